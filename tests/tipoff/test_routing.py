"""Where a tip goes: every combination against the reviewed table, and what always holds."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipoff.models import Category
from tipoff.routing import Concerns, Kind, Question, Reason, Unit, kept_out, kept_out_by, route

TABLE = list(csv.DictReader((Path(__file__).parent / "routing_expected.csv").open()))
COLUMNS = {
    "ward_station": {"working", "not-working", "no-station", "unknown"},
    "concerns": {c.value for c in Concerns},
    "online": {"yes", "no"},
    "rule_station": {"none", "working", "not-working"},
    "province_desk": {"working", "not-working"},
}


def world(row):
    """The stations, rules and question that a row of the table describes."""
    units = [
        Unit("desk", Kind.PROVINCE, "48", working=row["province_desk"] == "working"),
        Unit("special", Kind.PROVINCE, "99", working=row["rule_station"] == "working"),
        Unit("other-ward", Kind.WARD, "48", frozenset({"99999"}), True),
        Unit("other-desk", Kind.PROVINCE, "68", working=True),
        Unit("central", Kind.CENTRAL, working=True),
    ]
    if row["ward_station"] in ("working", "not-working"):
        works = row["ward_station"] == "working"
        units.append(Unit("ward", Kind.WARD, "48", frozenset({"20260"}), works))
    rules = {} if row["rule_station"] == "none" else {("48", "drugs"): "special"}
    question = Question(
        ward=None if row["ward_station"] == "unknown" else "20260",
        province="48" if row["province"] == "known" else None,
        home_province="48" if row["home_province"] == "set" else None,
        category="drugs",
        concerns=Concerns(row["concerns"]),
        online=row["online"] == "yes",
    )
    return question, units, rules


NAMES = {"ward": "ward", "province": "desk", "rule": "special", "central": "central"}


def test_the_table_covers_every_combination():
    for column, values in COLUMNS.items():
        assert {row[column] for row in TABLE} == values
    places = {(r["ward_station"], r["province"], r["home_province"]) for r in TABLE}
    assert len(places) == 6
    keys = {tuple(v for k, v in r.items() if k not in ("goes_to", "if_sent_above")) for r in TABLE}
    assert len(keys) == len(TABLE) == 6 * 4 * 2 * 3 * 2


@pytest.mark.parametrize("urgent", [False, True])
def test_every_row_of_the_table_goes_where_it_says_urgent_or_not(urgent):
    for row in TABLE:
        question, units, rules = world(row)
        question = replace(question, urgent=urgent)
        assert route(question, units, rules).station == NAMES[row["goes_to"]], row
        above = replace(question, above=True)
        assert route(above, units, rules).station == NAMES[row["if_sent_above"]], row


def test_the_central_desk_receives_even_when_it_is_not_working():
    decision = route(Question(province="48"), [Unit("central", Kind.CENTRAL)], {})
    assert decision.station == "central"
    assert decision.reasons[-1] == Reason.CENTRAL_DESK_NOT_WORKING


def test_a_working_central_desk_is_preferred_to_one_that_is_not():
    units = [Unit("a", Kind.CENTRAL), Unit("b", Kind.CENTRAL, working=True)]
    assert route(Question(concerns=Concerns.PROVINCE), units, {}).station == "b"


def test_reasons_tell_the_way_up():
    units = [
        Unit("ward", Kind.WARD, "48", frozenset({"20260"})),
        Unit("desk", Kind.PROVINCE, "48"),
        Unit("central", Kind.CENTRAL, working=True),
    ]
    decision = route(Question(ward="20260", province="48", urgent=True), units, {})
    assert decision.reasons == (
        "urgent",
        "ward-station-not-working",
        "province-desk-not-working",
        "central-desk",
    )


def test_without_a_central_desk_there_is_no_answer():
    with pytest.raises(ValueError, match="central"):
        route(Question(), [], {})


PROVINCES = st.sampled_from(["48", "68", "01"])
WARDS = st.sampled_from(["20260", "20287", "24649"])


@st.composite
def unit_strategy(draw):
    kind = draw(st.sampled_from(list(Kind)))
    return Unit(
        code=f"s{draw(st.integers(0, 30))}",
        kind=kind,
        province=None if kind == Kind.CENTRAL else draw(PROVINCES),
        wards=draw(st.frozensets(WARDS)) if kind == Kind.WARD else frozenset(),
        working=draw(st.booleans()),
    )


# A busy machine is slow to draw the first examples; that says nothing about routing.
@given(
    units=st.lists(unit_strategy(), max_size=12, unique_by=lambda unit: unit.code),
    rules=st.dictionaries(
        st.tuples(PROVINCES, st.sampled_from(list(Category))),
        st.integers(0, 30).map("s{}".format),
    ),
    question=st.builds(
        Question,
        ward=st.none() | WARDS,
        province=st.none() | PROVINCES,
        category=st.sampled_from(list(Category)),
        urgent=st.booleans(),
        concerns=st.sampled_from(list(Concerns)),
        online=st.booleans(),
        home_province=st.none() | PROVINCES,
        above=st.booleans(),
    ),
)
def test_a_tip_always_reaches_a_working_station_that_it_does_not_concern_or_the_central_desk(
    units, rules, question
):
    units = [*units, Unit("central", Kind.CENTRAL)]
    found = {unit.code: unit for unit in units}[route(question, units, rules).station]
    assert found.kind not in kept_out(question)
    if found.kind == Kind.CENTRAL:
        return
    assert found.working
    assert question.concerns != Concerns.PROVINCE
    if question.concerns in (Concerns.WARD, Concerns.UNSURE):
        assert found.kind == Kind.PROVINCE
        assert found.province == (question.province or question.home_province)


@given(st.permutations([Unit(f"s{i}", Kind.PROVINCE, "48", working=True) for i in range(5)]))
def test_the_order_in_which_stations_are_given_does_not_matter(units):
    units = [*units, Unit("central", Kind.CENTRAL)]
    assert route(Question(province="48"), units, {}).station == "s0"


@pytest.mark.parametrize("concerns", list(Concerns))
@pytest.mark.parametrize("ward", ["20260", None])
@pytest.mark.parametrize("above", [True, False])
def test_a_sealed_header_keeps_out_whom_its_question_does(concerns, ward, above):
    """Who hands a tip on sees the header alone, with the reasons that routing wrote there."""
    question = Question(ward, "48", concerns=concerns, online=ward is None, above=above)
    units = [Unit("central", Kind.CENTRAL, working=True)]
    reasons = [str(reason) for reason in route(question, units, {}).reasons]
    header = {"concerns": str(concerns), "ward": ward, "reasons": reasons}
    assert kept_out_by(header) == kept_out(question)
