"""The lowest epoch and revocations are kept outside the database."""

from pathlib import Path

from tests.tipoff.submit.reports import full_disk, report

from tipoff import trust
from tipoff.models import Revocation, StationKey, TipKey
from tipoff.services import submit_tip
from tipoff.vault import certificates, receipts


def test_the_epoch_of_a_used_key_is_remembered_outside_the_database(world):
    submit_tip(receipts.draw(), report())
    assert trust.stored_epochs().lowest("cam-le") == 1
    ward = StationKey.objects.get(station__code="cam-le").station
    world.certify(ward, ["20260"], epoch=2)
    for officer in ward.officers.all():
        world._share(ward, officer, _recipient(officer))
    assert TipKey.objects.filter(name="cam-le", epoch=2).count() == 0
    submit_tip(receipts.draw(), report())
    assert trust.stored_epochs().lowest("cam-le") == 2
    StationKey.objects.filter(epoch=2).update(certificate=b"")
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"


def _recipient(officer):
    return certificates.Recipient("officer", officer.public_id, 0, officer.vault.box_key)


def test_an_unreadable_epochs_file_stops_no_tip_and_is_left_to_be_read(world, settings):
    Path(settings.VAULT_EPOCHS_FILE).write_text("{")
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"
    assert Path(settings.VAULT_EPOCHS_FILE).read_text() == "{"


def test_an_epochs_file_that_cannot_be_written_makes_no_error_of_a_kept_tip(world, monkeypatch):
    monkeypatch.setattr(trust, "_replace", full_disk)
    assert submit_tip(receipts.draw(), report()).tip.station.code == "cam-le"


def test_a_revoked_key_stays_revoked_when_the_revocations_row_is_deleted(world):
    key = StationKey.objects.get(station__code="cam-le")
    serial = certificates.read_unverified(certificates.StationCertificate, key.certificate).serial
    signer, _ = world.authority("48")
    statement = certificates.issue(certificates.Revocation(serial, "lost", 1), signer.private)
    Revocation.objects.create(serial=serial, statement=statement)
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"
    Revocation.objects.all().delete()
    assert submit_tip(receipts.draw(), report()).tip.station.code == "desk-48"
