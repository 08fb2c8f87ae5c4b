"""The rota: planned by the heads of the unit, seen by all, and whom it makes reminders go to."""

from datetime import datetime

import pytest
from django.utils import timezone
from tests.tipoff.desk.duty import enrol

from places.models import Station
from tipoff.desk.duty import selectors
from tipoff.journal import Action
from tipoff.models import DutyShift, JournalEntry, Officer
from tipoff.selectors.duty import on_duty

MONDAY = "2026-12-28"
ROTA = "/truc-ban/lich-truc/"


def moment(text):
    return datetime.fromisoformat(text + ":00+07:00")


@pytest.fixture
def clock(monkeypatch):
    """Wednesday of the week that ends in another year."""
    now = moment("2026-12-30T12:00")
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def people(world):
    """Cẩm Lệ: a head of the unit with an open desk, and two officers."""
    station = Station.objects.get(code="cam-le")
    Officer.objects.filter(station=station).update(is_active=False)
    head = enrol(world, station, "head")
    others = [enrol(world, station, name) for name in ("lan", "mai")]
    for duty in (head, *others):
        duty.officer.user.email = f"{duty.officer}@example.vn"
        duty.officer.user.save()
    Officer.objects.filter(pk=head.officer.pk).update(role=Officer.Role.CHIEF)
    return head, *others


@pytest.fixture
def plan(people, client):
    """Posts a shift as the head of the unit."""
    head, lan, mai = people
    head.unlock(client)

    def post(day=MONDAY, starts="07:00", ends="19:00", officer=lan, deputy=mai):
        fields = {"day": day, "starts": starts, "ends": ends, "officer": officer.officer.pk}
        fields["deputy"] = deputy.officer.pk if deputy else ""
        return client.post(ROTA + "them/", fields)

    return post


def shown(client, week=MONDAY):
    return client.post(f"{ROTA}?tuan={week}").json()["html"]


def test_a_planned_shift_stands_in_the_week_and_in_the_journal(clock, plan, client):
    assert plan().status_code == 200
    shift = DutyShift.objects.get()
    assert (shift.starts_at, shift.ends_at) == (
        moment("2026-12-28T07:00"),
        moment("2026-12-28T19:00"),
    )
    assert "07:00–19:00: <strong>lan</strong> (trực thay: mai)" in shown(client)
    assert JournalEntry.objects.filter(action=Action.DUTY_PLANNED).count() == 1


def test_a_shift_that_ends_before_it_begins_ends_the_next_day_even_in_another_year(
    clock, plan, client
):
    plan(day="2026-12-31", starts="19:00", ends="07:00")
    assert DutyShift.objects.get().ends_at == moment("2027-01-01T07:00")
    assert "19:00–07:00 hôm sau: <strong>lan</strong>" in shown(client)


def test_two_shifts_never_run_at_the_same_time(clock, plan):
    plan()
    for starts, ends in (("18:59", "20:00"), ("06:00", "07:01"), ("08:00", "09:00")):
        answer = plan(starts=starts, ends=ends)
        assert answer.status_code == 400
        assert list(answer.json()["errors"]) == ["starts"]
    assert plan(starts="06:00", ends="05:00").status_code == 400
    assert plan(starts="19:00", ends="07:00").status_code == 200
    assert plan(starts="06:00", ends="07:00").status_code == 200


def test_nobody_is_their_own_deputy_and_nobody_is_borrowed(clock, plan, people, stranger):
    lan = people[1]
    assert list(plan(deputy=lan).json()["errors"]) == ["deputy"]
    assert list(plan(officer=stranger).json()["errors"]) == ["officer"]
    assert list(plan(day="2027-13-01").json()["errors"]) == ["day"]
    assert not DutyShift.objects.exists()


def test_a_shift_is_taken_out_once_and_only_by_the_own_head(clock, plan, client, world):
    plan()
    number = DutyShift.objects.get().pk
    head = enrol(world, Station.objects.get(code="nam-dong"), "other-head")
    Officer.objects.filter(pk=head.officer.pk).update(role=Officer.Role.CHIEF)
    other = type(client)()
    head.unlock(other)
    assert other.post(ROTA + "bo/", {"shift": number}).status_code == 409
    assert client.post(ROTA + "bo/", {"shift": number}).status_code == 200
    assert client.post(ROTA + "bo/", {"shift": number}).json() == {"error": "no-shift"}
    assert not DutyShift.objects.exists()


