"""The life of a tip: what officers set, what the citizen reads, and what may follow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What a tip is about. Political opinion is no category: the portal is for crime and safety."""

    THEFT = "theft", _("Theft or robbery")
    DRUGS = "drugs", _("Drugs")
    FRAUD = "fraud", _("Fraud online or by phone")
    VIOLENCE = "violence", _("Fighting or public disorder")
    CHILD = "child", _("Abuse of or violence against a child")
    DOMESTIC = "domestic", _("Domestic violence")
    SEXUAL = "sexual", _("Sexual abuse")
    TRAFFICKING = "trafficking", _("Human trafficking or a missing person")
    WEAPONS = "weapons", _("Weapons or explosives")
    GAMBLING = "gambling", _("Gambling or illegal lending")
    SAFETY = "safety", _("Traffic, fire or public safety")
    OTHER = "other", _("Something else, or I am not sure")


# Urgent whatever the citizen answered about time: the harm goes on while nobody looks.
URGENT_CATEGORIES = frozenset({Category.CHILD, Category.SEXUAL})


class State(models.TextChoices):
    """Where a tip stands, in the officer's words. There is no "rejected" and no "kept on watch"."""

    NEW = "new", _("New")
    RECEIVED = "received", _("Received")
    NEEDS_INFORMATION = "needs_information", _("Needs information")
    VERIFYING = "verifying", _("Being verified")
    TRANSFERRED = "transferred", _("Transferred to the competent police")
    INVESTIGATING = "investigating", _("Transferred to the investigating agency")
    OTHER_AUTHORITY = "other_authority", _("Transferred to another authority")
    SUSPENDED = "suspended", _("Suspended")
    CONCLUDED = "concluded", _("Concluded")
    MERGED = "merged", _("Merged with another tip")


class Outcome(models.TextChoices):
    """How a concluded tip ended; said to the citizen beside "There is a result"."""

    PROSECUTED = "prosecuted", _("a criminal case was opened")
    NOT_PROSECUTED = "not_prosecuted", _("no criminal case was opened")
    FINED = "fined", _("an administrative penalty was given")
    MEDIATED = "mediated", _("settled by mediation or a reminder")


CITIZEN_WORDING = {
    State.NEW: _("Sent"),
    State.RECEIVED: _("Taken up"),
    State.NEEDS_INFORMATION: _("More information is needed"),
    State.VERIFYING: _("Being looked into"),
    State.TRANSFERRED: _("Passed to the police unit responsible"),
    State.INVESTIGATING: _("Passed to the investigating agency"),
    State.OTHER_AUTHORITY: _("Passed to another authority"),
    State.SUSPENDED: _("Handling has been suspended"),
    State.CONCLUDED: _("There is a result"),
    State.MERGED: _("Joined with another tip about the same matter"),
}

_WORKING = {
    State.NEEDS_INFORMATION,
    State.VERIFYING,
    State.TRANSFERRED,
    State.INVESTIGATING,
    State.OTHER_AUTHORITY,
    State.SUSPENDED,
    State.CONCLUDED,
    State.MERGED,
}

# A tip passed on is received anew by whoever accepts it; a closed one may be taken up again.
TRANSITIONS = {
    State.NEW: {State.RECEIVED, State.TRANSFERRED, State.MERGED},
    State.RECEIVED: frozenset(_WORKING),
    State.NEEDS_INFORMATION: frozenset(_WORKING - {State.NEEDS_INFORMATION}),
    State.VERIFYING: frozenset(_WORKING - {State.VERIFYING}),
    State.TRANSFERRED: {State.RECEIVED, State.TRANSFERRED},
    State.INVESTIGATING: {State.RECEIVED, State.VERIFYING, State.SUSPENDED, State.CONCLUDED},
    State.OTHER_AUTHORITY: {State.RECEIVED, State.VERIFYING, State.CONCLUDED},
    State.SUSPENDED: {State.RECEIVED, State.VERIFYING, State.CONCLUDED},
    State.CONCLUDED: {State.VERIFYING},
    State.MERGED: {State.VERIFYING},
}


def may_follow(before: str, after: str) -> bool:
    """Tell whether a tip in state `before` may be set to `after`."""
    return after in TRANSITIONS[State(before)]
