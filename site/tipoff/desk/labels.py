"""How a tip's clear facts are said on the desk: deadline and state, in words and in colour."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from tipoff.desk import selectors
from tipoff.models import State, Tip

# A running deadline this near (in seconds) is shown as a warning.
NEAR = 6 * 60 * 60


@dataclass(frozen=True)
class Tag:
    """A word and its colour; the word alone must say it all."""

    text: str
    tone: str


def deadline(tip: Tip) -> Tag | None:
    """What the running deadline says now; None once nothing runs."""
    due, now = selectors.due(tip), timezone.now()
    if due is None:
        return None
    if due < now:
        return Tag(_("Overdue by %(time)s") % {"time": timesince(due, now, depth=1)}, "red")
    tone = "" if (due - now).total_seconds() < NEAR else "blue"
    return Tag(_("%(time)s left") % {"time": timeuntil(due, now, depth=1)}, tone)


def state(tip: Tip) -> Tag:
    """The tip's state in the officer's words."""
    tones = {State.NEW: "blue", State.NEEDS_INFORMATION: "", State.CONCLUDED: "grey"}
    return Tag(tip.get_state_display(), tones.get(tip.state, "green"))


def is_unverified(tip: Tip) -> bool:
    """Whether the tip must be marked as not verified."""
    return tip.state in selectors.UNVERIFIED
