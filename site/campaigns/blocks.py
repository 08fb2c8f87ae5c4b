"""Figures: a number never stands without what it counts, its unit, its time and its source.

They are blocks rather than rows: a model with 300 adoptions would otherwise have rows below rows,
which Wagtail reads again, one by one, for each row that it saves (docs/decisions/0179).
"""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import numberformat
from django.utils.formats import get_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .dates import YEARS, PartialDate
from .fields import DATE_HELP, PartialDateInput, read, refuse_reversed

ICON = "order"


class PartialDateBlock(blocks.FieldBlock):
    """A `PartialDate`, or "" where none is known."""

    def __init__(self, required=True, help_text=DATE_HELP, **kwargs):
        self.field = PartialDateInput(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def to_python(self, value):
        return read(value)

    def normalize(self, value):
        return read(value)

    def value_for_form(self, value):
        return str(value)

    def get_prep_value(self, value):
        return value.iso if isinstance(value, PartialDate) else ""


class FigureValue(blocks.StructValue):
    """A number with its words; subclasses know when it was counted: `moment`, `when`."""

    @property
    def digits(self) -> str:
        """The number as it is read: "1.250", "12,5"."""
        plain = Decimal(self["number"]).normalize()
        places = max(0, -plain.as_tuple().exponent)
        # Django's Vietnamese formats know the full stop, but not after how many digits.
        point, stop = get_format("DECIMAL_SEPARATOR"), get_format("THOUSAND_SEPARATOR")
        return numberformat.format(plain, point, places, 3, stop, force_grouping=True)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing that a reader needs to judge it; drafts may lack anything."""
        words = (self.get(name) or "" for name in ("label", "unit", "source_name"))
        has_number = self.get("number") is not None
        return has_number and bool(self.moment) and all(text.strip() for text in words)


class DatedFigureValue(FigureValue):
    """As of a date, or over a period that ends with it; each as far as it is known."""

    @property
    def moment(self) -> PartialDate | str:
        """What figures are put in order by."""
        return self.get("until") or ""

    @property
    def when(self) -> str:
        """As readers see it: "5/2024", "từ 2017 đến 5/2024"."""
        if not self.get("since"):
            return str(self["until"])
        return _now("from %(since)s to %(until)s") % self


class HalfYearFigureValue(FigureValue):
    """Over half a year."""

    @property
    def moment(self) -> tuple[int, int] | None:
        """What figures are put in order by."""
        year, half = self.get("year"), self.get("half")
        return (year, int(half)) if year and half else None

    @property
    def when(self) -> str:
        """As readers see it: "6 tháng đầu năm 2024"."""
        # As text: a year is no number to be grouped by thousands.
        values = {"year": str(self["year"])}
        if self["half"] == "1":
            return _now("first six months of %(year)s") % values
        return _now("last six months of %(year)s") % values


class FigureBlock(blocks.StructBlock):
    """What every figure has; all but the source's address is demanded when it is published."""

    label = blocks.CharBlock(
        label=_("what was counted"),
        max_length=150,
        help_text=_("For example: people who were helped."),
    )
    number = blocks.DecimalBlock(label=_("number"), max_digits=14, decimal_places=2)
    unit = blocks.CharBlock(
        label=_("unit"), max_length=40, help_text=_("For example: people, clubs, million đồng, %.")
    )
    source_name = blocks.CharBlock(
        label=_("source"),
        max_length=200,
        help_text=_("Who counted: a report, an office, a newspaper."),
    )
    source_url = blocks.URLBlock(label=_("address of the source"), required=False)

    class Meta:
        icon = ICON
        label = _("figure")
        label_format = "{number} {unit}: {label}"


class DatedFigureBlock(FigureBlock):
    """A figure as of a date or over a period."""

    since = PartialDateBlock(
        label=_("counted from"),
        required=False,
        help_text=_("Only where it was counted over a period."),
    )
    until = PartialDateBlock(label=_("as of, or counted until"))

    class Meta:
        value_class = DatedFigureValue

    def clean(self, value):
        found = super().clean(value)
        try:
            refuse_reversed(found["since"], found["until"])
        except ValidationError as wrong:
            raise StructBlockValidationError(block_errors=wrong.error_dict) from wrong
        return found


class AdoptionFigureBlock(DatedFigureBlock):
    """The scale of an adoption at a time, or a result."""

    RESULT = "result"
    measure = blocks.ChoiceBlock(
        label=_("what it tells"),
        choices=[
            ("clubs", _("number of clubs")),
            ("members", _("number of members")),
            (RESULT, _("result")),
        ],
        default=RESULT,
    )


class HalfYearFigureBlock(FigureBlock):
    """A figure of half a year."""

    half = blocks.ChoiceBlock(
        label=_("half-year"), choices=[("1", _("first half")), ("2", _("second half"))]
    )
    year = blocks.IntegerBlock(label=_("year"), min_value=YEARS[0], max_value=YEARS[-1])

    class Meta:
        value_class = HalfYearFigureValue


def shown(figures: Iterable) -> list[FigureValue]:
    """The figures of a StreamField that lack nothing, newest first: no page shows any other."""
    complete = [block.value for block in figures if block.value.is_complete]
    return sorted(complete, key=lambda figure: figure.moment, reverse=True)


def refuse_incomplete(streams: Iterable[Iterable]) -> None:
    """Refuse StreamFields of figures of which one lacks a part."""
    if not all(block.value.is_complete for stream in streams for block in stream):
        raise ValidationError(_("Every figure needs its unit, its date and its source."))
