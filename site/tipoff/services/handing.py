"""Tips between two stations: who owns them, which keys stay, and what happens without an answer.

A tip has one owner at every moment. From the handing over on it is the receiver's; the sender's key
stays in its row, delivered to nobody, until the receiver has shown by accepting that it can open
the tip. Only then is it deleted.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from places.models import Station
from tipoff import deadlines, journal, outbox
from tipoff.journal import Action
from tipoff.models import Notice, Officer, Tip, TipKey, Transfer
from tipoff.selectors import duty
from tipoff.selectors.above import desks_above


def answer_by(tip: Tip, station: Station, now: datetime) -> datetime:
    """Until when a station must have taken up a tip that was handed to it at `now`."""
    row = deadlines.find(deadlines.What.ANSWER, urgent=tip.urgent, station=station.code)
    return row.after(now)


def hand_to(tip: Tip, station: Station, now: datetime) -> None:
    """Make a station the owner of a held tip: nobody there has it in hand yet."""
    tip.station, tip.assigned_to = station, None
    tip.acknowledge_by = answer_by(tip, station, now)
    tip.save(update_fields=["station", "assigned_to", "acknowledge_by"])


def open_transfer(tip: Tip) -> Transfer | None:
    """The handing over that the tip's owner has yet to answer."""
    rows = Transfer.objects.select_related("sender", "receiver", "officer")
    return rows.filter(tip=tip, answer="").first()


def answer(tip: Tip, what: str, officer: Officer | None, now: datetime) -> None:
    """Note what came of the open handing over, if there is one."""
    fields = {"answer": what, "answered_by": officer, "answered_at": now}
    Transfer.objects.filter(tip=tip, answer="").update(**fields)


def accept(tip: Tip, officer: Officer) -> None:
    """The owner can open the tip and keeps it; who had it before keeps no key."""
    answer(tip, Transfer.Answer.ACCEPTED, officer, timezone.now())
    drop_keys(tip)


def drop_keys(tip: Tip) -> None:
    """Delete the keys of stations that handed the tip on, but for the desks above its owner."""
    stay = {tip.station_id, *(desk.pk for desk in desks_above(tip.station))}
    passed = Transfer.objects.filter(tip=tip)
    had = {pk for pair in passed.values_list("sender_id", "receiver_id") for pk in pair}
    TipKey.objects.filter(tip=tip, station_key__station__in=had - stay).delete()


def fall_back(now: datetime | None = None) -> int:
    """Give every tip that a receiver let lie to a desk above that holds its key; how many.

    Never to a station without a key: the server cannot see whom a tip concerns. Where no desk
    holds one the tip stays where it is, and the central desk is told: a province's without a key
    may be the one that the tip concerns.
    """
    now = now or timezone.now()
    late = Transfer.objects.filter(answer="", answer_by__lte=now).order_by("answer_by", "pk")
    return sum(_fall_back(pk, tip, now) for pk, tip in late.values_list("pk", "tip_id"))


@transaction.atomic(durable=True)
def _fall_back(pk: int, tip_id: int, now: datetime) -> bool:
    rows = Tip.objects.select_for_update(of=("self",)).select_related("station")
    tip = rows.filter(pk=tip_id, shredded_at=None).first()
    late = Transfer.objects.filter(pk=pk, answer="").select_related("sender", "receiver").first()
    if tip is None or late is None:
        return False
    desk = _holder(tip, late)
    if desk is None:
        central = Station.objects.filter(kind=Station.Kind.CENTRAL)
        tell(Notice.Kind.OVERDUE, tip, central, f"stays:{late.pk}")
        return False
    answer(tip, Transfer.Answer.FELL_BACK, None, now)
    hand_to(tip, desk, now)
    tell(Notice.Kind.TRANSFERRED, tip, [desk], f"fell-back:{late.pk}")
    ways = {"before": late.receiver.code, "after": desk.code}
    journal.record(Action.TRANSFER_FELL_BACK, actor="system", subject=tip.public_id, **ways)
    return True


def _holder(tip: Tip, late: Transfer) -> Station | None:
    """The nearest desk above receiver or sender that already holds a key of the tip."""
    desks = [*desks_above(late.receiver), *desks_above(late.sender)]
    keys = TipKey.objects.filter(tip=tip, station_key__station__in=desks)
    held = set(keys.values_list("station_key__station", flat=True))
    desks.sort(key=lambda desk: desk.kind == Station.Kind.CENTRAL)
    return next((d for d in desks if d.pk in held and d.pk != tip.station_id), None)


def tell(kind: str, tip: Tip, stations: Iterable[Station], key: str) -> None:
    """Queue a notice for whoever is on duty at these stations."""
    officers = [officer for station in stations for officer in duty.on_duty(station)]
    outbox.notify(kind, officers, key=key, number=tip.public_id, urgent=tip.urgent)
