"""Officers do not exist in Wagtail's admin: not to see, not to change, not to count."""

import pytest
from django.urls import reverse
from tests.accounts import sign_in
from tests.portal.factories import EditorFactory, OfficerFactory, SuperuserFactory

from common.models import User

pytestmark = pytest.mark.django_db
OBJECT_VIEWS = ["edit", "delete", "history", "history_results", "usage"]


@pytest.fixture
def admin(client):
    sign_in(client, SuperuserFactory())
    return client


@pytest.fixture
def officer():
    return OfficerFactory(username="can-bo-bi-mat", first_name="Bí", last_name="Mật")


@pytest.fixture
def editor():
    return EditorFactory(username="bien-tap-vien")


@pytest.mark.parametrize("query", ["", "?q=b", "?is_active=true", "?is_superuser=false"])
@pytest.mark.parametrize("name", ["index", "index_results"])
def test_lists_searches_and_filters_show_staff_and_no_officer(admin, officer, editor, name, query):
    page = admin.get(reverse(f"wagtailusers_users:{name}") + query).content.decode()
    assert "bien-tap-vien" in page
    assert "can-bo-bi-mat" not in page


@pytest.mark.parametrize("name", OBJECT_VIEWS)
def test_an_officers_number_is_unknown_to_each_view_of_one_account(admin, officer, editor, name):
    def status(user):
        return admin.get(reverse(f"wagtailusers_users:{name}", args=[user.pk])).status_code

    assert status(editor) == 200
    assert status(officer) == 404


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_an_officer_cannot_be_changed_or_deleted_there(admin, officer, name):
    address = reverse(f"wagtailusers_users:{name}", args=[officer.pk])
    data = {"username": "da-doi", "password1": "x", "password2": "x", "is_superuser": "on"}
    assert admin.post(address, data).status_code == 404
    officer.refresh_from_db()
    assert officer.username == "can-bo-bi-mat"


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_no_bulk_action_shows_or_touches_an_officer(admin, officer, editor, action):
    address = reverse("wagtail_bulk_action", args=["common", "user", action])
    shown = admin.get(f"{address}?id={officer.pk}&id={editor.pk}").content.decode()
    assert "bien-tap-vien" in shown
    assert "can-bo-bi-mat" not in shown
    everybody = admin.get(f"{address}?id=all").content.decode()
    assert "can-bo-bi-mat" not in everybody


def test_bulk_deletion_of_an_officers_number_deletes_nobody(admin, officer, editor):
    address = reverse("wagtail_bulk_action", args=["common", "user", "delete"])
    admin.post(f"{address}?id={officer.pk}")
    admin.post(f"{address}?id={officer.pk}&id={editor.pk}")
    assert User.objects.filter(pk=officer.pk).exists()
    assert not User.objects.filter(pk=editor.pk).exists()


def test_an_account_made_there_is_staff(admin):
    address = reverse("wagtailusers_users:add")
    word = "một cây làm chẳng nên non"
    names = {"username": "moi", "email": "moi@example.vn", "first_name": "A", "last_name": "B"}
    admin.post(address, names | {"password1": word, "password2": word, "kind": "officer"})
    assert User.objects.get(username="moi").kind == User.Kind.STAFF


@pytest.mark.parametrize("name", ["site_history", "locked_pages", "aging_pages", "workflow"])
def test_no_report_offers_an_officer_in_its_filters(admin, officer, name):
    page = admin.get(reverse(f"wagtailadmin_reports:{name}"))
    assert page.status_code == 200
    assert "can-bo-bi-mat" not in page.content.decode()


def test_an_officer_holds_no_permission_even_from_a_group(officer, editor):
    officer.groups.set(editor.groups.all())
    assert editor.has_perm("wagtailadmin.access_admin")
    assert not officer.has_perm("wagtailadmin.access_admin")
    assert not officer.has_module_perms("wagtailadmin")
