"""What each public status means for the citizen, and what to do when a deadline has passed."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tipoff.models import State, Tip

MEANINGS = {
    State.NEW: _("The tip-off is with the unit named below; no officer has taken it up yet."),
    State.RECEIVED: _("An officer has taken it up and reads it."),
    State.NEEDS_INFORMATION: _("The officers have asked you something: see below, answer there."),
    State.VERIFYING: _("The police check whether what was reported happened, and how."),
    State.TRANSFERRED: _("Another police unit is responsible; it now takes the tip-off up."),
    State.INVESTIGATING: _("The investigating agency decides whether to open a criminal case."),
    State.OTHER_AUTHORITY: _(
        "It is not a matter for the police; the authority responsible has it."
    ),
    State.SUSPENDED: _(
        "Handling is on hold for now, for a reason that the law names, such as a missing "
        "expert's report. It goes on when the reason has gone."
    ),
    State.CONCLUDED: _(
        "The handling is finished. You can still ask a question below. If you disagree, you can "
        "complain: see your rights."
    ),
    State.MERGED: _(
        "Somebody else reported the same matter; both are handled together. "
        "What comes of it is said here too."
    ),
}
# What is decided, or is for others to decide: no deadline runs any more at the police's desk.
DECIDED = (State.CONCLUDED, State.MERGED, State.OTHER_AUTHORITY, State.SUSPENDED)


def meaning(tip: Tip) -> str:
    """One or two sentences about the public status."""
    return MEANINGS[State(tip.public_state)]


def overdue(tip: Tip, now: datetime) -> str:
    """Which deadline has passed, in words; empty while none has."""
    if tip.acknowledged_at is None and tip.public_state == State.NEW:
        return _("The time to take it up has passed.") if tip.acknowledge_by < now else ""
    if tip.public_state in DECIDED or tip.decide_by >= now:
        return ""
    if tip.extensions.exists():
        return _("The extended time has passed as well.")
    return _(
        "The usual 20 days have passed. A complicated case may take up to 2 months, and longer "
        "once extended."
    )


def extension(tip: Tip) -> str:
    """That there is more time to decide and until when, in words; empty where there is not."""
    last = tip.extensions.last()
    if last is None or tip.public_state in DECIDED:
        return ""
    day = date_format(timezone.localtime(last.until), "d/m/Y")
    if last.paper:
        return _("The procuracy has extended the time to decide until %(day)s.") % {"day": day}
    return _("The matter is complicated: the time to decide was extended until %(day)s.") % {
        "day": day
    }
