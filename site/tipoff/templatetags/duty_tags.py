"""Times of the rota and of deadlines, in words."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tipoff import deadlines
from tipoff.models import Category

register = template.Library()


@register.filter
def hours(period) -> str:
    """From when until when a shift or a gap lasts; what ends at its day's end, ends at 24:00."""
    zone = timezone.get_default_timezone()
    starts, ends = (moment.astimezone(zone) for moment in (period.starts_at, period.ends_at))
    said = f"{starts:%H:%M}–{ends:%H:%M}"
    if ends.date() == starts.date():
        return said
    if f"{ends:%H:%M}" == "00:00":
        return f"{starts:%H:%M}–24:00"
    return _("%(hours)s the next day") % {"hours": said}


@register.filter
def length_in_words(row: deadlines.Deadline) -> str:
    """A deadline's length: minutes, hours (the law says 48, not two days), days or months."""
    if isinstance(row.length, int):
        return ngettext("%(count)d month", "%(count)d months", row.length) % {"count": row.length}
    for unit, text in _UNITS:
        count, rest = divmod(row.length, unit)
        if count and not rest and (count > 2 or unit != timedelta(days=1)):
            return text(count) % {"count": count}
    return str(row.length)


@register.filter
def whom(row: deadlines.Deadline) -> str:
    """For which tips a row holds."""
    known = {deadlines.URGENT: _("urgent tips"), deadlines.REMOTE: _("stations far away")}
    return known.get(row.whom) or Category(row.whom).label


_UNITS = (
    (timedelta(days=1), lambda n: ngettext("%(count)d day", "%(count)d days", n)),
    (timedelta(hours=1), lambda n: ngettext("%(count)d hour", "%(count)d hours", n)),
    (timedelta(minutes=1), lambda n: ngettext("%(count)d minute", "%(count)d minutes", n)),
)
