"""A machine's flood is one line of the desk's list; no urgent tip is ever inside it."""

from dataclasses import replace

import pytest

from common.guard import OVER_LIMIT
from tipoff import blobs
from tipoff.desk import selectors
from tipoff.desk.inbox.selectors import SIZE, Tab, Wish, list_page
from tipoff.models import State, Tip
from tipoff.routing import Question
from tipoff.services import Report, replay_blob, submit_tip
from tipoff.vault import receipts

pytestmark = pytest.mark.django_db
CAM_LE = Question(ward="20260", province="48", category="theft", home_province="48")
LIST = "/truc-ban/danh-sach/"


def flood(tip, number):
    """So many rows like a tip's, all folded: as the intake leaves them over the limit."""
    rows = [
        Tip(
            **{
                field.attname: getattr(tip, field.attname)
                for field in Tip._meta.concrete_fields
                if not field.primary_key
            }
            | {"public_id": f"{n:010d}", "tip_id": f"f{n}", "lookup_id": f"f{n}", "blob": f"f{n}"}
            | {"in_digest": True}
        )
        for n in range(number)
    ]
    return Tip.objects.bulk_create(rows)


def test_a_machines_700_are_one_line_that_can_be_opened(client, duty, tip):
    flood(tip, 700)
    duty.unlock(client)
    answer = client.post(LIST).json()
    assert [sealed["number"] for sealed in answer["tips"]] == [tip.public_id]
    assert answer["counts"] == {"new": 1, "urgent": 0, "digest": 700}
    assert answer["html"].count("data-digest=") == 1
    assert "700 tin gửi dồn dập" in answer["html"]
    opened = client.post(LIST, {"digest": "1"}).json()
    assert len(opened["tips"]) == SIZE
    assert tip.public_id not in [sealed["number"] for sealed in opened["tips"]]


def test_an_urgent_one_and_one_taken_up_stand_in_the_list_itself(duty, tip):
    urgent, taken, folded = flood(tip, 3)
    Tip.objects.filter(pk=urgent.pk).update(urgent=True)
    Tip.objects.filter(pk=taken.pk).update(state=State.RECEIVED)
    listed = {row.pk for row in list_page(duty.officer, Wish(tab=Tab.ALL))}
    assert listed == {tip.pk, urgent.pk, taken.pk}
    assert [row.pk for row in list_page(duty.officer, Wish(digest=True))] == [folded.pk]
    assert selectors.counts(duty.officer) == selectors.Counts(new=2, urgent=1, digest=1)


def test_the_locked_desk_says_how_many_are_folded(client, duty, tip):
    flood(tip, 3)
    duty.enter(client)
    assert "Gửi dồn dập: 3" in client.get("/truc-ban/").content.decode()


def test_a_list_of_folded_tips_alone_says_so_and_not_that_none_came(client, duty, tip):
    flood(tip, 2)
    Tip.objects.filter(pk=tip.pk).delete()
    duty.unlock(client)
    html = client.post(LIST).json()["html"]
    assert "2 tin gửi dồn dập" in html
    assert "Không có tin mới" not in html


def test_a_tip_beyond_the_limit_is_folded_and_stays_so_when_its_blob_is_replayed(world):
    report = Report(CAM_LE, header={"category": "theft"}, body={"story": "x"})
    calm = submit_tip(receipts.draw(), report).tip
    kept = submit_tip(receipts.draw(), replace(report, marks=(OVER_LIMIT,))).tip
    assert (calm.in_digest, kept.in_digest) == (False, True)
    assert world.open_tip(kept, "cam-le")[0]["marks"] == [OVER_LIMIT]
    data = blobs.store().read(kept.blob)
    Tip.objects.filter(pk=kept.pk).delete()
    replay_blob(data)
    assert Tip.objects.get(tip_id=kept.tip_id).in_digest


def test_the_same_answers_are_the_same_tip_whatever_the_guard_said(world):
    report = Report(CAM_LE, header={"category": "theft"}, body={"story": "x"})
    receipt = receipts.draw()
    first = submit_tip(receipt, report)
    again = submit_tip(receipt, replace(report, marks=(OVER_LIMIT,)))
    assert again.tip == first.tip
    assert not again.added
