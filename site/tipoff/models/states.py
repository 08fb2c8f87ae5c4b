"""The life of a tip: what officers set, what the citizen reads, and what may follow what."""

from collections.abc import Collection
from dataclasses import dataclass

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

# Not yet decided, and nobody else's: a tip on its way through the station.
OPEN = frozenset({State.NEW, State.RECEIVED, State.NEEDS_INFORMATION, State.VERIFYING})
# With others or at rest; it may come back.
RESTING = frozenset({State.INVESTIGATING, State.OTHER_AUTHORITY, State.SUSPENDED})
# A tip is handed on, given back or joined by naming where to; the rest is set by a word.
NEEDS_A_TARGET = frozenset({State.NEW, State.TRANSFERRED, State.MERGED})


class Actor(models.TextChoices):
    """Whom a move asks for. One officer can be several of them at once. The labels are docs/'s."""

    OFFICER = "officer", "any officer of the station that has the tip"
    ASSIGNED = "assigned", "who has the tip in hand; anybody there while nobody has"
    CHIEF = "chief", "the head of that station"
    RECEIVER = "receiver", "any officer of the station that it was just handed to"
    PROVINCE = "province", "the duty desk above that station"
    SYSTEM = "system", "the portal itself, once a time has passed"


@dataclass(frozen=True)
class Move:
    """One line of the table: from any of `before` to `after`, by any of `actors`."""

    before: frozenset[State]
    after: State
    actors: frozenset[Actor]
    what: str


def _move(what, before, after, *actors) -> Move:
    return Move(frozenset(before), after, frozenset(actors), what)


# The whole life of a tip (docs/tip-life.md). Every move takes a reason; none rejects a tip.
# What cannot wait until somebody is back on duty is everybody's; what ends or rests a tip belongs
# to who has it in hand, and to the chief.
MOVES = (
    _move("accept", {State.NEW}, State.RECEIVED, Actor.OFFICER),
    _move("accept", {State.TRANSFERRED}, State.RECEIVED, Actor.RECEIVER),
    _move("return", {State.TRANSFERRED}, State.RECEIVED, Actor.RECEIVER),
    _move("return, not yet taken up", {State.TRANSFERRED}, State.NEW, Actor.RECEIVER),
    _move("not answered in time", {State.TRANSFERRED}, State.TRANSFERRED, Actor.SYSTEM),
    _move("ask", {State.RECEIVED, State.VERIFYING}, State.NEEDS_INFORMATION, Actor.OFFICER),
    _move("verify", {State.RECEIVED, State.NEEDS_INFORMATION}, State.VERIFYING, Actor.OFFICER),
    _move("transfer", OPEN, State.TRANSFERRED, Actor.OFFICER),
    _move("merge", OPEN, State.MERGED, Actor.ASSIGNED, Actor.CHIEF),
    *(
        _move("decide", OPEN - {State.NEW}, after, Actor.ASSIGNED, Actor.CHIEF)
        for after in (
            State.INVESTIGATING,
            State.OTHER_AUTHORITY,
            State.SUSPENDED,
            State.CONCLUDED,
        )
    ),
    _move("suspend", {State.INVESTIGATING}, State.SUSPENDED, Actor.ASSIGNED, Actor.CHIEF),
    _move("conclude", RESTING, State.CONCLUDED, Actor.ASSIGNED, Actor.CHIEF),
    _move("take up again", RESTING, State.RECEIVED, Actor.ASSIGNED, Actor.CHIEF),
    _move(
        "take up again",
        RESTING | {State.CONCLUDED, State.MERGED},
        State.VERIFYING,
        Actor.ASSIGNED,
        Actor.CHIEF,
    ),
    _move(
        "take over",
        OPEN | RESTING | {State.TRANSFERRED},
        State.RECEIVED,
        Actor.PROVINCE,
    ),
)

TRANSITIONS = {
    state: frozenset(move.after for move in MOVES if state in move.before) for state in State
}


def may_follow(before: str, after: str) -> bool:
    """Tell whether a tip in state `before` may be set to `after`, by whomever."""
    return after in TRANSITIONS[State(before)]


def may_move(actors: Collection[Actor], before: str, after: str) -> bool:
    """Tell whether one who is all of `actors` may set a tip from `before` to `after`."""
    return after in targets(actors, before)


def targets(actors: Collection[Actor], before: str) -> frozenset[State]:
    """The states to which one who is all of `actors` may set a tip that is in `before`."""
    mine = (move for move in MOVES if move.actors.intersection(actors))
    return frozenset(move.after for move in mine if before in move.before)
