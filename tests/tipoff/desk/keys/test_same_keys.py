"""Officers whose certificate holds no more are certified again with the keys they have, by voice:
nothing that was sealed to them is lost, also when the desk's signing key was replaced."""

import pytest
from django.core.management import call_command
from tests.tipoff.desk.duty import enrol, send
from tests.tipoff.desk.keys import signing
from tests.tipoff.desk.keys.test_people import fresh_keys, made_key
from tests.tipoff.factories import FAR

from tipoff.desk.selectors import is_certified
from tipoff.models import Authority, JournalEntry, Officer, OfficerVault, TipKey
from tipoff.trust import remember
from tipoff.vault import certificates, offline, primitives
from tipoff.vault.encoding import b64

PANEL = "/truc-ban/khoa-don-vi/"


@pytest.fixture
def ended(world, ward):
    """Lan of Cẩm Lệ, whose certificate ran out long ago."""
    envelope = signing.officer_certificate(world, ward.officer, ward.keys, not_after=1)
    OfficerVault.objects.filter(officer=ward.officer).update(certificate=envelope)
    return ward


def certify(client, officer, envelope):
    form = {"officer": officer.public_id, "envelope": b64(envelope), "revoked": ""}
    return client.post(PANEL + "chung-thuc/", form)


def waiting(client):
    return [each["officer"] for each in client.post(PANEL).json()["data"]["certify"]]


def now_of(duty):
    return Officer.objects.get(pk=duty.officer.pk)


def test_a_certificate_that_ran_out_is_given_again_for_the_same_keys_and_its_shares_stay(
    world, province, ended, client, new_client
):
    province.unlock(client)
    ended.enter(own := new_client())
    page = own.get("/truc-ban/").content.decode()
    assert "Có thể chứng thực lại chính khóa đang dùng" in page
    assert b64(ended.officer.vault.wrapped) in page
    (row,) = client.post(PANEL).json()["data"]["certify"]
    assert (row["officer"], row["serial"]) == (ended.officer.public_id, "")
    assert row["boxKey"] == b64(ended.keys.box.public)

    other = signing.officer_certificate(world, ended.officer, fresh_keys())
    assert certify(client, ended.officer, other).json() == {"error": "signature"}
    same = signing.officer_certificate(world, ended.officer, ended.keys)
    assert certify(client, ended.officer, same).status_code == 200
    assert is_certified(now_of(ended))
    assert ended.officer.shares.exists()
    ended.unlock(own)
    assert waiting(client) == []
    entry = JournalEntry.objects.filter(action="officer-certified").get()
    assert entry.details["officer"] == ended.officer.public_id


def test_keys_whose_certificate_was_taken_back_or_holds_do_not_wait(world, province, ended, client):
    province.unlock(client)
    holds = signing.officer_certificate(world, province.officer, province.keys)
    assert certify(client, province.officer, holds).json() == {"error": "changed"}
    serial = signing.serial_of(certificates.OfficerCertificate, now_of(ended).vault.certificate)
    remember({}, {serial})
    assert waiting(client) == []
    same = signing.officer_certificate(world, ended.officer, ended.keys)
    assert certify(client, ended.officer, same).json() == {"error": "changed"}


def bring(tmp_path, *texts):
    paths = [tmp_path / f"brought-{number}" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    call_command("vault_keys", "import", *map(str, paths))


def replaced(world, duty, tmp_path):
    """What the offline table hands out: a new signing key of a higher epoch, the same keys of the
    desk's first officer certified by it, and the new key for that officer."""
    pair = primitives.sign_pair()
    made = certificates.Authority("48", pair.public, 2, FAR, certificates.new_serial("root"))
    bring(tmp_path, offline.write_line(certificates.issue(made, world.root.private)))
    world.authorities["48"] = (pair, Authority.objects.get(sign_key=pair.public))
    request = tmp_path / "request"
    call_command("vault_keys", "request", duty.officer.user.username, "--out", str(request))
    kind = certificates.OfficerCertificate
    asked = offline.certificate_of(kind, request.read_text(), "48", FAR)
    certificate = certificates.issue(asked, pair.private)
    share = offline.authority_share(pair.private, made, asked.recipient())
    bring(tmp_path, offline.write_line(certificate), share)


def test_after_a_new_signing_key_everybody_goes_on_with_the_keys_they_have(
    world, province, ward, client, tmp_path
):
    old = send("cam-le")
    two = [ward, enrol(world, ward.officer.station, "hoa")]
    replaced(world, province, tmp_path)
    assert send("cam-le").station.code == "central", "nothing counts that the old key signed"
    province.unlock(client)
    assert {duty.officer.public_id for duty in two} <= set(waiting(client))
    for duty in two:
        same = signing.officer_certificate(world, duty.officer, duty.keys)
        assert certify(client, duty.officer, same).status_code == 200
    made = made_key(world, ward.officer.station, [now_of(duty) for duty in two])
    answer = client.post(PANEL + "khoa-moi/", {"station": "cam-le", "made": made})
    assert answer.status_code == 200
    new = send("cam-le")
    assert [TipKey.objects.get(tip=tip, name="cam-le").epoch for tip in (old, new)] == [1, 2]
    held = ward.officer.shares.order_by("station_key__epoch")
    assert [share.station_key.epoch for share in held] == [1, 2]
