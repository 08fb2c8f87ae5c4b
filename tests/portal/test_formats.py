"""Dates are written and read with the day first, whatever the language of the admin."""

import datetime

import pytest
from django import forms
from django.utils import formats, timezone, translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

MOMENT = datetime.datetime(2023, 7, 5, 0, 40, tzinfo=datetime.UTC)


@pytest.fixture(params=["vi", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize("name", ["DATETIME_FORMAT", "SHORT_DATETIME_FORMAT"])
def test_a_moment_is_written_as_offices_write_it(name):
    with translation.override("vi"):
        assert formats.date_format(timezone.localtime(MOMENT), name) == "5/7/2023, 07:40"


def test_what_the_admins_date_field_shows_it_reads_again_as_the_same_day(language):
    shown = AdminDateInput().format_value(datetime.date(2023, 7, 5))
    assert shown == "05/07/2023"
    assert forms.DateField().clean(shown) == datetime.date(2023, 7, 5)


def test_what_the_admins_time_field_shows_it_reads_again_as_the_same_moment(language):
    shown = AdminDateTimeInput().format_value(timezone.localtime(MOMENT))
    assert shown == "05/07/2023 07:40"
    assert forms.DateTimeField().clean(shown) == MOMENT


def test_a_date_in_the_international_form_is_read_too(language):
    assert forms.DateField().clean("2023-07-05") == datetime.date(2023, 7, 5)
