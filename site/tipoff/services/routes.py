"""Where a tip goes and to whom it is sealed, from what the database and the certificates say."""

import time
from dataclasses import dataclass

from places.models import Station
from tipoff.routing import Decision, Question, route
from tipoff.selectors import desks as select
from tipoff.selectors.desks import Desk
from tipoff.trust import current_trust
from tipoff.vault.certificates import Recipient

# Made when first needed: a tip that no desk can take must still have an owner.
CENTRAL_CODE = "trung-uong"
CENTRAL_NAME = "Trực ban trung ương"
CENTRAL_NAME_EN = "Central duty desk"


@dataclass(frozen=True)
class Route:
    """A decision, the station that it names, the desks looked at, and the tip's recipients."""

    decision: Decision
    station: Station
    desks: dict[str, Desk]
    recipients: list[Recipient]


def find_route(question: Question) -> Route:
    """Route a tip by what is certified and working at this moment."""
    now = int(time.time())
    trust = current_trust(now)
    desks = select.desks_for(question, trust, now)
    if not any(desk.station.kind == Station.Kind.CENTRAL for desk in desks.values()):
        station = _central_desk()
        desks[station.code] = Desk(station)
    rules = select.valid_rules(question, trust, now)
    decision = route(question, [desk.unit() for desk in desks.values()], rules)
    recipients = select.recipients(question, decision.station, desks, trust, now)
    return Route(decision, desks[decision.station].station, desks, recipients)


def _central_desk() -> Station:
    names = {"kind": Station.Kind.CENTRAL, "name": CENTRAL_NAME, "name_en": CENTRAL_NAME_EN}
    return Station.objects.get_or_create(code=CENTRAL_CODE, defaults=names)[0]
