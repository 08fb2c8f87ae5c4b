"""Which police unit receives a tip: a pure function over plain values, no database.

The order is the whole law of it (docs/routing.md): conflicts go up first, then what has no ward,
then the rules, then the ward; whatever is not working sends the tip up one level, and the central
desk receives it whether it is working or not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Concerns(StrEnum):
    """Whom of the police or the state the tip is about."""

    NONE = "none"
    WARD = "ward"
    PROVINCE = "province"
    UNSURE = "unsure"


class Reason(StrEnum):
    """Why a tip goes where it goes, in the order in which it was found out."""

    URGENT = "urgent"
    CONCERNS_PROVINCE = "concerns-province"
    CONCERNS_WARD = "concerns-ward"
    CONCERNS_UNSURE = "concerns-unsure"
    ONLINE = "online"
    PLACE_UNKNOWN = "place-unknown"
    HOME_PROVINCE = "home-province"
    PROVINCE_UNKNOWN = "province-unknown"
    CHOSEN_ABOVE = "chosen-above"
    RULE = "rule"
    RULE_STATION_NOT_WORKING = "rule-station-not-working"
    WARD_STATION = "ward-station"
    WARD_STATION_NOT_WORKING = "ward-station-not-working"
    PROVINCE_DESK = "province-desk"
    PROVINCE_DESK_NOT_WORKING = "province-desk-not-working"
    CENTRAL_DESK = "central-desk"
    CENTRAL_DESK_NOT_WORKING = "central-desk-not-working"


class Kind(StrEnum):
    """The three levels, from the street up."""

    WARD = "ward"
    PROVINCE = "province"
    CENTRAL = "central"


@dataclass(frozen=True)
class Unit:
    """A station as routing sees it; `working` is the selectors' verdict on keys and officers."""

    code: str
    kind: str
    province: str | None = None
    wards: frozenset[str] = frozenset()
    working: bool = False


@dataclass(frozen=True)
class Question:
    """What a tip says about where it belongs.

    `ward` (5 digits) and `province` (2 digits) are codes, or None where not known; a ward's
    province must stand with it. `home_province` is the portal's own area. `above` is the citizen's
    wish that the desk above the usual one receives the tip in its place.
    """

    ward: str | None = None
    province: str | None = None
    category: str = "other"
    urgent: bool = False
    concerns: Concerns = Concerns.NONE
    online: bool = False
    home_province: str | None = None
    above: bool = False


@dataclass(frozen=True)
class Decision:
    """The receiving station's code, and why."""

    station: str
    reasons: tuple[Reason, ...]


#: (province, category) -> station code, of rules whose signature has been verified.
Rules = Mapping[tuple[str, str], str]
Found = tuple[str | None, list[Reason]]


def route(question: Question, stations: Iterable[Unit], rules: Rules) -> Decision:
    """Decide which of `stations` receives the tip.

    `stations` must hold a central desk; `ValueError` otherwise. The answer is a working station
    that the tip does not concern, or the central desk.
    """
    units = sorted(stations, key=lambda unit: unit.code)
    province, reasons = _province(question)
    level, why = _first_level(question)
    reasons = [Reason.URGENT] * question.urgent + reasons + why
    for floor in _floors(level, question.above):
        code, why = floor(question, province, units, rules)
        reasons += why
        if code is not None:
            return Decision(code, tuple(reasons))
    raise ValueError("no central desk among the stations")


def kept_out(question: Question) -> frozenset[Kind]:
    """The levels that must not hold a key of such a tip: what it concerns, and what was skipped.

    Who is not sure may mean the ward's unit. A wish for the desk above leaves out the level that
    would have received the tip.
    """
    order = list(Kind)
    lowest = order.index(_first_level(question)[0]) + question.above
    concerned = question.concerns != Concerns.NONE or question.above
    return frozenset(order[:lowest]) - {Kind.CENTRAL} if concerned else frozenset()


def kept_out_by(part: Mapping) -> frozenset[Kind]:
    """The same of a sealed header, or of changed answers; what nobody knows counts as not sure.

    It runs where those are open: in the officer's worker, as vault/routing.js.
    """
    said = part.get("concerns", Concerns.NONE)
    concerns = Concerns(said) if said in list(Concerns) else Concerns.UNSURE
    above = part.get("above") is True or Reason.CHOSEN_ABOVE in part.get("reasons", ())
    return kept_out(Question(ward=part.get("ward") or None, concerns=concerns, above=above))


def _province(question: Question) -> tuple[str | None, list[Reason]]:
    if question.province is not None:
        return question.province, []
    if question.home_province is not None:
        return question.home_province, [Reason.HOME_PROVINCE]
    return None, [Reason.PROVINCE_UNKNOWN]


def _first_level(question: Question) -> tuple[Kind, list[Reason]]:
    """The lowest level that may receive the tip."""
    if question.concerns == Concerns.PROVINCE:
        return Kind.CENTRAL, [Reason.CONCERNS_PROVINCE]
    if question.concerns == Concerns.WARD:
        return Kind.PROVINCE, [Reason.CONCERNS_WARD]
    if question.concerns == Concerns.UNSURE:
        return Kind.PROVINCE, [Reason.CONCERNS_UNSURE]
    if question.online:
        return Kind.PROVINCE, [Reason.ONLINE]
    if question.ward is None:
        return Kind.PROVINCE, [Reason.PLACE_UNKNOWN]
    return Kind.WARD, []


def _floors(level: Kind, above: bool):
    """The ways to a station, lowest first; the citizen's wish skips the lowest level."""
    ladder = [(Kind.WARD, _rule), (Kind.WARD, _ward), (Kind.PROVINCE, _desk)]
    order = list(Kind)
    lowest = order.index(level) + above
    chosen = [_chosen_above] if above and level != Kind.CENTRAL else []
    return chosen + [way for kind, way in ladder if order.index(kind) >= lowest] + [_central]


def _chosen_above(question, province, units, rules) -> Found:
    return None, [Reason.CHOSEN_ABOVE]


def _rule(question, province, units, rules) -> Found:
    wanted = rules.get((province, question.category))
    if wanted is None:
        return None, []
    if any(unit.code == wanted and unit.working for unit in units):
        return wanted, [Reason.RULE]
    return None, [Reason.RULE_STATION_NOT_WORKING]


def _ward(question, province, units, rules) -> Found:
    for unit in units:
        if unit.kind == Kind.WARD and unit.working and question.ward in unit.wards:
            return unit.code, [Reason.WARD_STATION]
    return None, [Reason.WARD_STATION_NOT_WORKING]


def _desk(question, province, units, rules) -> Found:
    for unit in units:
        if unit.kind == Kind.PROVINCE and unit.working and unit.province == province:
            return unit.code, [Reason.PROVINCE_DESK]
    return None, [Reason.PROVINCE_DESK_NOT_WORKING]


def _central(question, province, units, rules) -> Found:
    desks = [unit for unit in units if unit.kind == Kind.CENTRAL]
    for unit in desks:
        if unit.working:
            return unit.code, [Reason.CENTRAL_DESK]
    return (desks[0].code if desks else None), [Reason.CENTRAL_DESK_NOT_WORKING]
