"""What identifies or brands a person is changed or explained before any road publishes it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.editing import add_url, article_data, edit_url
from tests.news.factories import NewsArticleFactory, SectionFactory
from wagtail.models import PageLogEntry

from common.clearance.findings import findings_of, open_findings
from common.clearance.passages import passages_of
from common.pages import BasePage, PageForm
from common.roles import EDITOR, REVIEWER
from news.models import NewsArticlePage

BRANDING = "<p>Công an bắt giữ hai con nghiện tại chợ.</p>"
TELLING = "<p>Anh N.V.T. (sinh năm 1990, tổ 4) vừa mãn hạn tù.</p>"
HARMLESS = "<p>Tối thứ Bảy, đội đi buổi đầu tiên.</p>"


@pytest.fixture
def become(client, home):
    call_command("setup_roles", verbosity=0)
    people = {role: StaffFactory(role=role.name) for role in (EDITOR, REVIEWER)}

    def become(role):
        client.logout()
        sign_in(client, people[role])
        return client

    return become


@pytest.fixture
def draft(index, become):
    """A draft with two places, not live, with a revision."""
    page = NewsArticleFactory(parent=index, live=False, body=[("text", BRANDING + TELLING)])
    page.save_revision()
    return page


def form(page=None, **values):
    data = {
        "title": "Đội tuần tra ra mắt",
        "slug": page.slug if page else "doi-tuan-tra-ra-mat",
        "summary": "Sáu người.",
        "section": SectionFactory(slug="phong-trao").pk,
        "body": BRANDING,
    }
    return article_data(**{**data, **values})


def check_url(page):
    return reverse("privacy_check", args=(page.pk,))


def is_held_back(answer, page):
    return answer.status_code == 302 and answer.url == check_url(page)


def is_live(page):
    return NewsArticlePage.objects.get(pk=page.pk).live


def by_button(client, page):
    return client.post(edit_url(page), form(page, **{"action-publish": "1"}))


def by_schedule(client, page):
    hour = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    return client.post(edit_url(page), form(page, go_live_at=hour, **{"action-publish": "1"}))


def by_bulk(client, page):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    return client.post(f"{address}?id={page.pk}", {"include_descendants": ""})


def by_bulk_of_the_parent(client, page):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    return client.post(f"{address}?id={page.get_parent().pk}", {"include_descendants": "on"})


def by_api(client, page):
    address = reverse("wagtailadmin_api:pages:action", args=(page.pk, "publish"))
    return client.post(address, content_type="application/json")


def submit(page):
    if not page.current_workflow_state:
        page.get_workflow().start(page, StaffFactory(role=EDITOR.name))


def by_workflow(client, page):
    submit(page)
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task.pk))
    return client.post(address)


def by_workflow_in_the_editor(client, page):
    submit(page)
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return client.post(edit_url(page), form(page, **action))


ROADS = [
    by_button,
    by_schedule,
    by_bulk,
    by_bulk_of_the_parent,
    by_api,
    by_workflow,
    by_workflow_in_the_editor,
]


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_no_road_publishes_what_nobody_answered_for_and_each_does_afterwards(become, draft, road):
    client = become(REVIEWER)
    answer = road(client, draft)
    assert is_held_back(answer, draft), answer.content[:500]
    assert not is_live(draft)
    assert not draft.revisions.exclude(approved_go_live_at=None).exists()
    if draft.current_workflow_state:
        assert draft.current_workflow_task.name == "Kiểm duyệt"

    client.post(check_url(draft), {"reason_for_all": "Người trong bài đồng ý, đã ký giấy."})
    answer = road(client, draft)
    assert not is_held_back(answer, draft)
    is_scheduled = draft.revisions.exclude(approved_go_live_at=None).exists()
    assert is_scheduled if road is by_schedule else is_live(draft)


def test_a_new_article_is_kept_as_a_draft_when_it_is_held_back(become, index):
    answer = become(REVIEWER).post(add_url(index), form(**{"action-publish": "1"}))
    page = NewsArticlePage.objects.get()
    assert is_held_back(answer, page)
    assert not page.live
    assert "con nghiện" in str(page.get_latest_revision_as_object().body)


@pytest.mark.parametrize("model", BasePage.__subclasses__(), ids=lambda model: model.__name__)
def test_no_page_type_is_live_before_it_is_published(model):
    types = [model] if not model._meta.abstract else model.__subclasses__()
    assert all(issubclass(kind.base_form_class, PageForm) for kind in types)


def test_changing_the_words_publishes_without_a_reason(become, draft):
    data = form(draft, body=HARMLESS, **{"action-publish": "1"})
    become(REVIEWER).post(edit_url(draft), data)
    assert is_live(draft)
    assert not PageLogEntry.objects.filter(action="common.privacy_kept").exists()


def test_who_submits_sees_the_places_highlighted(become, index):
    client = become(EDITOR)
    answer = client.post(add_url(index), form(**{"action-submit": "1"}))
    page = NewsArticlePage.objects.get()
    assert is_held_back(answer, page)
    assert "<mark>con nghiện</mark>" in client.get(answer.url).content.decode()
    assert page.current_workflow_task.name == "Kiểm duyệt"


def test_each_place_may_have_its_own_reason_and_history_keeps_who_when_and_why(become, draft):
    client = become(EDITOR)
    first, second = open_findings(draft)
    answer = client.post(check_url(draft), {first.key: "Lời của toà, trích nguyên."})
    assert is_held_back(answer, draft)
    assert open_findings(draft) == [second]
    answer = client.post(check_url(draft), {second.key: "Người này cho phép."})
    assert answer.url == edit_url(draft)
    entries = PageLogEntry.objects.filter(page=draft.pk, action="common.privacy_kept")
    assert {entry.data["reason"] for entry in entries} == {
        "Lời của toà, trích nguyên.",
        "Người này cho phép.",
    }
    assert all(entry.user and entry.timestamp for entry in entries)
    history = client.get(reverse("wagtailadmin_pages:history", args=(draft.pk,))).content.decode()
    assert "Người này cho phép." in history
    assert "con nghiện" in history


@pytest.mark.parametrize("data", [{}, {"reason_for_all": " "}, {"reason_for_all": "."}])
def test_no_reason_is_no_answer(become, draft, data):
    answer = become(REVIEWER).post(check_url(draft), data)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert len(open_findings(draft)) == 2


def test_a_reason_holds_for_its_words_in_their_place_alone(become, draft):
    client = become(REVIEWER)
    client.post(check_url(draft), {"reason_for_all": "Trích nguyên văn lời toà."})
    assert open_findings(draft) == []
    draft.body = [("text", BRANDING + TELLING + "<p>Lại thêm một con nghiện ở thôn bên.</p>")]
    assert [finding.words for finding in open_findings(draft)] == ["con nghiện"]


def test_every_word_that_readers_see_is_checked(index):
    blocks = [
        ("text", "<p>một</p>"),
        ("quote", {"quote": "hai", "speaker": "ba", "role": "bốn"}),
        ("callout", {"tone": "note", "title": "năm", "text": "<p>sáu</p>"}),
        ("steps", {"title": "bảy", "steps": [{"title": "tám", "text": "<p>chín</p>"}]}),
        ("figures", {"figures": [{"number": "10", "label": "mười"}], "source": "mười một"}),
    ]
    page = NewsArticleFactory(
        parent=index,
        title="tựa",
        summary="sapo",
        body=blocks,
        lead_image_caption="chú thích",
        correction="đính chính",
        byline="bút danh",
        seo_title="tựa tìm kiếm",
    )
    texts = " ".join(text for _, text in passages_of(page))
    expected = "một hai ba bốn năm sáu bảy tám chín mười tựa sapo chú thích đính chính"
    assert set(expected.split()) <= set(texts.split())
    assert "bút danh" in texts
    assert "tựa tìm kiếm" in texts
    assert page.slug not in texts


def test_a_paragraph_is_judged_by_the_whole_page(index):
    page = NewsArticleFactory(
        parent=index,
        title="Xét xử vụ trộm",
        body=[("text", "<p>Anh N.V.T., tổ 4, đến muộn.</p>")],
    )
    assert [finding.category for finding in findings_of(page)] == ["initials"]


def test_the_check_is_nobodys_who_may_not_edit(client, become, draft):
    client.logout()
    assert client.get(check_url(draft)).status_code == 302
    sign_in(client, StaffFactory(role="Cộng tác viên"))
    assert client.post(check_url(draft), {"reason_for_all": "x" * 9}).status_code == 302
    assert len(open_findings(draft)) == 2


def test_the_tick_publishes_what_passed_when_it_was_scheduled(become, draft):
    client = become(REVIEWER)
    draft.body = [("text", BRANDING)]
    draft.save_revision()
    client.post(check_url(draft), {"reason_for_all": "Trích nguyên văn lời toà."})
    by_schedule(client, draft)
    past = timezone.now() - timedelta(minutes=1)
    draft.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=past)
    revision = draft.revisions.exclude(approved_go_live_at=None).get()
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert is_live(draft)
