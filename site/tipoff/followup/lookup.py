"""From a typed receipt to what its owner may read.

Unknown, malformed and expired receipts take the same path: one Argon2, one query, one comparison.
"""

from dataclasses import dataclass
from datetime import datetime

from tipoff.intake.sending import station_name
from tipoff.models import Message, Tip
from tipoff.models.states import CITIZEN_WORDING, Outcome, State
from tipoff.services.rows import by_lookup
from tipoff.slots import LOOKUP, derive
from tipoff.trust import current_trust
from tipoff.vault import messages, receipts
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import VaultError
from tipoff.vault.tips import TipIdentity

# Stands in for what is no receipt at all, so that it costs the same to look for.
NO_RECEIPT = "0000-0000-0000-0000"


@dataclass(frozen=True)
class Opened:
    """What a receipt opened: the tip's lookup id and the two keys that reading and adding take."""

    lookup_id: str
    source_private: bytes
    mac_key: bytes

    def to_box(self) -> dict:
        """As a follow-up box holds it: the receipt itself is not kept."""
        keys = {"source": b64(self.source_private), "mac": b64(self.mac_key)}
        return {"lookup": self.lookup_id, **keys}

    @classmethod
    def from_box(cls, held: dict) -> "Opened":
        """What `to_box` wrote."""
        return cls(held["lookup"], unb64(held["source"], 32), unb64(held["mac"], 32))


@dataclass(frozen=True)
class Reply:
    """One line of the exchange: an officer's verified words, or that the citizen added some or
    (`withdrew`) took the contact back."""

    at: datetime
    from_officer: bool
    text: str = ""
    station: str = ""
    verified: bool = True
    withdrew: bool = False


def open_receipt(text: str) -> tuple[Tip | None, Opened]:
    """The tip that a typed receipt leads to, if its binding holds, and what it opened."""
    receipt = receipts.normalise(text)
    keys = derive(receipt or NO_RECEIPT, LOOKUP)
    opened = Opened(keys.lookup_id, keys.source_private, keys.mac_key)
    return find(opened), opened


def find(opened: Opened) -> Tip | None:
    """The tip of an opened receipt; None if it is gone or its keys are not the receipt's."""
    tip = by_lookup(opened.lookup_id)
    if tip is None:
        named, binding = ("", bytes(32), bytes(32)), bytes(32)
    else:
        named, binding = (tip.tip_id, tip.tip_public, tip.source_public), tip.binding
    holds = receipts.check_binding(opened.mac_key, binding, *named)
    return tip if holds else None


def status_words(tip: Tip) -> str:
    """The public status in the citizen's words, with the result, or the station that has it now."""
    words = str(CITIZEN_WORDING[State(tip.public_state)])
    if tip.public_state == State.CONCLUDED and tip.outcome:
        return f"{words}: {Outcome(tip.outcome).label}"
    if tip.public_state == State.TRANSFERRED:
        return f"{words}: {station_name(tip.station)}"
    return words


def joined_status(tip: Tip) -> str:
    """What has come of the tip that this one was joined with; empty where there is none."""
    joined = tip.public_state == State.MERGED and tip.merged_into
    return status_words(tip.merged_into) if joined and not joined.shredded_at else ""


def status_since(tip: Tip) -> datetime:
    """When the citizen was told the present public status first."""
    told = tip.changes.filter(told=True, after=tip.public_state).order_by("-created_at", "-pk")
    change = told.first()
    return (change.tell_at or change.created_at) if change else tip.created_at


def exchange(tip: Tip, opened: Opened, now: int) -> list[Reply]:
    """What was said since the tip was sent; internal notes are not part of it."""
    trust = current_trust(now)
    said = tip.messages.exclude(direction=Message.Direction.NOTE).select_related("officer__station")
    return [_reply(message, tip, opened, trust) for message in said]


def _reply(message: Message, tip: Tip, opened: Opened, trust) -> Reply:
    if message.direction == Message.Direction.CITIZEN:
        withdrew = tip.contact_withdrawn_at and message.sequence == tip.contact_sequence
        return Reply(message.created_at, from_officer=False, withdrew=bool(withdrew))
    identity = TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)
    taken = int(message.created_at.timestamp())
    sealed, number = message.sealed_to_source, message.sequence
    try:
        found = messages.open_reply(sealed, identity, number, opened.source_private)
        written = messages.verify_reply(found, identity, number, trust, taken)
    except VaultError:
        return Reply(message.created_at, from_officer=True, verified=False)
    return Reply(message.created_at, True, written.text, written.station)
