"""The banner of days of danger: on every public page, from its minute to its minute, by itself."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.common.factories import EmergencyBannerFactory, StaffFactory
from tests.publishing.dummies import PAGE, Application, FakeWatch, Reply

from common import emergency, roles
from common.caching import ALLOWED, MARK
from common.models import EmergencyBanner, SiteSettings
from home.models import StandardPage
from publishing import generation
from publishing.cache import PageCache

pytestmark = pytest.mark.django_db
PUBLIC = ["/", "/tin-tuc/", "/bao-tin/", "/bao-tin/tra-cuu/", "/gui/lien-he/", "/khong-co/"]
NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)


@pytest.fixture
def site(home):
    return home


def at(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.mark.parametrize("address", PUBLIC)
def test_it_stands_on_every_public_page_as_a_named_region(client, site, address):
    EmergencyBannerFactory(title="Bão số 5", text="Ở trong nhà.")
    html = client.get(address).content.decode()
    assert '<section class="banner banner--warning" aria-labelledby="banner-1">' in html
    assert "Bão số 5" in html
    assert "Ở trong nhà." in html
    assert 'role="alert"' not in html


def test_words_are_escaped_and_a_link_that_runs_code_is_refused(client, site):
    EmergencyBannerFactory(title="<script>alert(1)</script>")
    assert "<script>alert" not in client.get("/").content.decode()
    for address in ("javascript:alert(1)", "http://x", 'https://x" onclick="x', "https://x\nx"):
        with pytest.raises(ValidationError):
            EmergencyBannerFactory.build(link_url=address).clean_fields()
    EmergencyBannerFactory.build(link_url="https://phongchongthientai.example/").clean_fields()


def test_english_pages_show_its_english_words_or_say_that_it_is_vietnamese(client, site):
    EmergencyBannerFactory(title="Bão số 5", title_en="Storm no. 5")
    EmergencyBannerFactory(title="Mưa lớn")
    html = client.get("/en/bao-tin/").content.decode()
    assert "Storm no. 5" in html
    assert "Bão số 5" not in html
    assert len(re.findall(r'<section class="banner [^>]* lang="vi">', html)) == 1


def test_the_gravest_stands_first(client, site):
    for level in ("notice", "danger", "warning"):
        EmergencyBannerFactory(level=level)
    assert [banner.level for banner in emergency.current()] == ["danger", "warning", "notice"]


def test_it_begins_and_ends_at_its_second_without_anybody(client, site, monkeypatch):
    end = NOON + timedelta(hours=1)
    at(monkeypatch, NOON - timedelta(hours=1))
    EmergencyBannerFactory(title="Bão số 5", live_from=NOON, live_until=end)
    assert emergency.next_change() == NOON
    second = timedelta(seconds=1)
    for moment, stands in ((NOON - second, 0), (NOON, 1), (end - second, 1), (end, 0)):
        at(monkeypatch, moment)
        assert len(emergency.current()) == stands, moment
    assert emergency.next_change() is None


def test_a_kept_page_is_drawn_anew_at_the_next_change(client, site, monkeypatch):
    at(monkeypatch, NOON)
    EmergencyBannerFactory(
        live_from=NOON + timedelta(minutes=5), live_until=NOON + timedelta(hours=1)
    )
    kept = client.get("/")[MARK]
    assert float(kept.removeprefix(ALLOWED)) == (NOON + timedelta(minutes=5)).timestamp()


def test_the_page_cache_asks_again_once_the_moment_is_reached():
    now = [999.0]
    application = Application(headers=[PAGE[0], (MARK, f"{ALLOWED} 1000.000")])
    cache = PageCache(application, watch=FakeWatch(), wall_clock=lambda: now[0])
    Reply(cache), Reply(cache)
    assert len(application.asked) == 1
    now[0] = 1000.0
    assert MARK.lower() not in Reply(cache).headers
    assert len(application.asked) == 2


def test_raising_changing_and_deleting_one_start_a_new_generation(site):
    numbers = [generation.read()]
    banner = EmergencyBannerFactory()
    numbers.append(generation.read())
    EmergencyBanner.objects.update(title="Bão số 6")
    numbers.append(generation.read())
    banner.delete()
    numbers.append(generation.read())
    assert numbers == sorted(set(numbers))


def test_it_costs_a_warm_process_no_query(client, site):
    EmergencyBannerFactory(link_page=site)
    client.get("/")
    with CaptureQueriesContext(connection) as seen:
        client.get("/")
    assert not [query for query in seen if "emergency" in query["sql"]]


def test_a_page_that_was_taken_down_is_not_linked(client, site):
    page = site.add_child(instance=StandardPage(title="Tránh bão", slug="tranh-bao"))
    EmergencyBannerFactory(link_page=page)
    assert 'href="/tranh-bao/"' in client.get("/").content.decode()
    page.unpublish()
    emergency.forget()
    assert 'href="/tranh-bao/"' not in client.get("/").content.decode()


def test_it_must_end_after_it_begins():
    with pytest.raises(ValidationError):
        EmergencyBannerFactory.build(live_from=NOON, live_until=NOON).clean()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (roles.CONTRIBUTOR, False),
        (roles.EDITOR, False),
        (roles.REVIEWER, True),
        (roles.MANAGER, True),
    ],
)
def test_only_who_publishes_may_raise_one(site, role, may):
    roles.set_up(site)
    user = StaffFactory(role=role.name)
    for verb in ("add", "change", "delete", "view"):
        assert user.has_perm(f"common.{verb}_emergencybanner") is may


def test_linked_sites_stand_in_the_footer(client, site):
    settings = SiteSettings.load()
    settings.linked_sites = [("site", {"name": "Mặt trận tỉnh", "url": "https://mt.example/"})]
    settings.save()
    html = client.get("/").content.decode()
    assert '<a href="https://mt.example/" rel="external noopener">Mặt trận tỉnh</a>' in html
