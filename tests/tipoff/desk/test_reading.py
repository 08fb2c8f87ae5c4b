"""What the desk hands over: sealed, to the right station, after the journal has its row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.tipoff.desk.duty import identity, send

from tipoff import journal
from tipoff.desk.inbox.selectors import Tab, Wish, list_page
from tipoff.models import JournalEntry, State, Tip
from tipoff.vault import tips
from tipoff.vault.encoding import b64, unb64

pytestmark = pytest.mark.django_db
LIST = "/truc-ban/danh-sach/"


def journal_of(tip):
    return list(JournalEntry.objects.filter(subject=tip.public_id).values_list("action", flat=True))


def test_the_list_holds_the_stations_own_tips_and_no_others(client, duty, tip):
    send("nam-dong")
    duty.unlock(client)
    answer = client.post(LIST).json()
    assert [sealed["number"] for sealed in answer["tips"]] == [tip.public_id]
    assert answer["html"].count("data-row=") == 1


def test_urgent_tips_come_first_then_the_nearest_deadline_and_closed_ones_last(duty, world):
    now = timezone.now()
    made = {}
    for name, urgent, hours, state in (
        ("late", False, 20, State.NEW),
        ("soon", False, 2, State.NEW),
        ("urgent", True, 30, State.NEW),
        ("closed", True, 1, State.CONCLUDED),
    ):
        made[name] = send(story=name).pk
        due = now + timedelta(hours=hours)
        values = {"urgent": urgent, "acknowledge_by": due, "decide_by": due, "state": state}
        Tip.objects.filter(pk=made[name]).update(**values)
    page = list_page(duty.officer, Wish(tab=Tab.ALL))
    assert [tip.pk for tip in page] == [made[name] for name in ("urgent", "soon", "late", "closed")]


def test_the_header_that_the_list_hands_over_opens_with_the_stations_key(client, duty, tip, world):
    duty.unlock(client)
    [sealed] = client.post(LIST).json()["tips"]
    key = sealed["keys"][0]
    named = tips.SealedKey(key["kind"], key["name"], key["epoch"], unb64(key["sealed"]))
    station_key = world.station_keys["cam-le", 1].private
    private = tips.open_tip_key(named, identity(tip), station_key)
    header = tips.open_part("header", unb64(sealed["header"]), identity(tip), private)
    assert header["category"] == "theft"


def test_the_list_is_journalled_with_the_headers_that_it_released(client, duty, tip):
    duty.unlock(client)
    client.post(LIST)
    opened, released = JournalEntry.objects.order_by("-seq")[:2][::-1]
    assert (opened.action, opened.details["page"]) == ("list-opened", 1)
    assert (released.action, released.details["tips"]) == ("headers-released", [tip.public_id])
    assert released.actor == duty.officer.public_id


def test_body_and_contact_are_in_neither_list_nor_fragment(client, duty, tip):
    duty.unlock(client)
    for url in (LIST, f"/truc-ban/tin/{tip.public_id}/mo/"):
        told = client.post(url).content.decode()
        assert b64(tip.sealed_header) in told
        assert b64(tip.sealed_body) not in told
        assert b64(tip.sealed_contact) not in told


@pytest.mark.parametrize(
    ("part", "action"), [("noi-dung", "body-released"), ("lien-he", "contact-released")]
)
def test_body_and_contact_are_released_one_by_one_and_journalled(
    client, duty, tip, world, part, action
):
    duty.unlock(client)
    response = client.post(f"/truc-ban/tin/{tip.public_id}/{part}/", duty.reason(world, tip))
    assert response.status_code == 200
    released = {"body", "messages", "files"} if part == "noi-dung" else {"contact", "next"}
    assert set(response.json()) == released
    assert journal_of(tip) == [action]


@pytest.mark.parametrize("part", ["mo", "noi-dung", "lien-he"])
def test_nothing_is_released_when_the_journal_cannot_be_written(
    client, duty, tip, world, part, monkeypatch
):
    duty.unlock(client)

    def full(*args, **kwargs):
        raise OSError("no journal")

    monkeypatch.setattr(journal, "record", full)
    with pytest.raises(OSError, match="no journal"):
        client.post(f"/truc-ban/tin/{tip.public_id}/{part}/", duty.reason(world, tip))


def test_the_first_reading_of_the_body_is_when_the_tip_was_opened(client, duty, tip):
    duty.unlock(client)
    client.post(f"/truc-ban/tin/{tip.public_id}/noi-dung/")
    first = Tip.objects.get().opened_at
    client.post(f"/truc-ban/tin/{tip.public_id}/noi-dung/")
    assert first is not None
    assert Tip.objects.get().opened_at == first


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("part", ["", "mo/", "noi-dung/", "lien-he/", "trang-thai/", "tra-loi/"])
def test_another_stations_tip_answers_exactly_as_an_unknown_one(
    client, duty, stranger, tip, part, method
):
    stranger.unlock(client)
    ask = getattr(client, method)
    forbidden = ask(f"/truc-ban/tin/{tip.public_id}/{part}")
    unknown = ask(f"/truc-ban/tin/{int(tip.public_id) ^ 1:010d}/{part}")
    assert forbidden.status_code == unknown.status_code
    if part or method == "get":
        assert forbidden.status_code == 404
    assert forbidden.content.replace(tip.public_id.encode(), b"") == unknown.content.replace(
        f"{int(tip.public_id) ^ 1:010d}".encode(), b""
    )


def test_a_tip_that_was_not_verified_says_so(client, duty, tip):
    duty.unlock(client)
    url = f"/truc-ban/tin/{tip.public_id}/mo/"
    assert "Chưa xác minh" in client.post(url).json()["html"]
    Tip.objects.update(state=State.CONCLUDED)
    assert "Chưa xác minh" not in client.post(url).json()["html"]


def test_an_overdue_tip_says_so_in_words(client, duty, tip):
    duty.unlock(client)
    Tip.objects.update(acknowledge_by=timezone.now() - timedelta(hours=2, minutes=1))
    html = client.post(LIST).json()["html"].replace("\xa0", " ")
    assert "Quá hạn 2 giờ" in html, html


def test_the_locked_desk_learns_three_numbers(client, duty, tip):
    send(urgent=True, story="khẩn")
    duty.enter(client)
    assert client.get("/truc-ban/so-tin/").json() == {"new": 2, "urgent": 1, "digest": 0}


def test_a_page_number_that_is_none_shows_the_first_page(client, duty, tip):
    duty.unlock(client)
    assert client.post(LIST, {"page": "abc"}).status_code == 200


def test_the_list_costs_the_same_queries_with_one_tip_and_with_ten(client, duty, tip):
    duty.unlock(client)
    client.post(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.post(LIST)
    for number in range(9):
        send(story=f"chuyện {number}")
    with CaptureQueriesContext(connection) as ten:
        client.post(LIST)
    assert len(one) == len(ten)
