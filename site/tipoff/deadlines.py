"""Within what time a tip is to be seen to: the setting TIP_DEADLINES, read for one tip."""

import calendar
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

URGENT, REMOTE = "urgent", "remote"


class What(StrEnum):
    """What is to be done in time."""

    ACKNOWLEDGE = "acknowledge"
    FORWARD = "forward"
    ANSWER = "answer"
    DECIDE = "decide"
    EXTENDED = "extended"
    PROLONGED = "prolonged"


NAMES = {
    What.ACKNOWLEDGE: _("To take a tip up"),
    What.FORWARD: _("To hand it to the unit responsible"),
    What.ANSWER: _("To accept or return what another unit handed over"),
    What.DECIDE: _("To decide"),
    What.EXTENDED: _("To decide, once extended"),
    What.PROLONGED: _("To decide, once extended by the procuracy"),
}


@dataclass(frozen=True)
class Deadline:
    """One row: `length` is a time, or a number of calendar months; `source` where it is written."""

    what: What
    whom: str
    length: timedelta | int
    source: str

    def after(self, start: datetime) -> datetime:
        """The moment at which the time that began at `start` is over."""
        if isinstance(self.length, int):
            return add_months(start, self.length)
        return start + self.length


def table() -> list[Deadline]:
    """Every row of the setting, in its order."""
    return [Deadline(What(what), *rest) for what, *rest in settings.TIP_DEADLINES]


def find(what: What, *, category: str = "", urgent: bool = False, station: str = "") -> Deadline:
    """The row that holds for a tip of this category at the station of this code."""
    fits = {"", category} | ({URGENT} if urgent else set())
    if station in settings.TIP_REMOTE_STATIONS:
        fits.add(REMOTE)
    return next(row for row in table() if row.what == what and row.whom in fits)


def add_months(moment: datetime, months: int) -> datetime:
    """The same day and hour so many months later where the portal is, or that month's last day."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    years, month = divmod(local.month - 1 + months, 12)
    year, month = local.year + years, month + 1
    day = min(local.day, calendar.monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day)
