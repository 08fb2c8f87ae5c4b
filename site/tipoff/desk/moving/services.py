"""Who has a tip in hand, and how it goes from one station to another or into another tip.

Every action is in the journal before it returns (`durable=True`), and keeps the tip's owner: at
each moment one station, which holds a key of the tip.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from places.models import Station
from tipoff.desk import notices
from tipoff.desk.moving import receivers
from tipoff.desk.moving.steps import Change, check_move, is_above, step
from tipoff.desk.posting import NotPossibleError, Posting, held, is_repeat, keep, record
from tipoff.journal import Action
from tipoff.models import Message, Notice, Officer, State, Tip, TipKey, Transfer
from tipoff.services import handing, telling
from tipoff.vault.tips import SealedKey

# Into these nothing is merged: closed, merged itself, or on its way to another station.
NO_TARGET = (State.CONCLUDED, State.MERGED, State.TRANSFERRED)


@dataclass(frozen=True)
class Handover:
    """Where a tip goes: the station, the tip's key as the officer's browser sealed it for it and,
    where it held none and the tip does not concern it, for the desk above it."""

    station: Station
    keys: tuple[SealedKey, ...]
    reason: Posting


def assign(officer: Officer, tips: Iterable[Tip], to: Officer) -> list[str]:
    """Put tips into a colleague's or one's own hands; the numbers of those that were.

    A tip that has left the station meanwhile is passed over. Raises `NotPossibleError`
    (`colleague`) where `to` is not at work at the officer's station.
    """
    with transaction.atomic(durable=True):
        if not to.is_active or to.station_id != officer.station_id:
            raise NotPossibleError("colleague")
        rows = Tip.objects.select_for_update().filter(
            pk__in=[tip.pk for tip in tips], station=officer.station, shredded_at=None
        )
        changed = [tip for tip in rows.order_by("pk") if tip.assigned_to_id != to.pk]
        Tip.objects.filter(pk__in=[tip.pk for tip in changed]).update(assigned_to=to)
        notices.tell_assigned(officer, changed, to)
        for tip in changed:
            record(officer, Action.TIP_ASSIGNED, tip.public_id, to=to.public_id)
    return [tip.public_id for tip in changed]


def transfer(officer: Officer, tip: Tip, handover: Handover) -> None:
    """Hand a tip to another station, which owns it from now on and has to answer.

    Raises `NotPossibleError`: also `receiver` and `key`, where the certificates say no.
    """
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        check_move(officer, tip, State.TRANSFERRED)
        receivers.check(tip, handover.station, handover.keys)
        ways = {"to": handover.station.code}
        change = step(officer, tip, _change(State.TRANSFERRED, handover.reason), **ways)
        _hand_over(officer, tip, handover, change.reason)
        ways["keys"] = [f"{key.name}:{key.epoch}" for key in handover.keys]
        record(officer, Action.TIP_TRANSFERRED, tip.public_id, **ways)


def give_back(officer: Officer, tip: Tip, reason: Posting, keys: tuple[SealedKey, ...]) -> None:
    """Return a tip to the station that handed it over, in whose hands it was.

    Raises `NotPossibleError`: `transition` where there is nothing to answer any more.
    """
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        opened = handing.open_transfer(tip)
        after = State.RECEIVED if tip.acknowledged_at else State.NEW
        if opened is None:
            raise NotPossibleError("transition")
        check_move(officer, tip, after)
        receivers.check(tip, opened.sender, keys)
        step(officer, tip, _change(after, reason), to=opened.sender.code)
        _give_back(officer, tip, opened, keys)
        record(officer, Action.TRANSFER_RETURNED, tip.public_id, to=opened.sender.code)


def take_over(desk: Officer, tip: Tip, reason: Posting) -> None:
    """Make the desk above the owner of a tip whose key it holds: an officer there has it now.

    Raises `NotPossibleError`: `moved` where the desk is not above its station, `key` where it
    holds none, as when the tip concerns the desk itself.
    """
    with transaction.atomic(durable=True):
        rows = Tip.objects.select_for_update(of=("self",)).select_related("station")
        tip = rows.filter(pk=tip.pk, shredded_at=None).first()
        if tip is None or not is_above(desk.station, tip.station):
            raise NotPossibleError("moved")
        check_move(desk, tip, State.RECEIVED)
        if not TipKey.objects.filter(tip=tip, station_key__station=desk.station).exists():
            raise NotPossibleError("key")
        _take_over(desk, tip, reason)


def merge(officer: Officer, tip: Tip, into: Tip, reason: Posting, told_there: Posting) -> None:
    """Join a tip with another of the same station about the same matter; the reason goes to both.

    Raises `NotPossibleError`: `target` where the other cannot be joined, `joined` where others have
    been merged into this one (merge the other way round).
    """
    with transaction.atomic(durable=True):
        # In one order, so that two who merge crosswise do not wait for each other.
        rows = {row.pk: row for row in _both_held(officer, tip, into)}
        if len(rows) != 2:
            raise NotPossibleError("target" if tip.pk in rows else "moved")
        tip, into = rows[tip.pk], rows[into.pk]
        if is_repeat(tip, reason):
            return
        _check_merge(officer, tip, into)
        tip.merged_into = into
        step(officer, tip, _change(State.MERGED, reason), into=into.public_id)
        keep(officer, into, told_there)
        told = {"merged": tip.public_id, "reason": told_there.digest}
        record(officer, Action.TIP_JOINED, into.public_id, **told)


def tell(officer: Officer, tip: Tip) -> None:
    """Tell the citizen now what was held back of the tip's state."""
    with transaction.atomic(durable=True):
        tip = held(officer, tip)
        waiting = telling.untold(tip)
        if waiting.exists():
            telling.tell(tip, waiting, timezone.now())
            record(officer, Action.STATUS_TOLD, tip.public_id, state=tip.public_state)


