"""The desk's data goes to a login that has shown its officer's key, and to no other."""

import time

import pytest
from django.db import connection
from django.test import Client

from places.models import Station
from tipoff import journal
from tipoff.desk import sessions
from tipoff.models import JournalEntry, Officer, Revocation
from tipoff.vault import certificates
from tipoff.vault.encoding import b64

pytestmark = pytest.mark.django_db
LIST = "/truc-ban/danh-sach/"


def actions():
    return list(JournalEntry.objects.values_list("action", flat=True))


def test_a_login_with_both_factors_alone_gets_no_data(client, duty, tip):
    duty.enter(client)
    response = client.post(LIST)
    assert response.status_code == 423
    assert response.json() == {"error": "locked"}


def test_the_right_answer_opens_the_desk_and_counts_as_use_of_the_vault(client, duty, tip):
    duty.officer.vault.last_unlocked_at = None
    duty.officer.vault.save()
    duty.unlock(client)
    assert client.post(LIST).status_code == 200
    duty.officer.vault.refresh_from_db()
    assert duty.officer.vault.last_unlocked_at is not None
    assert actions()[0] == "unlocked"


@pytest.mark.parametrize("answer", ["", "x", "!!", b64(bytes(32)), b64(bytes(31))])
def test_a_wrong_answer_opens_nothing_and_is_journalled(client, duty, answer):
    duty.enter(client)
    client.post("/truc-ban/khoa/hoi/")
    assert client.post("/truc-ban/khoa/mo/", {"answer": answer}).status_code == 403
    assert client.post(LIST).status_code == 423
    assert actions() == ["unlock-failed"]


def test_an_answer_holds_once(client, duty):
    duty.enter(client)
    asked = client.post("/truc-ban/khoa/hoi/").json()["challenge"]
    answer = {"answer": duty.answer(asked)}
    assert client.post("/truc-ban/khoa/mo/", answer).status_code == 204
    assert client.post("/truc-ban/khoa/dong/").status_code == 204
    assert client.post("/truc-ban/khoa/mo/", answer).status_code == 403


def test_an_answer_to_one_login_is_none_to_another(client, duty):
    duty.enter(client)
    asked = client.post("/truc-ban/khoa/hoi/").json()["challenge"]
    other = Client()
    duty.enter(other)
    other.post("/truc-ban/khoa/hoi/")
    answer = {"answer": duty.answer(asked)}
    assert other.post("/truc-ban/khoa/mo/", answer).status_code == 403


def test_an_answer_that_comes_too_late_opens_nothing(client, duty, monkeypatch):
    duty.enter(client)
    asked = client.post("/truc-ban/khoa/hoi/").json()["challenge"]
    late = time.time() + sessions.NONCE_SECONDS + 1
    monkeypatch.setattr(sessions.time, "time", lambda: late)
    answer = {"answer": duty.answer(asked)}
    assert client.post("/truc-ban/khoa/mo/", answer).status_code == 403


def test_the_session_gets_a_new_name_with_the_proof(client, duty):
    duty.enter(client)
    before = client.session.session_key
    duty_answer = duty.answer(client.post("/truc-ban/khoa/hoi/").json()["challenge"])
    client.post("/truc-ban/khoa/mo/", {"answer": duty_answer})
    assert client.session.session_key != before


def test_the_proof_runs_out_with_idle_time(client, duty, monkeypatch):
    duty.unlock(client)
    idle = time.time() + sessions.idle_seconds() + 1
    monkeypatch.setattr(sessions.time, "time", lambda: idle)
    assert not sessions.is_open(client.session)


def test_use_keeps_the_proof_alive(duty, client, monkeypatch):
    duty.unlock(client)
    session = client.session
    start = time.time()
    for minutes in (10, 20, 30):
        later = start + minutes * 60
        monkeypatch.setattr(sessions.time, "time", lambda later=later: later)
        assert sessions.is_open(session)


def test_locking_shuts_the_data_at_once_and_is_journalled(client, duty):
    duty.unlock(client)
    assert client.post("/truc-ban/khoa/dong/").status_code == 204
    assert client.post(LIST).status_code == 423
    assert actions()[-1] == "locked"


def test_loading_the_page_anew_shuts_the_data(client, duty):
    duty.unlock(client)
    assert client.get("/truc-ban/").status_code == 200
    assert client.post(LIST).status_code == 423


def test_signing_out_shuts_the_data(client, duty):
    duty.unlock(client)
    client.logout()
    duty.enter(client)
    assert client.post(LIST).status_code == 423


def test_a_passphrase_that_failed_in_the_browser_is_journalled(client, duty):
    duty.enter(client)
    assert client.post("/truc-ban/khoa/sai/").status_code == 204
    [entry] = JournalEntry.objects.all()
    assert (entry.actor, entry.action) == (duty.officer.public_id, journal.Action.UNLOCK_FAILED)


def test_the_unlock_material_is_the_officers_own_and_sealed(client, duty, stranger):
    duty.enter(client)
    material = client.post("/truc-ban/khoa/hoi/").json()["unlock"]
    assert material["wrapped"] == b64(duty.officer.vault.wrapped)
    assert [share["station"] for share in material["shares"]] == ["cam-le"]
    assert material["officer"] == duty.officer.public_id


def test_an_officer_without_a_vault_is_told_so_and_gets_no_material(client, duty):
    duty.officer.vault.delete()
    duty.enter(client)
    assert b"no-vault" in client.get("/truc-ban/").content
    assert client.post("/truc-ban/khoa/hoi/").status_code == 404


def revoke(world, officer):
    signer, _ = world.authority("48")
    held = certificates.read_unverified(
        certificates.OfficerCertificate, bytes(officer.vault.certificate)
    )
    statement = certificates.Revocation(held.serial, "left", 1)
    envelope = certificates.issue(statement, signer.private)
    Revocation.objects.create(serial=held.serial, statement=envelope)


def move(world, officer):
    officer.station = Station.objects.get(code="desk-48")
    officer.save()


def swap(world, officer):
    """The row holds a colleague's certificate."""
    officer.vault.certificate = Officer.objects.get(user__username="cam-le-0").vault.certificate
    officer.vault.save()


@pytest.mark.parametrize("loss", [revoke, move, swap])
def test_an_officer_whose_certificate_does_not_hold_gets_no_material(client, duty, world, loss):
    duty.enter(client)
    loss(world, duty.officer)
    response = client.post("/truc-ban/khoa/hoi/")
    assert (response.status_code, response.json()) == (409, {"error": "certificate"})


@pytest.mark.parametrize("loss", [revoke, move, swap])
def test_an_open_desk_is_shut_when_the_certificate_is_lost(client, duty, world, tip, loss):
    duty.unlock(client)
    loss(world, duty.officer)
    for address in (LIST, f"/truc-ban/tin/{tip.public_id}/noi-dung/"):
        response = client.post(address)
        assert (response.status_code, response.json()) == (409, {"error": "certificate"})
    assert actions() == ["unlocked"]


def test_no_private_key_is_in_the_database(client, duty, tip):
    duty.unlock(client)
    client.post(LIST)
    secrets = [duty.keys.box.private, duty.keys.sign.private]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            kept = repr(cursor.fetchall())
            for secret in secrets:
                assert repr(secret)[2:-1] not in kept
                assert b64(secret) not in kept
                assert secret.hex() not in kept
