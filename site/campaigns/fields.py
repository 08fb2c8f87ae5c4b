"""A model field for dates that may be known by month or year alone."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .dates import PartialDate

DATE_HELP = _("25/7/2023, or 7/2023, or 2023 if no more is known.")
UNREADABLE = _("Write 25/7/2023, or 7/2023, or 2023.")


def read(value: str | PartialDate | None) -> PartialDate | str:
    """Answer the date of a text as people or the database write it, "" for none."""
    if not value or isinstance(value, PartialDate):
        return value or ""
    try:
        return PartialDate.from_iso(value)
    except ValueError:
        return PartialDate.from_text(value)


def _read_or_refuse(value):
    try:
        return read(value)
    except ValueError as wrong:
        raise ValidationError(UNREADABLE, code="invalid") from wrong


class PartialDateInput(forms.CharField):
    """One box: a date picker could not say that only the year is known."""

    def to_python(self, value):
        return _read_or_refuse(super().to_python(str(value or "")))


class PartialDateField(models.Field):
    """A `PartialDate`, or "" where none is known; kept as "2023-07-25", "2023-07" or "2023"."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self):
        return "CharField"

    def from_db_value(self, value, expression, connection):
        return read(value)

    def to_python(self, value):
        return _read_or_refuse(value)

    def get_prep_value(self, value):
        found = read(super().get_prep_value(value))
        return found.iso if found else ""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PartialDateInput, **kwargs})


def refuse_reversed(since: PartialDate | str, until: PartialDate | str) -> None:
    """Refuse a period whose end lies before its start; either may be unknown or unreadable."""
    if not (isinstance(since, PartialDate) and isinstance(until, PartialDate)):
        return
    # "2024" ends with December: it may end a period that began in May.
    if since > until and not since.iso.startswith(until.iso):
        raise ValidationError({"since": _("The period ends before it begins.")})
