"""Forms are drawn with GOV.UK's structure, and Wagtail's own fields as ever."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.loader import render_to_string
from django.utils import translation

from common.forms.widgets import HintedRadioSelect
from portal.demo.gallery import GalleryForm


class Elements(HTMLParser):
    """Every start tag with its attributes, in order."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(str(html))

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def all(self, tag, **wanted):
        return [
            attrs
            for name, attrs in self.found
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def empty():
    """The gallery's form, sent with nothing in it."""
    return GalleryForm({})


def test_every_control_has_one_label_and_ids_are_unique(empty):
    page = Elements(empty)
    labelled = [attrs["for"] for attrs in page.all("label")]
    controls = [
        attrs["id"]
        for tag, attrs in page.found
        if tag in {"input", "select", "textarea"} and attrs.get("type") != "hidden"
    ]
    assert sorted(labelled) == sorted(controls)
    assert len(page.ids) == len(set(page.ids))


def test_everything_that_describes_a_control_exists(empty):
    page = Elements(empty)
    described = [
        attrs["aria-describedby"] for _, attrs in page.found if "aria-describedby" in attrs
    ]
    assert described
    assert set(" ".join(described).split()) <= set(page.ids)


def test_a_control_in_error_names_its_hint_and_its_error(empty):
    (story,) = Elements(empty["story"].as_field_group()).all("textarea")
    assert story["aria-describedby"] == "id_story_helptext id_story_error"
    assert story["aria-invalid"] == "true"
    assert "govuk-textarea--error" in story["class"]


def test_a_group_in_error_names_its_hint_and_its_error(empty):
    page = Elements(empty["place"].as_field_group())
    (fieldset,) = page.all("fieldset")
    assert fieldset["aria-describedby"] == "id_place_helptext id_place_error"
    assert all("aria-invalid" not in radio for radio in page.all("input", type="radio"))


def test_each_choice_is_described_by_its_own_hint(empty):
    page = Elements(empty["place"].as_field_group())
    hints = [radio["aria-describedby"] for radio in page.all("input", type="radio")]
    assert hints == ["id_place_0_hint", "id_place_1_hint", "id_place_2_hint"]


def test_a_choice_without_a_hint_has_no_line_for_one():
    class Plain(forms.Form):
        answer = forms.ChoiceField(
            choices=[(1, "One"), (2, "Two")], widget=HintedRadioSelect(hints={2: "the second"})
        )

    first, second = Elements(Plain()["answer"].as_field_group()).all("input")
    assert "aria-describedby" not in first
    assert second["aria-describedby"] == "id_answer_1_hint"


def test_the_summary_links_to_the_controls_in_their_order(empty):
    summary = Elements(render_to_string("forms/error_summary.html", {"form": empty}))
    (box,) = summary.all("div")
    assert box["tabindex"] == "-1"
    targets = [link["href"].lstrip("#") for link in summary.all("a")]
    assert targets[:3] == ["id_place_0", "id_known_by_0", "id_phone"]
    assert set(targets) <= set(Elements(empty).ids)


def test_there_is_no_summary_without_an_error():
    form = GalleryForm()
    assert render_to_string("forms/error_summary.html", {"form": form}).strip() == ""
    assert render_to_string("forms/error_summary.html", {}).strip() == ""


def test_an_answer_is_kept_and_a_hostile_one_escaped():
    form = GalleryForm({"place": "lien-chieu", "phone": '"><b>', "story": "</textarea><b>"})
    page = Elements(form)
    (checked,) = [radio for radio in page.all("input", type="radio") if "checked" in radio]
    assert checked["value"] == "lien-chieu"
    assert page.all("input", name="phone")[0]["value"] == '"><b>'
    assert not page.all("b")


def test_an_optional_question_says_so_and_nothing_has_an_asterisk(empty):
    where = empty["where"].as_field_group()
    assert "(không bắt buộc)" in where or "(optional)" in where
    assert "*" not in str(empty)


def test_a_form_of_optional_questions_need_not_repeat_it():
    class Quiet(forms.Form):
        mark_optional = False
        where = forms.CharField(label="Where", required=False)

    assert "(" not in Quiet()["where"].as_field_group()


def test_the_page_heading_is_the_question_itself(empty):
    html = render_to_string("forms/field.html", {"field": empty["place"], "page_heading": True})
    page = Elements(html)
    tags = [tag for tag, _ in page.found]
    assert tags[tags.index("legend") + 1] == "h1"
    assert tags.count("h1") == 1


def test_a_text_too_long_is_refused_by_the_server_not_cut_by_the_browser(empty):
    (story,) = Elements(empty["story"].as_field_group()).all("textarea")
    assert "maxlength" not in story


@pytest.mark.parametrize("name", ["place", "known_by", "phone", "story", "when", "photo", "agree"])
def test_a_widget_on_its_own_is_djangos_as_wagtails_admin_expects(empty, name):
    as_ever = GalleryForm({}, renderer=DjangoTemplates())
    assert type(empty[name]) is not type(as_ever[name])
    assert str(empty[name]) == str(as_ever[name])
