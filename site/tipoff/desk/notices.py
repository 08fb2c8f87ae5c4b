"""Who is told that a tip was put into their hands, or that keys wait for them.

Each is queued inside the transaction of what it tells of, names a tip's number at most, and never
goes to whoever acts (docs/notices.md).
"""

from collections.abc import Iterable

from django.utils import timezone

from places.models import Station
from tipoff import outbox
from tipoff.models import AuthorityShare, Enrolment, Notice, Officer, StationKeyShare, Tip
from tipoff.selectors import duty


def tell_assigned(by: Officer, tips: Iterable[Tip], to: Officer) -> None:
    """Tips are in a colleague's hands now: one notice however many, with a single one's number.

    Where the colleague gets no e-mail whoever is on duty is told. Practice tips tell nobody.
    """
    real = [tip for tip in tips if not tip.practice]
    if not real or to.pk == by.pk:
        return
    readers = [to] if outbox.can_be_reached(to) else duty.on_duty(to.station)
    first = real[0].public_id
    outbox.notify(
        Notice.Kind.ASSIGNED,
        _others(readers, by),
        key=f"assigned:{first}:{int(timezone.now().timestamp() * 1000)}",
        number=first if len(real) == 1 else "",
        urgent=any(tip.urgent for tip in real),
    )


def tell_returned(tip: Tip, key: str) -> None:
    """A tip came back into the hands it was in before. `key`: the one under which its station was
    told of it, so that whoever is on duty as well gets one e-mail."""
    facts = {"number": tip.public_id, "urgent": tip.urgent}
    outbox.notify(Notice.Kind.ASSIGNED, [tip.assigned_to], key=key, **facts)


def tell_enrolled(enrolment: Enrolment) -> None:
    """An officer has made keys: who can certify them at the desk that does is told."""
    officer = enrolment.officer
    readers = _signers(_certifier(officer.station), officer)
    outbox.notify(Notice.Kind.KEYS, readers, key=f"enrolled:{enrolment.pk}")


def tell_certified(by: Officer, officer: Officer, serial: str) -> None:
    """A certified officer waits for the station's key: a colleague who holds it is told.

    Where no colleague does, the desk above has to make a new one.
    """
    station = officer.station
    held = StationKeyShare.objects.filter(station_key__station=station).values("officer")
    readers = _able(station, Officer.objects.filter(pk__in=held), by)
    readers = readers or _signers(_certifier(station), by)
    outbox.notify(Notice.Kind.KEYS, readers, key=f"certified:{serial}")


def _certifier(station: Station) -> Station:
    """The desk that signs for a station: the one above a ward's, any other its own."""
    above = duty.over(station) if station.kind == Station.Kind.WARD else None
    return above or station


def _signers(desk: Station, by: Officer) -> list[Officer]:
    """Who holds a signing key there; where none of them can be told, who is on duty."""
    signing = AuthorityShare.objects.exclude(sealed=b"").values("officer")
    found = _able(desk, Officer.objects.filter(pk__in=signing), by)
    return found or _others(duty.on_duty(desk), by)


def _able(station: Station, able: Iterable[Officer], by: Officer) -> list[Officer]:
    """Of the station's officers at work those who can do it: on duty, else all of them."""
    can = {officer.pk for officer in able}
    groups = (duty.on_duty(station), duty.at_work(station))
    found = ([o for o in _others(group, by) if o.pk in can] for group in groups)
    return next(filter(None, found), [])


def _others(officers: Iterable[Officer], by: Officer) -> list[Officer]:
    """Those who can be reached, without the one who acts."""
    return [o for o in officers if o.pk != by.pk and outbox.can_be_reached(o)]
