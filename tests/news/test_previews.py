"""How editors see a page before readers do: as a page, on paper, as a card that is shared."""

import base64
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.factories import NewsArticleFactory
from wagtail.admin.userbar import ContentCheckerItem

from common import content_checker, share_cards
from common.models import SiteSettings
from common.roles import EDITOR


@pytest.fixture
def preview(client, index):
    """The draft of an article, in a mode."""
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=EDITOR.name))
    page = NewsArticleFactory(parent=index, title="Tiêu đề của bài", summary="Sapo của bài.")
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])

    def show(mode=""):
        return client.get(address, {"mode": mode}).content.decode()

    show.page = page
    return show


def test_on_paper_the_rules_of_print_hold_on_the_screen_too(preview):
    assert "print-preview.css" in preview("print")
    assert "print-preview.css" not in preview()


def test_the_shared_card_is_the_one_that_travels_with_the_draft_s_title(preview):
    page = preview.page
    page.title = "Tiêu đề chưa đăng"
    page.save_revision()
    card = preview("share")
    (drawn,) = re.findall(r'<img src="data:image/png;base64,([^"]+)"', card)
    assert base64.b64decode(drawn) == share_cards.draw(page.title, SiteSettings.load().site_name)
    assert "Sapo của bài." in card
    assert "Đường làng tối" not in card
    assert "Đường làng tối" in preview()


def test_a_reader_is_given_the_page_whatever_mode_the_address_names(client, preview):
    client.logout()
    shown = client.get(preview.page.url, {"mode": "share"}).content.decode()
    assert "card--share" not in shown
    assert "Đường làng tối" in shown


def test_editors_are_given_our_checker_in_page_and_form(preview):
    items = [ContentCheckerItem(in_editor=True), object()]
    content_checker.use(items)
    assert isinstance(items[0], content_checker.PortalContentChecker)
    assert items[0].in_editor
    assert "image-alt" in preview()


@pytest.mark.parametrize(
    ("alt", "says_enough"),
    [
        ("Sáu người mặc áo phản quang đi trên đường làng.", True),
        ("Ảnh", False),
        ("IMG_2041", False),
        ("hop-to.jpg", False),
        ("Hình ảnh buổi họp", False),
        ("Ảnh chụp tại phường", False),
        ("Hình", False),
        ("Tranh 3", False),
        ("Anh công an xã trao mũ bảo hiểm", True),
        ("Hình vẽ sáu bậc thang", True),
    ],
)
def test_alt_text_that_says_little_is_found(alt, says_enough):
    """The pattern as the browser reads it: case does not count, any match is a fault."""
    found = re.search(content_checker.NOT_A_DESCRIPTION, alt, re.IGNORECASE)
    assert (found is None) == says_enough
