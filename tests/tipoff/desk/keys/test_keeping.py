"""What was signed in a browser is kept only if it verifies up to the root, and is journalled."""

import pytest
from tests.tipoff.desk.keys import signing

from tipoff.desk.keys import services
from tipoff.desk.payloads import unlock_material
from tipoff.desk.selectors import is_certified
from tipoff.desk.services import NotPossibleError
from tipoff.models import AuthorityShare, JournalEntry, Revocation, StationKey
from tipoff.trust import stored_epochs
from tipoff.vault import authorities, certificates
from tipoff.vault.encoding import unb64


def cam_le_key():
    return StationKey.objects.get(station__code="cam-le")


def refused(call, *args):
    with pytest.raises(NotPossibleError) as error:
        call(*args)
    return error.value.code


def test_a_revocation_shuts_the_officers_desk_and_outlives_its_row(world, province, ward):
    serial = signing.serial_of(certificates.OfficerCertificate, ward.officer.vault.certificate)
    services.keep_revocation(province.officer, signing.revocation(world, serial))
    assert not is_certified(ward.officer)
    entry = JournalEntry.objects.get(action="certificate-revoked")
    assert (entry.actor, entry.details["serial"]) == (province.officer.public_id, serial)
    Revocation.objects.all().delete()
    assert serial in stored_epochs().revoked
    assert not is_certified(ward.officer)


def test_nobody_takes_back_what_another_authority_issued(world, province, ward):
    serial = signing.serial_of(certificates.OfficerCertificate, ward.officer.vault.certificate)
    foreign = signing.revocation(world, serial, scope="68")
    assert refused(services.keep_revocation, province.officer, foreign) == "signature"
    own = signing.revocation(world, serial)
    assert refused(services.keep_revocation, ward.officer, own) == "signature"
    assert not Revocation.objects.exists()
    assert serial not in stored_epochs().revoked


def test_a_station_is_certified_again_for_other_wards_with_the_key_it_has(
    world, province, django_capture_on_commit_callbacks
):
    key = cam_le_key()
    envelope = signing.station_certificate(world, key, ["20260", "20285"])
    with django_capture_on_commit_callbacks(execute=True):
        services.keep_station_certificate(province.officer, key, envelope)
    assert bytes(cam_le_key().certificate) == envelope
    assert stored_epochs().lowest("cam-le") == 1
    assert JournalEntry.objects.get(action="station-certified").details["wards"] == [
        "20260",
        "20285",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"box_key": signing.another_key()},
        {"epoch": 2},
        {"kind": "province"},
        {"station": "nam-dong"},
        {"province": "68"},
        {"not_after": 1},
        {"demonstration": True},
        {"scope": "68"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_key_epoch_place_or_signer_is_not_kept(world, province, settings, change):
    settings.DEMONSTRATION = False
    key = cam_le_key()
    before, envelope = bytes(key.certificate), signing.station_certificate(world, key, **change)
    keep = services.keep_station_certificate
    assert refused(keep, province.officer, key, envelope) == "signature"
    assert bytes(cam_le_key().certificate) == before


def test_an_authority_that_the_root_did_not_certify_signs_nothing_that_is_kept(world, province):
    key = cam_le_key()
    pair, row = world.authorities["48"]
    forged = certificates.Authority("48", pair.public, 1, 4_000_000_000, "root:0")
    row.certificate = certificates.issue(forged, pair.private)
    row.save()
    envelope = signing.station_certificate(world, key)
    keep = services.keep_station_certificate
    assert refused(keep, province.officer, key, envelope) == "signature"


def test_only_officers_of_the_signing_desk_are_handed_its_key_to_unlock(world, province, ward):
    pair, row = world.authorities["48"]
    named = certificates.read_unverified(certificates.Authority, row.certificate)
    for duty in (province, ward):
        receiver = certificates.Recipient(
            "officer", duty.officer.public_id, 0, duty.keys.box.public
        )
        sealed = authorities.seal_authority_share(pair.private, named, receiver)
        AuthorityShare.objects.create(authority=row, officer=duty.officer, sealed=sealed)
    assert unlock_material(ward.officer)["authorities"] == []
    (given,) = unlock_material(province.officer)["authorities"]
    receiver = certificates.Recipient("officer", province.officer.public_id, 0, b"")
    opened = authorities.open_authority_share(
        unb64(given["sealed"]), named, receiver, province.keys.box.private
    )
    assert opened == pair.private
