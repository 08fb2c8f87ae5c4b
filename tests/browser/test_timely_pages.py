"""Events, consultations, warnings and the blocks at their worst, in a reader's browser."""

import factory
import pytest
from django.core.management import call_command
from tests.campaigns.consultations.factories import ConsultationFactory
from tests.campaigns.events.factories import EventFactory
from tests.common.factories import EmergencyBannerFactory, PortalDocumentFactory, PortalImageFactory
from tests.common.test_blocks import EXTREME
from tests.common.test_media_blocks import FILM

from campaigns.models import ConsultationIndexPage, EventIndexPage

LONG = "Khuêtrung" * 15


@pytest.fixture
def addresses(transactional_db, settings, tmp_path):
    """A warning above all, an event with every block at its worst, a consultation, its form."""
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    EmergencyBannerFactory(level="danger", title=f"Bão số 5 {LONG}"[:120], text=LONG)
    EmergencyBannerFactory(level="notice")
    event = EventFactory(
        parent=EventIndexPage.objects.get(),
        body=[*EXTREME.items(), *with_files()],
        programme=[("row", {"when": LONG[:40], "what": LONG})],
    )
    said = {"who": LONG, "text": LONG, "conference": LONG, "date": "2024-05-14"}
    consultation = ConsultationFactory(
        parent=ConsultationIndexPage.objects.get(),
        themes=[("theme", {"title": LONG, "conference_opinions": [said]})],
    )
    for page in (event, consultation):
        page.save_revision().publish()
    lists = [event.get_parent().url, consultation.get_parent().url]
    return [*lists, event.url, consultation.url, f"/gui/gop-y/{consultation.pk}/", "/bao-tin/"]


def with_files():
    image, file = PortalImageFactory(), factory.django.FileField(filename="a.mp4", data=FILM)
    pictures = [{"image": image, "caption": LONG}] * 5
    return [
        ("gallery", {"title": LONG, "pictures": pictures}),
        (
            "recording",
            {
                "recording": PortalDocumentFactory(file=file),
                "title": LONG,
                "transcript": "<p>x</p>",
            },
        ),
    ]


def test_no_page_has_an_accessibility_fault_or_scrolls_sideways(
    addresses, live_server, new_page, axe
):
    for width, dark in ((360, False), (1280, True)):
        page = new_page(width=width, dark=dark)
        for address in addresses:
            page.goto(live_server.url + address)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert page.get_by_role("region", name="Bão số 5", exact=True).is_visible()
