"""Whether a document is in force, by its dates and by when somebody last looked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Validity(TextChoices):
    """What a reader is told. Nobody having looked is said, never taken for "in force"."""

    UNCHECKED = "unchecked", _("Validity not checked")
    NOT_YET = "not-yet", _("Not yet in force")
    IN_FORCE = "in-force", _("In force")
    PARTLY_ENDED = "partly-ended", _("Partly no longer in force")
    ENDED = "ended", _("No longer in force")

    @property
    def tone(self) -> str:
        """The tag's colour, which says no more than its words."""
        return {"unchecked": "grey", "not-yet": "blue", "in-force": "green", "ended": "red"}.get(
            self.value, ""
        )


@dataclass(frozen=True, slots=True)
class Dates:
    """A document's days: in force from, partly ended from, ended from, last checked."""

    in_force: date | None = None
    partly_ended: date | None = None
    ended: date | None = None
    checked: date | None = None


def validity_on(today: date, dates: Dates) -> Validity:
    """The label of a day. What ended once was checked to have ended stays so however long ago."""
    if dates.checked is None or dates.checked > today or dates.in_force is None:
        return Validity.UNCHECKED
    if dates.ended and dates.ended <= today:
        return Validity.ENDED
    if is_stale(today, dates.checked):
        return Validity.UNCHECKED
    if today < dates.in_force:
        return Validity.NOT_YET
    if dates.partly_ended and dates.partly_ended <= today:
        return Validity.PARTLY_ENDED
    return Validity.IN_FORCE


def is_stale(today: date, checked: date) -> bool:
    """Whether the last look lies more than twelve months back."""
    return checked < a_year_before(today)


def a_year_before(day: date) -> date:
    """The same day of the year before; of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
