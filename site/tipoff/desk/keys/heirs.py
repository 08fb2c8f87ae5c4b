"""Tips that change hands without being opened: a station's heir, and a station with a new key.

The server moves nothing that the receiver could not open: for a merger there must be a grant to the
heir's key, for a lost key a tip's key that the province's browser has sealed anew.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from places.models import Station
from tipoff.desk.keys import issuers, selectors
from tipoff.desk.posting import NotPossibleError, record
from tipoff.journal import Action
from tipoff.models import Officer, StationKey, StationKeyGrant, StationKeyShare, Tip, TipKey


@transaction.atomic(durable=True)
def grant(by: Officer, heir: Station, sealed: Mapping[int, bytes]) -> None:
    """Keep the keys of the officer's own station (sealed, by epoch) for its heir.

    The heir is a station that the province has certified for all wards of this one.
    """
    checker = selectors.Checker()
    found = {each.station.pk: each for each in selectors.heirs_of(by.station, checker)}
    shares = StationKeyShare.objects.filter(officer=by, station_key__station=by.station)
    keys = {share.station_key.epoch: share.station_key for share in shares}
    if heir.pk not in found or not sealed or not sealed.keys() <= keys.keys():
        raise NotPossibleError("changed")
    holder = found[heir.pk].present
    for epoch, share in sealed.items():
        StationKeyGrant.objects.update_or_create(
            station_key=keys[epoch], holder=holder, defaults={"sealed": share}
        )
    record(by, Action.STATION_KEY_GRANTED, to=heir.code, epochs=sorted(sealed))


@transaction.atomic(durable=True)
def merge(by: Officer, station: Station, heir: Station) -> int:
    """Move every tip of a station to its heir; answers how many. The old station takes no more.

    Raises `NotPossibleError("no-grant")` while there is a tip that the heir could not open.
    """
    checker = selectors.Checker()
    under = selectors.stations_under(by)
    heirs = {each.station.pk for each in selectors.heirs_of(station, checker)}
    may = issuers.scope_of(by) is not None and under.filter(pk=station.pk).exists()
    if not may or heir.pk not in heirs:
        raise NotPossibleError("changed")
    tips = Tip.objects.select_for_update().filter(station=station, shredded_at=None)
    numbers = list(tips.order_by("pk").values_list("public_id", flat=True))
    if selectors.without_grant(station, heir).exists():
        raise NotPossibleError("no-grant")
    tips.update(station=heir, assigned_to=None)
    station.keys.filter(retired_at=None).update(retired_at=timezone.now())
    for number in numbers:
        record(by, Action.STATION_MERGED, number, of=station.code, to=heir.code)
    record(by, Action.STATION_MERGED, of=station.code, to=heir.code, tips=len(numbers))
    return len(numbers)


@transaction.atomic(durable=True)
def reseal(by: Officer, station: Station, after: int, sealed: Mapping[str, bytes]) -> int:
    """Keep tip keys (sealed, by the tip's number) for a station's present key; answers how many.

    They come from the browser of the desk above, which holds each of these tips itself and has
    looked into each header: what concerns the station it does not seal. `after` is where the batch
    began that the browser was given (`selectors.to_reseal`).
    """
    waiting = {tip.public_id: tip for tip in selectors.to_reseal(station, by, after)}
    key = StationKey.objects.filter(station=station, retired_at=None).order_by("-epoch").first()
    if issuers.scope_of(by) is None or not sealed or not sealed.keys() <= waiting.keys():
        raise NotPossibleError("changed")
    if not selectors.Checker().station_chain(key):
        raise NotPossibleError("changed")
    for number, share in sealed.items():
        TipKey.objects.create(
            tip=waiting[number],
            kind=TipKey.Kind.STATION,
            name=station.code,
            epoch=key.epoch,
            station_key=key,
            sealed=share,
        )
    record(by, Action.TIP_KEYS_RESEALED, to=station.code, epoch=key.epoch, tips=sorted(sealed))
    return len(sealed)
