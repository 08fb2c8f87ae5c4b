"""Who reads which part of the journal; nobody's part tells of a tip that concerns the reader."""

import pytest
from tests.tipoff.desk.duty import enrol, send

from places.models import Station
from tipoff import journal
from tipoff.desk import services
from tipoff.desk.records import labels, selectors
from tipoff.journal import Action
from tipoff.models import JournalEntry, TipKey

pytestmark = pytest.mark.django_db
JOURNAL = "/truc-ban/nhat-ky/"


def of_tip(tip):
    return f"/truc-ban/tin/{tip.public_id}/nhat-ky/"


@pytest.fixture
def province(world):
    return enrol(world, Station.objects.get(code="desk-48"), "tinh")


@pytest.fixture
def central(world):
    station = Station.objects.get(kind=Station.Kind.CENTRAL)
    return enrol(world, station, "trung-uong")


def html(client, address):
    answer = client.post(address)
    assert answer.status_code == 200, answer.content
    return answer.json()["html"]


def test_an_officer_reads_who_read_and_did_what_with_a_tip_of_the_own_station(client, duty, tip):
    duty.unlock(client)
    client.post(f"/truc-ban/tin/{tip.public_id}/mo/")
    client.post(f"/truc-ban/tin/{tip.public_id}/noi-dung/")
    page = html(client, of_tip(tip))
    assert "Mở tin" in page
    assert "Đọc nội dung tin" in page
    assert duty.officer.display_name in page


def test_a_tip_of_another_station_has_no_journal(client, stranger, tip):
    stranger.unlock(client)
    assert client.post(of_tip(tip)).status_code == 404
    assert client.get(of_tip(tip)).status_code == 404


def test_reading_the_journal_is_in_the_journal(client, duty, tip):
    duty.unlock(client)
    html(client, of_tip(tip))
    entry = JournalEntry.objects.latest("seq")
    assert (entry.action, entry.subject) == (Action.JOURNAL_OPENED, tip.public_id)
    assert entry.actor == duty.officer.public_id


def test_a_wards_officer_finds_no_journal_of_stations(client, duty):
    duty.unlock(client)
    assert client.post(JOURNAL).status_code == 404
    assert client.get(JOURNAL).status_code == 404


def test_a_province_reads_its_own_stations_doings_and_no_other_provinces(
    client, province, duty, stranger, tip
):
    services.note(duty.officer, Action.TIP_OPENED, tip.public_id)
    services.note(stranger.officer, Action.LOCKED)
    page = html(province.unlock(client) and client, JOURNAL)
    assert tip.public_id in page
    assert duty.officer.display_name in page
    assert stranger.officer.display_name not in page


def test_a_province_reads_nothing_of_a_tip_that_it_holds_no_key_to(province, duty, tip):
    other = send("cam-le")
    for one in (tip, other):
        services.note(duty.officer, Action.BODY_RELEASED, one.public_id)
    TipKey.objects.filter(tip=other, name="desk-48").delete()
    found = selectors.entries_of_stations(province.officer)
    subjects = set(found.values_list("subject", flat=True))
    assert tip.public_id in subjects
    assert other.public_id not in subjects


def test_a_key_of_another_station_or_of_escrow_is_no_key_of_the_provinces(province, duty, tip):
    services.note(duty.officer, Action.BODY_RELEASED, tip.public_id)
    kinds = TipKey.objects.filter(tip=tip, name="desk-48")
    kinds.update(kind=TipKey.Kind.ESCROW)
    assert not selectors.entries_of_stations(province.officer).filter(subject=tip.public_id)


def test_the_entries_of_a_tip_that_is_gone_are_shown_to_nobody(province, duty, tip):
    services.note(duty.officer, Action.BODY_RELEASED, "0123456789")
    assert not selectors.entries_of_stations(province.officer).filter(subject="0123456789")


def test_a_list_of_headers_names_no_tip(client, province, duty, tip):
    services.release_list(duty.officer, 1, "new", [tip])
    province.unlock(client)
    page = html(client, JOURNAL)
    assert "Đọc dòng đầu" in page
    assert tip.public_id not in page


def test_one_station_can_be_asked_for_and_an_unknown_one_is_no_way_in(
    client, province, duty, stranger, tip
):
    services.note(duty.officer, Action.TIP_OPENED, tip.public_id)
    province.unlock(client)
    assert tip.public_id in html(client, f"{JOURNAL}?station=cam-le")
    assert tip.public_id not in html(client, f"{JOURNAL}?station=desk-48")
    for asked in ("nam-dong", "x", "%00", "' OR 1=1"):
        page = html(client, f"{JOURNAL}?station={asked}&before=abc")
        assert stranger.officer.display_name not in page


def test_the_journal_is_read_in_pages_without_a_gap(client, province, monkeypatch):
    monkeypatch.setattr(selectors, "PAGE", 3)
    for _ in range(7):
        services.note(province.officer, Action.LOCKED)
    entries = selectors.entries_of_stations(province.officer)
    first, more = selectors.page(entries, None)
    second, _ = selectors.page(entries, first[-1].seq)
    seqs = [entry.seq for entry in (*first, *second)]
    assert more
    assert seqs == sorted(seqs, reverse=True)
    assert len(set(seqs)) == 6
    province.unlock(client)
    assert "before=" in html(client, JOURNAL)


def test_the_central_desk_reads_provinces_and_no_wards(central, province, duty):
    for who in (duty, province, central):
        services.note(who.officer, Action.LOCKED)
    actors = set(selectors.entries_of_stations(central.officer).values_list("actor", flat=True))
    assert duty.officer.public_id not in actors
    assert {province.officer.public_id, central.officer.public_id} <= actors


def test_every_action_has_words():
    assert [action for action in Action if action not in labels.ACTIONS] == []


def test_a_reload_comes_back_to_the_panel_once_unlocked(client, province):
    province.enter(client)
    assert client.get(JOURNAL).status_code == 200
    assert client.post(JOURNAL).status_code == 423


def test_what_citizen_and_system_did_is_said_so(client, duty, tip):
    journal.record(Action.CONTACT_WITHDRAWN, actor="citizen", subject=tip.public_id)
    journal.record(Action.TIP_HELD, actor="system", subject=tip.public_id)
    duty.unlock(client)
    page = html(client, of_tip(tip))
    assert "Người báo tin" in page
    assert "Hệ thống" in page
