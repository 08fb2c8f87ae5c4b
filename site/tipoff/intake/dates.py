"""A day in three boxes, as GOV.UK asks for it; the day itself may be left blank."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tipoff.intake.texts import clean

PARTS = ("day", "month", "year")
EARLIEST_YEAR = 1900


class DateParts(forms.MultiWidget):
    """Boxes for day, month and year."""

    template_name = "forms/date_parts.html"
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}

    def __init__(self, attrs=None):
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__({part: forms.TextInput(attrs=box) for part in PARTS}, attrs)

    def decompress(self, value):
        """`2026-03-15` or `2026-03` as [day, month, year]."""
        numbers = [str(int(number)) for number in value.split("-")] if value else []
        return [*[""] * (3 - len(numbers)), *reversed(numbers)]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        boxes = list(zip(PARTS, context["widget"]["subwidgets"], strict=True))
        for _part, box in boxes:
            box["attrs"].pop("class", None)  # the template has the component's own
        context["boxes"] = [(self.labels[part], part, box) for part, box in boxes]
        return context


class DateField(forms.Field):
    """A date as `2026-03-15`, or `2026-03` where the day was left blank; "" where all were."""

    widget = DateParts
    default_error_messages = {
        "invalid": _("Write the date in numbers, for example 15, 3, 2026. The day may be blank."),
        "none": _("There is no such day. Check day, month and year."),
    }

    def to_python(self, value):
        parts = [clean(part or "") for part in value or ("", "", "")]
        return self._iso(parts) if any(parts) else ""

    def _iso(self, parts: list[str]) -> str:
        if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts if part):
            raise ValidationError(self.error_messages["invalid"], "invalid")
        day, month, year = (int(part) if part else 0 for part in parts)
        if not month or not year:
            raise ValidationError(self.error_messages["invalid"], "invalid")
        return self._real(day, month, year + 2000 if year < 100 else year, bool(parts[0]))

    def _real(self, day: int, month: int, year: int, exact: bool) -> str:
        try:
            found = datetime.date(year, month, day if exact else 1)
        except ValueError:
            found = datetime.date.min
        if found.year < EARLIEST_YEAR:
            raise ValidationError(self.error_messages["none"], "none")
        return found.isoformat() if exact else found.isoformat()[:7]


def spoken(iso: str) -> str:
    """`2026-03-15` as 15/03/2026, `2026-03` as 03/2026."""
    return "/".join(reversed(iso.split("-")))


def is_after(iso: str, today: datetime.date) -> bool:
    """Whether a date lies after today for certain; a month does when it has not begun."""
    return iso > today.isoformat()[: len(iso)]


def is_before(iso: str, today: datetime.date) -> bool:
    """Whether a date lies before today for certain; a month does when it is over."""
    return iso < today.isoformat()[: len(iso)]
