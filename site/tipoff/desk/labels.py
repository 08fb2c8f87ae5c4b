"""How a tip's clear facts are said on the desk: deadline and state, in words and in colour."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from tipoff.desk import selectors
from tipoff.models import State, Tip


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
    tone = "" if selectors.is_near(tip) else "blue"
    return Tag(_("%(time)s left") % {"time": timeuntil(due, now, depth=1)}, tone)


def state(tip: Tip) -> Tag:
    """The tip's state in the officer's words."""
    tones = {
        State.NEW: "blue",
        State.TRANSFERRED: "blue",
        State.NEEDS_INFORMATION: "",
        State.CONCLUDED: "grey",
    }
    return Tag(tip.get_state_display(), tones.get(tip.state, "green"))


def ending(tip: Tip) -> str:
    """Whether the tip is held, or when it is erased and gone from the last backup; else empty."""
    if tip.held_at:
        return _("Held on request: it is not erased.")
    if tip.shred_at is None:
        return ""
    days = {"day": tip.shred_at, "gone": tip.shred_at + settings.BACKUPS_KEPT}
    days = {name: date_format(timezone.localtime(at), "d/m/Y") for name, at in days.items()}
    return _("Erased on %(day)s for good; gone from the backups by %(gone)s.") % days


def is_unverified(tip: Tip) -> bool:
    """Whether the tip must be marked as not verified."""
    return tip.state in selectors.UNVERIFIED
