"""Who has held a desk's signing key and leaves may have copied it: until the root has certified
another of a higher epoch, desk and operator are told so."""

import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.tipoff.desk.duty import enrol
from tests.tipoff.desk.keys import signing
from tests.tipoff.desk.keys.test_people import made_key, serial_of
from tests.tipoff.factories import FAR

from places.models import Station
from tipoff.desk.payloads import unlock_material
from tipoff.models import AuthorityShare, JournalEntry, Matter, Officer
from tipoff.selectors.readiness import lacking
from tipoff.vault import certificates, offline, primitives
from tipoff.vault.encoding import b64

PANEL = "/truc-ban/khoa-don-vi/"
OVERVIEW = "/truc-ban/tinh/"
WARNING = "Phải thay khóa ký của trực ban này."
AT_ONCE = "thu hồi ngay khóa ký"


@pytest.fixture
def desk(client, province):
    """Đà Nẵng's duty desk, unlocked."""
    province.unlock(client)
    return client


@pytest.fixture
def holder(world):
    """A colleague who can sign for the province too."""
    duty = enrol(world, Station.objects.get(code="desk-48"), "minh")
    return held(world, duty)


def held(world, duty):
    _, row = world.authorities["48"]
    AuthorityShare.objects.create(authority=row, officer=duty.officer, sealed=b"sealed")
    return duty


def leave(desk, world, officer, reason="left"):
    station = officer.station
    rest = list(Officer.objects.filter(station=station, is_active=True).exclude(pk=officer.pk))
    epoch = station.keys.first().epoch + 1
    form = {
        "officer": officer.public_id,
        "revoked": b64(signing.revocation(world, serial_of(officer), reason)),
        "made": made_key(world, station, rest, epoch=epoch),
    }
    return desk.post(PANEL + "can-bo-roi/", form)


def told(desk):
    """What panel and overview say; they say the same of it."""
    panel, overview = (desk.post(path).json()["html"] for path in (PANEL, OVERVIEW))
    assert (WARNING in panel, AT_ONCE in panel) == (WARNING in overview, AT_ONCE in overview)
    return panel


def status():
    """The command's lines, and what it fails with."""
    out = StringIO()
    try:
        call_command("vault_keys", "status", stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def bring(tmp_path, *envelopes):
    for number, envelope in enumerate(envelopes):
        (path := tmp_path / f"brought-{number}").write_text(offline.write_line(envelope))
        call_command("vault_keys", "import", str(path))


def test_who_held_the_signing_key_leaves_and_the_desk_is_told_until_the_root_certified_another(
    world, desk, holder, tmp_path
):
    assert WARNING not in told(desk)
    assert (status()[1], lacking(Matter.KEYS)) == ("", [])
    assert leave(desk, world, holder.officer).status_code == 200
    entry = JournalEntry.objects.get(action="officer-left")
    _, row = world.authorities["48"]
    assert entry.details["authorities"] == [row.serial]
    page = told(desk)
    assert WARNING in page
    assert "minh" in page
    assert AT_ONCE not in page
    lines, failed = status()
    assert failed
    assert "48: phải thay khóa ký" in lines
    assert row.serial in lines
    assert lacking(Matter.KEYS) == ["Phải thay khóa ký 48: người từng giữ khóa đã rời đi."]

    pair = primitives.sign_pair()
    made = certificates.Authority("48", pair.public, 2, FAR, certificates.new_serial("root"))
    bring(tmp_path, certificates.issue(made, world.root.private))
    lines, failed = status()
    assert made.serial in lines
    assert "48: phải thay khóa ký" not in lines
    assert lacking(Matter.KEYS) == []


def test_a_theft_asks_for_the_roots_revocation_which_ends_all_that_the_key_signed(
    world, desk, province, holder, tmp_path
):
    assert leave(desk, world, holder.officer, "stolen").status_code == 200
    assert AT_ONCE in told(desk)
    assert "48: thu hồi ngay khóa ký" in status()[0]
    # What the old key signs is believed until the root has spoken; then none of it is, by anybody.
    after = signing.officer_certificate(world, province.officer, province.keys)
    form = {"officer": province.officer.public_id, "station": "desk-48", "envelope": b64(after)}
    form["revoked"] = b64(signing.revocation(world, serial_of(province.officer), "replaced"))
    assert desk.post(PANEL + "chuyen-can-bo/", form).status_code == 200
    _, row = world.authorities["48"]
    taken_back = certificates.Revocation(row.serial, "stolen", int(time.time()))
    bring(tmp_path, certificates.issue(taken_back, world.root.private))
    assert desk.post(PANEL).json() == {"error": "certificate"}
    assert "48:" not in status()[0]


def test_an_officer_who_never_held_the_signing_key_leaves_without_a_word(world, desk, ward):
    colleague = enrol(world, Station.objects.get(code="desk-48"), "hai")
    assert leave(desk, world, colleague.officer).status_code == 200
    assert leave(desk, world, ward.officer, "stolen").status_code == 200
    assert WARNING not in told(desk)
    assert status()[1] == ""


def test_who_moves_to_a_ward_may_have_copied_it_too_also_after_a_lost_passphrase(
    world, desk, province, holder
):
    """New keys end what was sealed to the old ones; that the officer held the key stays known."""
    share = AuthorityShare.objects.get(officer=holder.officer)
    AuthorityShare.objects.filter(pk=share.pk).update(sealed=b"")
    assert unlock_material(holder.officer)["authorities"] == []
    assert WARNING not in told(desk)
    moved = signing.officer_certificate(world, holder.officer, holder.keys, station="cam-le")
    form = {
        "officer": holder.officer.public_id,
        "station": "cam-le",
        "envelope": b64(moved),
        "revoked": b64(signing.revocation(world, serial_of(holder.officer), "moved")),
    }
    assert desk.post(PANEL + "chuyen-can-bo/", form).status_code == 200
    page = told(desk)
    assert WARNING in page
    assert AT_ONCE not in page
    entry = JournalEntry.objects.filter(action="officer-certified").order_by("-seq").first()
    assert entry.details["authorities"] == [share.authority.serial]
    emptied = {"officer": province.officer.public_id, "serial": share.authority.serial}
    assert AuthorityShare.objects.get(officer=holder.officer).sealed == b""
    sent = desk.post(PANEL + "trao-quyen-ky/", emptied | {"sealed": b64(b"x" * 560)})
    assert sent.status_code == 409, "the desk's officer here holds no signing key to hand on"


def test_other_desks_are_not_told(world, desk, holder, new_client):
    assert leave(desk, world, holder.officer).status_code == 200
    enrol(world, Station.objects.get(code="desk-68"), "nam").unlock(other := new_client())
    assert WARNING not in told(other)
    enrol(world, Station.objects.get(code="cam-le"), "lan").unlock(ward := new_client())
    assert WARNING not in ward.post(PANEL).json()["html"]
