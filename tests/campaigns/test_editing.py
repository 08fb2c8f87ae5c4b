"""How Front staff write campaigns: half-done drafts are kept, publishing demands what is needed."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from tests.accounts import sign_in
from tests.campaigns.factories import (
    OrganisationFactory,
    PilotModelFactory,
    adopt,
    figure,
    publish,
)
from tests.common.factories import StaffFactory
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from campaigns.dates import PartialDate
from campaigns.models import (
    Adoption,
    LegalBasis,
    ModelTask,
    PilotModelPage,
    ProgrammePage,
)
from common.clearance.passages import passages_of
from common.roles import EDITOR, REVIEWER

ROWS = ("legal_bases", "tasks", "milestones", "adoptions", "tools", "comments")
TEXTS = (
    "title",
    "slug",
    "summary",
    "formula",
    "movement",
    "purpose",
    "lead",
    "contact_name",
    "contact_phone",
    "contact_email",
    "seo_title",
    "search_description",
    "listing_title",
    "listing_image",
)
FIGURE = {
    "label": "Người được giúp",
    "number": "23",
    "unit": "người",
    "source_name": "Báo cáo",
    "source_url": "",
    "since": "",
    "until": "5/2024",
}
ADOPTION = {"former_unit": "", "spot": "", "note": "", "figures": streamfield([])}


def model_data(**values):
    """What the model's form posts; empty but for what is given, as a new form is."""
    blank = dict.fromkeys(TEXTS, "") | {name: inline_formset([]) for name in ROWS}
    streams = {"body": streamfield([]), "figures": streamfield([])}
    return nested_form_data(
        {**blank, **streams, "criteria": rich_text(""), "status": "pilot", **values}
    )


def programme_data(**values):
    blank = dict.fromkeys([*TEXTS, "number", "signed_on", "since", "until"], "")
    rows = {name: inline_formset([]) for name in ("parties", "tasks", "comments")}
    streams = {"body": streamfield([]), "figures": streamfield([])}
    return nested_form_data({**blank, **rows, **streams, **values})


def errors(answer):
    """All that a refused form says, in one text; nothing after a redirect."""
    if answer.status_code == 302:
        return ""
    form = answer.context["form"]
    rows = [formset.errors for formset in form.formsets.values()]
    counts = [formset.non_form_errors() for formset in form.formsets.values()]
    return f"{dict(form.errors)} {rows} {counts}"


@pytest.fixture
def as_role(client, pilots):
    """Sign in with a role and hand back the client."""
    call_command("setup_roles", verbosity=0)

    def become(role):
        client.logout()
        sign_in(client, StaffFactory(role=role.name))
        return client

    return become


def add(client, parent, model, data):
    address = reverse("wagtailadmin_pages:add", args=("campaigns", model, parent.pk))
    return client.post(address, data)


def test_a_half_empty_model_is_saved_as_a_draft(as_role, pilots):
    adoption = {**ADOPTION, "ward": "", "began_on": "", "figures": streamfield([("figure", {})])}
    bare = dict.fromkeys(FIGURE, "")
    data = model_data(
        title="Mới có tên",
        slug="moi-co-ten",
        figures=streamfield([("figure", bare)]),
        adoptions=inline_formset(
            [{**adoption, "figures": streamfield([("figure", {**bare, "measure": "clubs"})])}]
        ),
        milestones=inline_formset([{"moment": "", "text": "Ra mắt"}]),
    )
    answer = add(as_role(EDITOR), pilots, "pilotmodelpage", data)
    assert answer.status_code == 302, errors(answer)
    page = PilotModelPage.objects.get().get_latest_revision_as_object()
    assert not page.live
    assert page.lead is None
    assert len(page.figures) == 1
    assert page.adoptions.count() == 1
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    editor = as_role(EDITOR)
    assert editor.post(preview, data).json()["is_valid"]
    assert "<h1>Mới có tên</h1>" in editor.get(preview).content.decode()


def test_publishing_a_model_demands_purpose_lead_and_whole_adoptions(as_role, pilots):
    data = model_data(
        title="Thiếu",
        slug="thieu",
        adoptions=inline_formset([{**ADOPTION, "ward": "", "began_on": "hôm qua"}]),
        figures=streamfield([("figure", {**FIGURE, "unit": ""})]),
        **{"action-publish": "true"},
    )
    said = errors(add(as_role(REVIEWER), pilots, "pilotmodelpage", data))
    for words in ("purpose", "lead", "figures", "'ward'", "Hãy ghi 25/7/2023"):
        assert words in said
    assert not PilotModelPage.objects.live().exists()


