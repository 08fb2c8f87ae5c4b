"""More time to decide: once by the unit, once by the procuracy, each with a sealed reason."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from tests.tipoff.desk.duty import send

from tipoff.followup.meanings import extension, overdue
from tipoff.models import Extension, JournalEntry, Message, State, Tip

WHY = "Phải xác minh ở nhiều nơi"
PAPER = "15/QĐ-VKS ngày 10/01/2027"


@pytest.fixture
def tip(world):
    """A tip of new year's eve that is being looked into."""
    made = send("cam-le")
    sent = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)  # 23:30 of that day
    values = {"created_at": sent, "decide_by": sent + timezone.timedelta(days=20)}
    Tip.objects.update(state=State.VERIFYING, public_state=State.VERIFYING, **values)
    made.refresh_from_db()
    return made


@pytest.fixture
def extend(client, duty, world, tip):
    """Posts an extension as the browser does."""
    duty.unlock(client)

    def post(paper=None, sequence=1, reason=None):
        fields = reason or duty.reason(world, tip, WHY, sequence)
        more = {"paper": paper} if paper else {}
        return client.post(f"/truc-ban/tin/{tip.public_id}/gia-han/", fields | more)

    return post


def shown(tip):
    tip.refresh_from_db()
    local = timezone.localtime(tip.decide_by, timezone.get_default_timezone())
    return f"{local:%Y-%m-%d %H:%M}"


def test_the_first_gives_two_months_from_arrival_with_a_sealed_reason_and_a_row(extend, tip):
    assert extend().status_code == 204
    assert shown(tip) == "2027-02-28 23:30"
    row = Extension.objects.get()
    assert (row.place, row.paper, row.reason) == (1, "", Message.objects.get())
    entry = JournalEntry.objects.get(action="time-extended")
    assert (entry.subject, entry.details["place"], entry.details["late"]) == (
        tip.public_id,
        1,
        False,
    )
    assert WHY not in str(entry.details)


def test_the_second_needs_the_procuracys_paper_and_is_the_last(extend, tip):
    extend(PAPER)
    assert Extension.objects.get().paper == ""  # nobody asked for one yet
    refused = extend(sequence=2)
    assert refused.status_code == 400
    assert list(refused.json()["errors"]) == ["paper"]
    assert extend(PAPER, sequence=2).status_code == 204
    assert shown(tip) == "2027-04-30 23:30"
    assert extend(PAPER, sequence=3).json() == {"error": "transition"}
    assert Extension.objects.count() == 2


def test_the_same_click_twice_is_one_extension(extend, duty, world, tip):
    reason = duty.reason(world, tip, WHY)
    assert extend(reason=reason).status_code == 204
    assert extend(paper=PAPER, reason=reason).status_code == 204
    assert Extension.objects.count() == 1


@pytest.mark.parametrize("state", [State.NEW, State.TRANSFERRED, State.CONCLUDED])
def test_only_what_is_being_handled_gets_more_time(extend, tip, state):
    Tip.objects.update(state=state)
    assert extend().json() == {"error": "transition"}
    assert not Extension.objects.exists()


def test_only_who_has_it_in_hand_or_heads_the_unit_extends(extend, duty, tip):
    colleague = tip.station.officers.exclude(pk=duty.officer.pk).first()
    Tip.objects.update(assigned_to=colleague)
    assert extend().json() == {"error": "actor"}
    duty.officer.role = "chief"
    duty.officer.save()
    assert extend().status_code == 204


def test_the_sheet_offers_it_and_tells_of_it(extend, client, tip):
    def sheet():
        return client.post(f"/truc-ban/tin/{tip.public_id}/mo/").json()["html"]

    assert "Hạn giải quyết: 20/01/2027; khi gia hạn: 28/02/2027." in sheet()
    extend()
    assert "lan gia hạn đến 28/02/2027" in sheet()
    assert "Số, ngày văn bản gia hạn của Viện kiểm sát" in sheet()
    extend(PAPER, sequence=2)
    assert f"lan gia hạn đến 30/04/2027</strong> ({PAPER})" in sheet()
    assert "khi gia hạn:" not in sheet()


def test_the_citizen_reads_until_when_and_when_even_that_has_passed(extend, tip):
    assert str(extension(tip)) == ""
    extend()
    tip.refresh_from_db()
    assert "gia hạn đến ngày 28/02/2027" in extension(tip)
    assert overdue(tip, tip.decide_by) == ""
    late = overdue(tip, tip.decide_by + timezone.timedelta(days=1))
    assert late == "Đã quá cả thời hạn được gia hạn."
    extend(PAPER, sequence=2)
    assert "Viện kiểm sát đã gia hạn thời hạn giải quyết đến ngày 30/04/2027" in extension(tip)
