"""Editors' mistakes stay harmless: every type of page overfull, with every block at its worst.

On the narrowest phone no page scrolls sideways, shows the mark of a broken picture or has a
barrier; headings keep their order (axe asks for it). What is left empty: tests/portal.
"""

import pytest
from django.core.management import call_command
from tests.common.factories import EmergencyBannerFactory
from tests.extremes import WORD, overfull, with_lists

from campaigns.models import ConsultationPage

BROKEN = """() => [...document.images]
  .filter((one) => one.complete && !one.naturalWidth).map((one) => one.src)"""
OPEN = "() => document.querySelectorAll('main details').forEach((one) => { one.open = true; })"


@pytest.fixture
def addresses(transactional_db, settings, tmp_path):
    """The pages, those above them and a form, a warning of one long word above them all."""
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    EmergencyBannerFactory(level="danger", title=WORD[:120], text=WORD)
    made = with_lists(overfull())
    (draft,) = [page for page in made if isinstance(page, ConsultationPage)]
    return [*(page.url for page in made), f"/gui/gop-y/{draft.pk}/", "/bao-tin/"]


def test_an_overfull_page_of_any_type_has_no_barrier_at_320_pixels(
    addresses, live_server, new_page, axe
):
    page = new_page(width=320)
    for address in addresses:
        page.goto(live_server.url + address)
        page.evaluate(OPEN)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert page.evaluate(BROKEN) == [], address
        axe(page)