def _change(after: str, reason: Posting) -> Change:
    """Where a tip is and with which other it is joined is always told: the citizen may ask."""
    return Change(after, "", True, reason)


def _hand_over(officer: Officer, tip: Tip, handover: Handover, reason: Message) -> None:
    now, sender = timezone.now(), tip.station
    receivers.add_keys(tip, handover.keys)
    handing.hand_to(tip, handover.station, now)
    made = Transfer.objects.create(
        tip=tip,
        sender=sender,
        receiver=handover.station,
        officer=officer,
        reason=reason,
        answer_by=tip.acknowledge_by,
        created_at=now,
    )
    handing.tell(Notice.Kind.TRANSFERRED, tip, [handover.station], f"transferred:{made.pk}")


def _give_back(officer: Officer, tip: Tip, opened: Transfer, keys) -> None:
    now = timezone.now()
    receivers.add_keys(tip, keys)
    handing.answer(tip, Transfer.Answer.RETURNED, officer, now)
    handing.hand_to(tip, opened.sender, now)
    before = opened.officer
    if before.is_active and before.station_id == opened.sender_id:
        tip.assigned_to = before
        tip.save(update_fields=["assigned_to"])
    handing.drop_keys(tip)
    handing.tell(Notice.Kind.TRANSFERRED, tip, [opened.sender], f"returned:{opened.pk}")
    if tip.assigned_to:
        notices.tell_returned(tip, f"returned:{opened.pk}")


def _take_over(desk: Officer, tip: Tip, reason: Posting) -> None:
    now, owner = timezone.now(), tip.station
    handing.answer(tip, Transfer.Answer.FELL_BACK, desk, now)
    handing.hand_to(tip, desk.station, now)
    step(desk, tip, _change(State.RECEIVED, reason), **{"from": owner.code})
    handing.drop_keys(tip)
    record(desk, Action.TIP_TAKEN_OVER, tip.public_id, **{"from": owner.code})


def _both_held(officer: Officer, *tips: Tip):
    rows = Tip.objects.select_for_update(of=("self",)).select_related("station").order_by("pk")
    pks = [tip.pk for tip in tips]
    return rows.filter(pk__in=pks, station=officer.station, shredded_at=None)


def _check_merge(officer: Officer, tip: Tip, into: Tip) -> None:
    check_move(officer, tip, State.MERGED)
    if into.state in NO_TARGET or into.practice != tip.practice:
        raise NotPossibleError("target")
    if tip.merged.exists():
        raise NotPossibleError("joined")