def test_last_week_is_copied_over_new_year_once_without_who_has_left(clock, plan, client, people):
    plan(deputy=None)
    plan(day="2026-12-31", starts="19:00", ends="07:00", officer=people[2], deputy=people[1])
    first = client.post(ROTA + "chep/", {"monday": "2027-01-04"})
    assert first.json()["done"] == "Đã thêm 2 ca trực."
    again = client.post(ROTA + "chep/", {"monday": "2027-01-04"})
    assert again.json()["done"] == "Đã thêm 0 ca trực."
    assert DutyShift.objects.filter(starts_at=moment("2027-01-07T19:00")).count() == 1
    Officer.objects.filter(pk=people[1].officer.pk).update(is_active=False)
    client.post(ROTA + "chep/", {"monday": "2027-01-11"})
    (left,) = DutyShift.objects.filter(starts_at__gte=moment("2027-01-11T00:00"))
    assert (left.officer, left.deputy) == (people[2].officer, None)


def test_gaps_are_named_day_by_day(clock, plan, people):
    plan(starts="19:00", ends="07:00")
    plan(day="2026-12-30", starts="07:00", ends="06:00")
    days = selectors.week(people[0].officer.station, datetime(2026, 12, 28).date())
    monday, tuesday, wednesday, thursday = days[:4]
    assert [(g.starts_at, g.ends_at) for g in monday.gaps] == [
        (moment("2026-12-28T00:00"), moment("2026-12-28T19:00"))
    ]
    assert [(g.starts_at, g.ends_at) for g in tuesday.gaps] == [
        (moment("2026-12-29T07:00"), moment("2026-12-30T00:00"))
    ]
    assert [g.ends_at for g in wednesday.gaps] == [moment("2026-12-30T07:00")]
    assert [g.starts_at for g in thursday.gaps] == [moment("2026-12-31T06:00")]


def test_every_officer_sees_the_rota_and_only_heads_plan_it(clock, plan, people, client):
    plan()
    lan = people[1].unlock(type(client)())
    other = type(client)()
    lan.unlock(other)
    assert "lan" in shown(other)
    assert "data-panel-form" not in shown(other)
    assert other.post(ROTA + "them/", {}).status_code == 404


def test_any_text_in_the_address_is_some_week(clock, plan, client):
    for week in ("", "x", "0001-01-01", "9999-12-31", "2026-02-30"):
        assert "Tuần từ" in shown(client, week)


def test_a_shift_over_new_year_counts_until_just_before_its_end(clock, plan, people):
    plan(day="2026-12-31", starts="19:00", ends="07:00")
    within = ["2026-12-31T19:00", "2026-12-31T23:59", "2027-01-01T00:00", "2027-01-01T06:59"]
    station = people[0].officer.station
    for at in within:
        assert [officer.display_name for officer in on_duty(station, moment(at))] == ["lan"]
    for at in ("2026-12-31T18:59", "2027-01-01T07:00"):
        assert [officer.display_name for officer in on_duty(station, moment(at))] == ["head"]


def test_the_deputy_then_the_head_then_everybody_is_asked(clock, plan, people):
    head, lan, mai = (duty.officer for duty in people)
    plan(day="2026-12-30")

    def asked():
        return {officer.display_name for officer in on_duty(head.station)}

    assert asked() == {"lan"}
    for gone, left in ((lan, {"mai"}), (mai, {"head"})):
        gone.user.email = ""
        gone.user.save()
        assert asked() == left
    Officer.objects.filter(pk=head.pk).update(is_active=False)
    assert asked() == {"lan"}  # nobody is left who gets e-mail: the plan holds
    DutyShift.objects.all().delete()
    assert asked() == {"lan", "mai"}


def test_the_table_of_deadlines_names_times_sources_and_who_gets_no_mail(plan, people, client):
    people[1].officer.user.email = ""
    people[1].officer.user.save()
    html = client.post("/truc-ban/thoi-han/").json()["html"]
    for text in ("30 phút", "24 giờ", "48 giờ", "20 ngày", "2 tháng", "khoản 1 Điều 147"):
        assert text in html
    assert "<li>lan (Công an cam-le)</li>" in html
    assert "mai" not in html
