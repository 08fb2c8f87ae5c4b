"""Whether the form may take real tips: what people have confirmed, and what a machine can check."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from places.models import Station
from tipoff.models import Confirmation, Matter
from tipoff.selectors import authorities, desks
from tipoff.selectors.area import home_province
from tipoff.trust import current_trust
from tipoff.vault.certificates import Trust


@dataclass(frozen=True)
class Standing:
    """A matter, its confirmation if there is one, and what is found lacking at this moment."""

    matter: Matter
    confirmation: Confirmation | None
    lacking: list[str] = field(default_factory=list)


def form_is_open() -> bool:
    """Whether the form takes tips: always where nothing needs confirming, else once all is."""
    if not settings.TIP_FORM_NEEDS_CONFIRMATION:
        return True
    return Confirmation.objects.filter(matter__in=Matter.values).count() == len(Matter.values)


def standings() -> list[Standing]:
    """Every matter in its order, for the provincial desk."""
    confirmed = {row.matter: row for row in Confirmation.objects.select_related("officer")}
    return [Standing(matter, confirmed.get(matter), lacking(matter)) for matter in Matter]


def lacking(matter: Matter) -> list[str]:
    """What the portal itself can see to be missing; people's papers it cannot see."""
    check = _CHECKS.get(matter)
    return check() if check else []


def _central_desk() -> list[str]:
    found = _desks_of(Station.objects.filter(kind=Station.Kind.CENTRAL))
    if any(desk.working for desk in found):
        return []
    return [_("No central desk is working yet.")]


def _duty_phones() -> list[str]:
    """The home province's working stations that name no phone."""
    home = home_province()
    if home is None:
        return [_("The site's settings do not say which province the portal serves.")]
    working = [desk for desk in _desks_of(Station.objects.filter(province=home)) if desk.working]
    if not working:
        return [_("No station of the province is working yet.")]
    return [desk.station.name for desk in working if not desk.station.duty_phone]


def _keys() -> list[str]:
    trust, now = _now()
    found = []
    if not desks.a_station_is_certified(trust, now):
        found.append(_("No station holds a certified key."))
    if not desks.escrow_is_certified(trust, now):
        found.append(_("No certified escrow key stands."))
    for key in authorities.exposed(trust, now):
        said = _("Signing key %(scope)s must be replaced: who has held it has left.")
        found.append(said % {"scope": key.certificate.scope})
    return found


def _desks_of(stations) -> list[desks.Desk]:
    trust, now = _now()
    return [desks.desk_of(row, trust, now) for row in stations.prefetch_related(desks.keys())]


def _now() -> tuple[Trust, int]:
    now = int(time.time())
    return current_trust(now), now


_CHECKS: dict[Matter, Callable[[], list[str]]] = {
    Matter.CENTRAL_DESK: _central_desk,
    Matter.DUTY_PHONES: _duty_phones,
    Matter.KEYS: _keys,
}
