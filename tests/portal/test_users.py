"""Officers do not exist in Wagtail's admin: not to see, not to change, not to count."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.accounts import sign_in
from tests.portal.factories import EditorFactory, OfficerFactory, SuperuserFactory
from wagtail.log_actions import log

from common.models import User
from tipoff.models import Officer

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


@pytest.fixture
def page(home, officer, editor):
    """A page of the editor's, edited by the editor."""
    home.owner = editor
    home.save()
    log(instance=home, action="wagtail.edit", user=editor)
    return home


def test_the_page_lists_owned_by_and_edited_by_offer_staff_and_no_officer(admin, officer, page):
    address = reverse("wagtailadmin_explore", args=[page.pk])
    shown = admin.get(address).content.decode()
    for name in ("owner", "edited_by"):
        assert f'name="{name}" value="{page.owner_id}"' in shown
        assert f'name="{name}" value="{officer.pk}"' not in shown
    assert officer.username not in shown
    for asked in (f"?owner={officer.pk}", f"?edited_by={officer.pk}"):
        assert officer.username not in admin.get(address + asked).content.decode()


def test_a_pages_history_and_usage_name_no_officer(admin, officer, page):
    for name in (
        "wagtailadmin_pages:history",
        "wagtailadmin_pages:usage",
        "wagtailadmin_pages:edit",
    ):
        shown = admin.get(reverse(name, args=[page.pk]))
        assert shown.status_code == 200
        assert officer.username not in shown.content.decode()


def test_a_group_lists_no_officer_though_one_was_put_into_it(admin, officer, editor):
    group = editor.groups.get()
    officer.groups.add(group)
    address = reverse("wagtailusers_users:index")
    shown = admin.get(f"{address}?group={group.pk}").content.decode()
    assert editor.username in shown
    assert officer.username not in shown


@pytest.mark.parametrize("words", ["can-bo-bi-mat", "Bí", "Mật"])
def test_no_search_of_the_admin_finds_an_officer(admin, officer, editor, words):
    for name in ("wagtailusers_users:index_results", "wagtailadmin_pages:search_results"):
        shown = admin.get(reverse(name), {"q": words}).content.decode()
        assert f"/users/edit/{officer.pk}/" not in shown
        assert "Bí Mật" not in shown


def test_the_admins_api_has_no_accounts(admin, officer):
    assert admin.get("/quan-tri/api/main/users/").status_code == 404
    answer = admin.get("/quan-tri/api/main/pages/?fields=*")
    assert answer.status_code == 200
    assert officer.username not in answer.content.decode()


@pytest.mark.parametrize("factory", [EditorFactory, OfficerFactory])
def test_no_account_ever_changes_sides(factory):
    user = User.objects.get(pk=factory().pk)
    others = {User.Kind.STAFF: User.Kind.OFFICER, User.Kind.OFFICER: User.Kind.STAFF}
    user.kind = others[user.kind]
    with pytest.raises(ValueError, match="keeps its kind"):
        user.save()


def test_an_officer_is_never_an_administrator_even_by_plain_sql(officer):
    for right in ("is_superuser", "is_staff"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=officer.pk).update(**{right: True})


def test_no_member_of_the_staff_can_be_put_at_a_station(editor):
    with pytest.raises(ValidationError):
        Officer(user=editor, display_name="x").clean()