def test_a_reviewer_publishes_a_model_with_an_adoption_and_its_figures(as_role, pilots, wards):
    figure = {**FIGURE, "measure": "members"}
    adoption = {
        **ADOPTION,
        "ward": wards["Cẩm Lệ"].pk,
        "began_on": "7/2023",
        "figures": streamfield([("figure", figure)]),
    }
    data = model_data(
        title="Quản lý 4+1",
        slug="quan-ly-4-1",
        purpose="Giúp người trở về.",
        lead=OrganisationFactory().pk,
        adoptions=inline_formset([adoption]),
        **{"action-publish": "true"},
    )
    answer = add(as_role(REVIEWER), pilots, "pilotmodelpage", data)
    assert answer.status_code == 302, errors(answer)
    adoption = PilotModelPage.objects.live().get().adoptions.get()
    assert adoption.began_on == PartialDate(2023, 7)
    assert adoption.scale[0].digits == "23"


def test_a_period_that_ends_before_it_begins_is_refused(as_role, pilots):
    data = model_data(
        title="Sai kỳ",
        slug="sai-ky",
        figures=streamfield([("figure", {**FIGURE, "since": "2025"})]),
        **{"action-publish": "true"},
    )
    assert "figures" in errors(add(as_role(REVIEWER), pilots, "pilotmodelpage", data))
    page = ProgrammePage(since=PartialDate(2025), until=PartialDate(2024, 5))
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert refused.value.messages == ["Thời điểm kết thúc đang sớm hơn thời điểm bắt đầu."]


def test_a_year_may_end_a_period_that_began_in_one_of_its_months():
    ProgrammePage(since=PartialDate(2024, 5), until=PartialDate(2024)).clean()


def test_a_programme_is_a_draft_with_one_party_and_published_with_two(as_role, programmes):
    parties = [{"organisation": OrganisationFactory().pk} for _ in range(2)]
    one = programme_data(title="Một bên", slug="mot-ben", parties=inline_formset(parties[:1]))
    answer = add(as_role(EDITOR), programmes, "programmepage", one)
    assert answer.status_code == 302, errors(answer)
    published = {"action-publish": "true"}
    refused = add(as_role(REVIEWER), programmes, "programmepage", one | published | {"slug": "b"})
    assert "2" in errors(refused)
    assert not ProgrammePage.objects.live().exists()
    two = programme_data(title="Hai bên", slug="hai-ben", parties=inline_formset(parties))
    answer = add(as_role(REVIEWER), programmes, "programmepage", two | published)
    assert answer.status_code == 302, errors(answer)
    assert ProgrammePage.objects.live().get().slug == "hai-ben"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (LegalBasis(), "Hãy chọn trang của văn bản hoặc ghi tên văn bản."),
        (ModelTask(), "Hãy chọn tổ chức hoặc ghi rõ là ai."),
    ],
)
def test_a_row_that_names_nothing_is_refused_in_vietnamese(row, said):
    with pytest.raises(ValidationError) as refused:
        row.clean()
    assert refused.value.messages == [said]


def test_the_form_of_a_model_with_300_adoptions_is_taken_whole(as_role, pilots, wards):
    page = PilotModelFactory(parent=pilots)
    for _ in range(300):
        adopt(page, wards["Cẩm Lệ"])
    publish(page)
    rows = [
        {**ADOPTION, "id": pk, "ward": "20260", "began_on": "2024", "spot": f"Tổ {pk}"}
        for pk in Adoption.objects.values_list("pk", flat=True)
    ]
    data = model_data(
        title=page.title,
        slug=page.slug,
        purpose=page.purpose,
        lead=page.lead_id,
        adoptions=inline_formset(rows, initial=300),
        **{"action-publish": "true"},
    )
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    answer = as_role(REVIEWER).post(address, data)
    assert answer.status_code == 302, errors(answer)
    assert Adoption.objects.filter(spot__startswith="Tổ", began_on="2024").count() == 300


@pytest.mark.parametrize("text", ["32/1/2024", "13/2024", "24", "1/2/20245", "0/2024", "2024-13"])
def test_what_is_no_date_is_none(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.from_text(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("25/7/2023", "2023-07-25"),
        (" 07/2023 ", "2023-07"),
        ("2023", "2023"),
        ("5-7-2023", "2023-07-05"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(text, iso):
    moment = PartialDate.from_text(text)
    assert moment.iso == iso
    assert PartialDate.from_iso(iso) == moment
    assert str(moment) == text.strip().lstrip("0").replace("-", "/")


def test_words_that_identify_a_person_are_found_in_adoptions_and_figures(pilots, wards):
    page = PilotModelFactory(parent=pilots)
    phone = "Gọi anh Tư, người nghiện, số 0905 123 456."
    adopt(page, wards["Cẩm Lệ"], note=phone, figures=[figure(label=phone)])
    where = [passage.where for passage in passages_of(page) if passage.text == phone]
    assert sorted(where) == ["Ghi chú", "Quy mô và kết quả theo thời gian"]
