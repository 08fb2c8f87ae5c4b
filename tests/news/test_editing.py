"""How Front staff write, submit and approve; and what they cannot reach."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.editing import add_url, article_data, edit_url, errors
from tests.news.factories import NewsArticleFactory, SectionFactory
from wagtail.models import Collection, Page, PageViewRestriction, Workflow

from common.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, MANAGER, REVIEWER, ROLES, WORKFLOW
from news.models import NewsArticlePage, NewsIndexPage


@pytest.fixture
def roles(home):
    call_command("setup_roles", verbosity=0)
    return {role: StaffFactory(role=role.name) for role in ROLES}


@pytest.fixture
def as_role(client, roles):
    """Sign in with a role and hand back the client."""

    def become(role):
        client.logout()
        sign_in(client, roles[role])
        return client

    return become


def full_data(**values):
    section = SectionFactory(slug="phong-trao")
    return article_data(
        **{
            "title": "Đội tuần tra Nam Dong ra mắt",
            "slug": "doi-tuan-tra-nam-dong-ra-mat",
            "summary": "Sáu người, áo phản quang và đèn pin.",
            "section": section.pk,
            "body": "<p>Tối thứ Bảy, đội đi buổi đầu tiên.</p>",
            **values,
        }
    )


def test_roles_and_workflow_are_made_once_and_mended(roles, home):
    call_command("setup_roles", verbosity=0)
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(r.name for r in ROLES)
    assert [w.name for w in Workflow.objects.active()] == [WORKFLOW]
    names = [task.name for task in home.get_workflow().tasks]
    assert names == ["Biên tập", "Kiểm duyệt"]


def test_no_role_holds_a_permission_on_tips_keys_or_stations(roles):
    held = Permission.objects.filter(group__in=Group.objects.all())
    assert not held.filter(content_type__app_label__in=["tipoff", "places"]).exists()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
@pytest.mark.parametrize("address", ["/truc-ban/", "/truc-ban/tin/1/", "/truc-ban/kho-khoa/"])
def test_no_role_reaches_the_officers_desk(as_role, role, address):
    assert as_role(role).get(address).status_code == 404


def test_an_editor_writes_a_reviewer_approves_and_a_resident_reads(as_role, client, index):
    editor = as_role(EDITOR)
    answer = editor.post(add_url(index), full_data(**{"action-submit": "true"}))
    assert answer.status_code == 302, errors(answer)
    page = NewsArticlePage.objects.get(slug="doi-tuan-tra-nam-dong-ra-mat")
    assert not page.live
    assert page.current_workflow_task.name == "Kiểm duyệt"

    task = page.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task.pk))
    assert editor.post(approve).status_code in (302, 403)
    page.refresh_from_db()
    assert not page.live

    assert as_role(REVIEWER).post(approve).status_code == 302
    page.refresh_from_db()
    assert page.live
    client.logout()
    html = client.get("/tin-tuc/doi-tuan-tra-nam-dong-ra-mat/").content.decode()
    assert "Tối thứ Bảy, đội đi buổi đầu tiên." in html


def test_a_contributors_draft_waits_for_an_editor_then_for_a_reviewer(as_role, index):
    answer = as_role(CONTRIBUTOR).post(add_url(index), full_data(**{"action-submit": "true"}))
    assert answer.status_code == 302, errors(answer)
    page = NewsArticlePage.objects.get()
    assert page.current_workflow_task.name == "Biên tập"
    task = page.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task.pk))
    as_role(EDITOR).post(approve)
    page = NewsArticlePage.objects.get()
    assert not page.live
    assert page.current_workflow_task.name == "Kiểm duyệt"


@pytest.mark.parametrize("role", [CONTRIBUTOR, EDITOR], ids=lambda role: role.name)
def test_who_may_not_publish_cannot_by_asking(as_role, index, role):
    as_role(role).post(add_url(index), full_data(**{"action-publish": "true"}))
    assert not NewsArticlePage.objects.live().exists()


@pytest.mark.parametrize("role", [REVIEWER, MANAGER, ADMINISTRATOR], ids=lambda role: role.name)
def test_who_may_publish_can(as_role, index, role):
    answer = as_role(role).post(add_url(index), full_data(**{"action-publish": "true"}))
    assert answer.status_code == 302, errors(answer)
    assert NewsArticlePage.objects.live().count() == 1


def test_a_draft_is_saved_with_required_fields_still_empty(as_role, index):
    answer = as_role(EDITOR).post(
        add_url(index), article_data(title="Mới có tựa", slug="moi-co-tua")
    )
    assert answer.status_code == 302, errors(answer)
    assert NewsArticlePage.objects.get().section is None


def test_publishing_demands_the_section_and_words_for_the_lead_image(as_role, index):
    answer = as_role(REVIEWER).post(
        add_url(index),
        article_data(title="Thiếu", slug="thieu", **{"action-publish": "true"}),
    )
    assert "section" in errors(answer)
    with pytest.raises(ValidationError) as refused:
        NewsArticleFactory(parent=index, lead_image_alt=" ")
    assert "lead_image_alt" in refused.value.message_dict


def test_a_preview_shows_the_draft_to_its_editor_alone(as_role, client, index):
    page = NewsArticleFactory(parent=index, title="Bản đã đăng")
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    editor = as_role(EDITOR)
    data = full_data(title="Bản đang sửa", slug=page.slug)
    assert editor.post(preview, data).json()["is_valid"]
    shown = editor.get(preview)
    assert "Bản đang sửa" in shown.content.decode()
    assert "public" not in shown.headers.get("Cache-Control", "")
    client.logout()
    assert client.get(preview).status_code == 302
    assert "Bản đang sửa" not in client.get(page.url).content.decode()


def test_page_privacy_cannot_be_set(as_role, index):
    page = NewsArticleFactory(parent=index)
    address = reverse("wagtailadmin_pages:set_privacy", args=(page.pk,))
    administrator = as_role(ADMINISTRATOR)
    data = {"restriction_type": "login", "password": "", "groups": []}
    administrator.post(address, data)
    assert not PageViewRestriction.objects.exists()
    assert "set-privacy" not in administrator.get(edit_url(page)).content.decode()


def test_the_article_form_offers_choosers_instead_of_ten_thousand_options(as_role, index):
    html = as_role(EDITOR).get(add_url(index)).content.decode()
    assert "chon-phuong-xa" in html
    assert "chon-ten-cu" in html


def test_a_fresh_site_is_set_up_once(home):
    call_command("setup_site", verbosity=0)
    shown = Page.objects.filter(depth__gt=1).order_by("path").values_list("slug", flat=True)
    law = ["phap-luat", "van-ban", "tim-hieu", "hoi-dap", "trac-nghiem"]
    campaigns = ["phong-trao", "cac-phong-trao", "mo-hinh", "chuong-trinh", "su-kien", "gop-y"]
    plain = ["cach-bao-tin", "so-khan-cap", "gioi-thieu"]
    assert sorted(shown.filter(locale__language_code="vi")) == sorted(
        ["trang-dau", "tin-tuc", *law, *campaigns, *plain]
    )
    assert sorted(shown.filter(locale__language_code="en")) == sorted(["trang-dau-en", *plain])


def test_a_flushed_database_is_set_up_as_well(db):
    Page.objects.all().delete()
    Collection.objects.all().delete()
    call_command("setup_site", verbosity=0)
    call_command("setup_roles", verbosity=0)
    assert NewsIndexPage.objects.get().url == "/tin-tuc/"
