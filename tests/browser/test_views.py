"""A page that somebody looks at says so once, three seconds later, and nothing else of anybody."""

import pytest
from django.core.management import call_command

from home.models import HomePage

PHONE = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
# Playwright's browser says that a program drives it; a reader's does not.
BY_HAND = "Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });"
# Three seconds later is at once. (Playwright's own clock would hide how the page was opened.)
AT_ONCE = """
const later = window.setTimeout;
window.setTimeout = (act) => later(act, 0);
"""


@pytest.fixture
def home(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    return HomePage.objects.first()


def beacons_of(page):
    """The beacons that a page will have sent, as they are sent."""
    found = []
    page.on("request", lambda request: "/luot-xem/" in request.url and found.append(request))
    return found


def test_a_reader_is_counted_once_and_reloading_counts_nothing(live_server, new_page, home):
    page = new_page(user_agent=PHONE)
    page.add_init_script(BY_HAND + AT_ONCE)
    page.context.add_cookies([{"name": "a", "value": "b", "url": live_server.url}])
    found = beacons_of(page)
    page.goto(f"{live_server.url}/", wait_until="networkidle")
    (sent,) = found
    assert sent.url == f"{live_server.url}/luot-xem/{home.pk}/"
    assert sent.response().status == 204
    assert sent.post_data is None
    assert not {"cookie", "referer"} & sent.all_headers().keys()
    page.reload(wait_until="networkidle")
    assert len(found) == 1


def test_a_browser_that_a_program_drives_sends_nothing(live_server, new_page, home):
    page = new_page(user_agent=PHONE)
    page.add_init_script(AT_ONCE)
    found = beacons_of(page)
    page.goto(f"{live_server.url}/", wait_until="networkidle")
    assert found == []
