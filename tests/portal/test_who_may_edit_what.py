"""Who may edit what: Wagtail's admin against a reviewed table, for each editor role.

`who_may_edit_what.csv` has the addresses that matter, GET and POST; names in braces are rows of
the test's own. 302 to a GET sends the person away: Wagtail says so on the next page. A new entry
in the admin's menu, or a new address of our own registration, fails here until it has its row.
"""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import csv
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from tests.campaigns.consultations.factories import ConsultationFactory, OpinionFactory
from tests.portal.roles import EDITORS, client_of
from tests.tipoff.conftest import bare_world  # noqa: F401
from wagtail.admin.menu import admin_menu, reports_menu, settings_menu
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site, Workflow

from campaigns.models import ConsultationIndexPage, Organisation
from common import roles
from common.models import EmergencyBanner, PortalDocument, PortalImage, SiteSettings, User
from home.contact.models import ContactMessage
from home.search.models import SearchPick
from news.models import NewsArticlePage, NewsIndexPage, Section
from news.questions.models import ReaderQuestion

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("who_may_edit_what.csv")
ADMIN = "quan-tri/"
STAFF = (*EDITORS, "superuser")
ALLOWED = {"200"}
# Wagtail makes this address for every snippet; ours have no form there, so it does not exist.
UNUSED = {
    f"quan-tri/snippets/choose/{snippet}/create/"
    for snippet in ("campaigns/organisation", "home/searchpick", "news/section")
}
# Wagtail's forms take a body without their lists' counts for a broken request.
COUNTS = {
    "body-count": "0",
    "menu-count": "0",
    "menu_en-count": "0",
    "hotlines-count": "0",
    "linked_sites-count": "0",
    "article_places-TOTAL_FORMS": "0",
    "article_places-INITIAL_FORMS": "0",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
}


@pytest.fixture
def things(bare_world, tmp_path, settings):
    """A row of everything that the table's examples name."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    call_command("setup_site", verbosity=0)
    roles.set_up(Page.get_first_root_node())
    index = NewsIndexPage.objects.get()
    article = NewsArticlePage(title="Tuần tra", slug="tuan-tra", summary="x")
    article.section = Section.objects.first()
    index.add_child(instance=article)
    image = PortalImage.objects.create(title="x", file=get_test_image_file())
    file = ContentFile(b"x", "x.pdf")
    return {
        "home": Site.objects.get().root_page_id,
        "index": index.pk,
        "article": article.pk,
        "section": article.section_id,
        "organisation": Organisation.objects.create(name="x").pk,
        "pick": SearchPick.objects.create(words="x", page=article).pk,
        "image": image.pk,
        "document": PortalDocument.objects.create(title="x", file=file).pk,
        "user": User.objects.create(username="colleague").pk,
        "officer": User.objects.create(username="lan", kind=User.Kind.OFFICER).pk,
        "group": Group.objects.first().pk,
        "workflow": Workflow.objects.get(active=True).pk,
        "locale": Locale.objects.first().pk,
        "site": Site.objects.get().pk,
        "settings": SiteSettings.load().pk,
        "opinion": opinion().pk,
        "banner": EmergencyBanner.objects.create(title="x", live_until=timezone.now()).pk,
        "letter": ContactMessage.objects.create(text="x").pk,
        "question": ReaderQuestion.objects.create(text="x").pk,
    }


def opinion():
    lists = ConsultationIndexPage.objects.get()
    return OpinionFactory(consultation=ConsultationFactory(parent=lists))


def rows():
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


def admin_patterns(resolver=None, prefix=""):
    """The admin's address patterns with their views."""
    for entry in (resolver or get_resolver()).url_patterns:
        written = prefix + str(entry.pattern)
        if not isinstance(entry, URLPattern):
            yield from admin_patterns(entry, written)
        elif written.startswith(ADMIN):
            yield written, entry.callback


def labels():
    """The app labels of our rooms."""
    ours = str(settings.BASE_DIR / "site")
    return {app.label for app in apps.get_app_configs() if str(app.path).startswith(ours)}


def ask(client, method, address):
    """The status of one request, with everything that it did undone."""
    before = transaction.savepoint()
    try:
        return getattr(client, method)(address, COUNTS if method == "post" else {}).status_code
    finally:
        transaction.savepoint_rollback(before)


def is_ours(written, view):
    """Whether an address names a model of ours, or a view of ours answers it."""
    view = getattr(view, "view_class", view)
    return bool(labels() & {*written.split("/"), view.__module__.partition(".")[0]})


# test_admin_in_vietnamese.py draws the screens.
@pytest.mark.parametrize("role", STAFF)
@pytest.mark.usefixtures("undrawn")
def test_every_address_of_the_admin_answers_this_role_as_the_table_says(things, role):
    client = client_of(role, None)
    wrong = {}
    for row in rows():
        address = row["example"].format(**things)
        status = ask(client, row["method"], address)
        if status != int(row[role]):
            wrong[row["method"], row["example"]] = f"{status}, the table says {row[role]}"
    assert wrong == {}


def test_every_address_of_our_own_registration_has_its_rows():
    ours = {written for written, view in admin_patterns() if is_ours(written, view)}
    listed = {row["pattern"] for row in rows()}
    assert len(ours) > 5
    assert ours - listed == UNUSED, "new addresses: who may use them?"


def test_the_table_lists_no_address_that_is_gone_and_each_with_both_methods():
    found = {written for written, _ in admin_patterns()}
    listed = [(row["example"], row["method"]) for row in rows()]
    assert {row["pattern"] for row in rows()} - found == set()
    assert len(listed) == len(set(listed))
    assert {(example, method) for example, _ in listed for method in ("get", "post")} == set(listed)


def test_every_entry_of_the_menus_has_its_row(things):
    request = RequestFactory().get("/quan-tri/")
    request.user = User.objects.create(username="root", is_superuser=True)
    menus = (admin_menu, settings_menu, reports_menu)
    entries = {item.url for menu in menus for item in menu.menu_items_for_request(request)}
    listed = {row["example"].format(**things) for row in rows()}
    leads = {url for url in entries if url.startswith("/quan-tri/")}
    assert len(leads) > 10
    assert leads - listed == set(), "new entries in the menu: who may use them?"


def test_only_who_manages_people_reaches_accounts_and_groups():
    for row in rows():
        if row["example"].startswith(("/quan-tri/users/", "/quan-tri/groups/")):
            reached = {role for role in STAFF if row[role] in ALLOWED}
            assert reached <= {"administrator", "superuser"}, row


def test_officers_accounts_exist_for_nobody():
    officers = [row for row in rows() if "{officer}" in row["example"]]
    assert len(officers) == 4
    for row in officers:
        assert {row[role] for role in ("administrator", "superuser")} == {"404"}, row


def test_workflows_sites_languages_and_collections_are_the_superusers_alone():
    for row in rows():
        if row["example"].startswith(
            ("/quan-tri/workflows/", "/quan-tri/sites/", "/quan-tri/locales/")
        ):
            assert {row[role] for role in EDITORS} & ALLOWED == set(), row


def test_snippets_without_a_form_in_their_chooser_cannot_be_created_there(things):
    client = client_of("superuser", None)
    for address in UNUSED:
        assert client.get(f"/{address}").status_code == 404
        assert client.post(f"/{address}", {}).status_code == 404
