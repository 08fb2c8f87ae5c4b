"""What staff find first, and the lists and reports by which they keep the site in order."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.accounts import sign_in
from tests.common.factories import PortalImageFactory, StaffFactory
from tests.news.documents.factories import LegalDocumentFactory
from tests.news.factories import NewsArticleFactory, SectionFactory
from wagtail.models import Collection

from common.roles import CONTRIBUTOR, EDITOR, MANAGER, REVIEWER
from home.listings import ContentGroup
from news.models import LegalDocumentIndexPage, LegalIndexPage

WRITE = "Viết tin mới"


@pytest.fixture
def staff(home, client):
    """Sign in with a role; answers the person."""
    call_command("setup_roles", verbosity=0)

    def become(role):
        person = StaffFactory(role=role.name)
        client.logout()
        sign_in(client, person)
        return person

    return become


def picture(**values):
    return PortalImageFactory(collection=Collection.get_first_root_node(), **values)


def dashboard(client) -> str:
    return client.get("/quan-tri/").content.decode()


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR, REVIEWER, MANAGER], ids=lambda r: r.name)
def test_everybody_who_writes_finds_the_button_and_it_opens_the_form(staff, client, index, role):
    staff(role)
    address = reverse("wagtailadmin_pages:add", args=["news", "newsarticlepage", index.pk])
    page = dashboard(client)
    assert WRITE in page
    assert f'href="{address}"' in page
    assert client.get(address).status_code == 200


def test_drafts_are_ones_own_newest_first(staff, client, index):
    other = NewsArticleFactory(parent=index, title="Bài của người khác", owner=staff(EDITOR))
    other.save_revision()
    me = staff(EDITOR)
    for title in ("Nháp cũ", "Nháp mới"):
        page = NewsArticleFactory(parent=index, title=title, owner=me, live=False)
        page.save_revision()
    found = client.get("/quan-tri/").context["panels"]
    (panel,) = [panel for panel in found if getattr(panel, "name", "") == "drafts"]
    assert [page.title for page, _moment in panel.pages(me)] == ["Nháp mới", "Nháp cũ"]
    assert "Bài của người khác" not in dashboard(client)


def test_what_is_scheduled_is_shown_with_its_hour_and_not_before_it_is_approved(
    staff, client, index
):
    staff(REVIEWER)
    page = NewsArticleFactory(parent=index, title="Ra mắt ngày mai", live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    assert "Ra mắt ngày mai" not in dashboard(client)
    revision.publish()
    assert page.go_live_at.astimezone(timezone.get_default_timezone()).strftime("%H:%M") in (
        dashboard(client)
    )
    assert "Ra mắt ngày mai" in dashboard(client)


def test_pictures_without_words_are_counted_until_described(staff, client, home):
    image = picture(title="Ảnh chưa ai tả", description="")
    picture(title="Ảnh đã tả", description="Một con đường có đèn.")
    staff(EDITOR)
    assert "Ảnh chưa ai tả" in dashboard(client)
    report = client.get(reverse("undescribed_images")).content.decode()
    assert "Ảnh chưa ai tả" in report
    assert "Ảnh đã tả" not in report
    image.description = "Sáu người đứng trước nhà văn hóa."
    image.save()
    assert "Ảnh chưa ai tả" not in dashboard(client)


def test_a_contributor_is_told_only_of_pictures_that_are_theirs(staff, client, home):
    picture(title="Ảnh của người khác", description="")
    me = staff(CONTRIBUTOR)
    picture(title="Ảnh của tôi", description="", uploaded_by_user=me)
    page = dashboard(client)
    assert "Ảnh của tôi" in page
    assert "Ảnh của người khác" not in page


def test_the_report_is_exported_with_its_headings(staff, client, home):
    picture(title="Ảnh chưa ai tả", description="")
    staff(EDITOR)
    answer = client.get(reverse("undescribed_images"), {"export": "csv"})
    rows = b"".join(answer.streaming_content).decode().splitlines()
    assert len(rows) == 2
    assert "Ảnh chưa ai tả" in rows[1]


def test_the_list_of_news_is_filtered_by_section(staff, client, index):
    movement, law = SectionFactory(slug="phong-trao"), SectionFactory(slug="phap-luat")
    NewsArticleFactory(parent=index, title="Đội tuần tra", section=movement)
    NewsArticleFactory(parent=index, title="Nghị định mới", section=law)
    staff(EDITOR)
    address = reverse("danh-sach-tin:index")
    assert "Đội tuần tra" in client.get(address).content.decode()
    found = client.get(address, {"section": law.pk}).content.decode()
    assert "Nghị định mới" in found
    assert "Đội tuần tra" not in found


def test_the_list_costs_the_same_however_many_rows_it_has(staff, client, index):
    address = reverse("danh-sach-tin:index")
    # An editor's list costs two queries a row more: Wagtail asks what may be deleted.
    me = staff(REVIEWER)

    def cost():
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    NewsArticleFactory(parent=index, owner=me)
    one = cost()
    for _ in range(7):
        NewsArticleFactory(parent=index, owner=StaffFactory(), section=SectionFactory())
    assert cost() <= one


@pytest.mark.parametrize("listing", ContentGroup.items, ids=lambda listing: listing.name)
def test_every_list_of_the_menu_opens_empty(staff, client, home, listing):
    staff(CONTRIBUTOR)
    page = client.get(reverse(f"{listing.name}:index")).content.decode()
    assert str(listing.menu_label) in page


@pytest.fixture
def documents(home):
    law = home.get_children().type(LegalIndexPage).get().specific
    return law.get_children().type(LegalDocumentIndexPage).get()


@pytest.mark.parametrize(
    ("dates", "is_named"),
    [
        ({"checked_on": None}, True),
        ({"checked_on": timedelta(days=-366)}, True),
        ({"checked_on": timedelta(days=-300)}, False),
        ({"checked_on": timedelta(0), "ended_on": timedelta(days=20)}, True),
        ({"checked_on": timedelta(0), "partly_ended_on": timedelta(days=30)}, True),
        ({"checked_on": timedelta(0), "ended_on": timedelta(days=40)}, False),
        ({"checked_on": timedelta(0), "ended_on": timedelta(days=-40)}, False),
        ({"checked_on": timedelta(days=-400), "ended_on": timedelta(days=-500)}, False),
    ],
    ids=str,
)
def test_documents_unchecked_for_a_year_or_ending_within_a_month_are_named(
    staff, client, documents, dates, is_named
):
    today = timezone.localdate()
    days = {name: None if shift is None else today + shift for name, shift in dates.items()}
    LegalDocumentFactory(parent=documents, title="Nghị định thử", **days)
    staff(EDITOR)
    assert ("Nghị định thử" in client.get(reverse("documents_to_check")).content.decode()) == (
        is_named
    )
    assert ("documents-to-check" in dashboard(client)) == is_named


def test_drafts_of_documents_are_nobodys_to_check(staff, client, documents):
    LegalDocumentFactory(parent=documents, title="Nghị định thử", checked_on=None, live=False)
    staff(EDITOR)
    assert "documents-to-check" not in dashboard(client)
