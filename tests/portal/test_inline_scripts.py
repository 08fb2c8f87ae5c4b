"""Wagtail's widgets are drawn with what they start written as data, never as a script."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminTimeInput,
)
from wagtail.admin.widgets.workflows import AdminTaskChooser

from portal.inline_scripts import without_script

WIDGETS = {
    AdminDateInput: ("call", "initDateChooser"),
    AdminTimeInput: ("call", "initTimeChooser"),
    AdminDateTimeInput: ("call", "initDateTimeChooser"),
    AdminPageChooser: ("make", "PageChooser"),
    AdminTaskChooser: ("call", "createTaskChooser"),
}


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_names_what_starts_it_and_writes_no_script(widget):
    drawn = BeautifulSoup(widget().render("day", None, attrs={"id": "id_day"}), "html.parser")
    kind, name = WIDGETS[widget]
    start = drawn.find("portal-start")
    assert not drawn.find("script")
    assert start[kind] == name
    assert json.loads(start["with"])[0] == "id_day"


def test_what_an_editor_wrote_cannot_leave_the_attribute():
    script = '<script>new Chooser("a", {"title": "\\"> <script>x</script> \'"});</script>'
    drawn = BeautifulSoup(without_script(script), "html.parser")
    assert [found.name for found in drawn.find_all()] == ["portal-start"]
    assert json.loads(drawn.find()["with"])[1]["title"] == "\"> <script>x</script> '"


def test_html_without_a_script_at_its_end_stays_as_it_is():
    assert without_script("<b>new X();</b>") == "<b>new X();</b>"
