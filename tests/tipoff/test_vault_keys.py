"""What comes from the offline table is kept only if it verifies; then it is journalled."""

import json
import time
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from tests.tipoff.desk.duty import enrol, send
from tests.tipoff.desk.keys import signing
from tests.tipoff.factories import FAR

from places.models import Station
from tipoff import rules
from tipoff.desk.selectors import is_certified
from tipoff.models import (
    Authority,
    AuthorityShare,
    Enrolment,
    EscrowKey,
    JournalEntry,
    Officer,
    Revocation,
    RootSuccession,
    StationKey,
)
from tipoff.trust import current_root, current_trust
from tipoff.vault import (
    authorities,
    certificates,
    officers,
    offline,
    primitives,
    recovery,
    shares,
    succession,
)
from tipoff.vault.shares import StationKeyName


@pytest.fixture
def lan(world):
    return enrol(world, Station.objects.get(code="cam-le"), "lan").officer


@pytest.fixture
def bring(tmp_path):
    """Import texts as files; envelopes are written as a line."""

    def run(*found):
        paths = []
        for number, text in enumerate(found):
            path = tmp_path / f"brought-{number}"
            path.write_text(text if isinstance(text, str) else offline.write_line(text))
            paths.append(str(path))
        call_command("vault_keys", "import", *paths)

    return run


def refused(bring, *found):
    with pytest.raises(CommandError) as error:
        bring(*found)
    return str(error.value)


def authority_of(world, root, scope="48", **changes):
    _, row = world.authorities[scope]
    named = certificates.read_unverified(certificates.Authority, row.certificate)
    values = vars(named) | {"serial": certificates.new_serial("root")} | changes
    return certificates.issue(certificates.Authority(**values), root.private)


def test_a_new_authority_is_kept_by_the_roots_word_alone(world, bring):
    pair = primitives.sign_pair()
    made = certificates.Authority("48", pair.public, 2, FAR, certificates.new_serial("root"))
    assert "bad-signature" in refused(bring, certificates.issue(made, pair.private))
    bring(certificates.issue(made, world.root.private))
    assert Authority.objects.get(sign_key=pair.public).scope == "48"
    entry = JournalEntry.objects.get(action="keys-imported")
    assert (entry.actor, entry.details["what"]) == ("system", "authority:48:2")
    # From now on the old one is refused, whoever puts it back.
    assert current_trust(int(time.time())).epochs.lowest("authority:48") == 2
    assert "old-epoch" in refused(bring, bytes(world.authorities["48"][1].certificate))


def test_all_files_are_kept_or_none(world, bring):
    good = certificates.issue(
        certificates.EscrowCertificate(
            primitives.box_pair().public, 2, FAR, certificates.new_serial("root")
        ),
        world.root.private,
    )
    stranger = certificates.issue(
        certificates.EscrowCertificate(bytes(32), 3, FAR, certificates.new_serial("root")),
        primitives.sign_pair().private,
    )
    assert "bad-signature" in refused(bring, good, stranger)
    assert not EscrowKey.objects.filter(epoch=2).exists()
    bring(good)
    assert EscrowKey.objects.filter(epoch=2).exists()
    assert "unknown" in refused(bring, rules.sign("48", "drugs", "desk-48", world.root.private))


def test_an_enrolled_officer_is_certified_offline_for_the_keys_enrolled(
    world, bring, lan, tmp_path
):
    keys = officers.keys(officers.new_seed())
    enrolled = {"box_key": keys.box.public, "sign_key": keys.sign.public}
    Enrolment.objects.create(officer=lan, wrapped=b"wrapped", **enrolled)
    call_command("vault_keys", "request", "lan", "--out", str(tmp_path / "request"))
    asked = json.loads((tmp_path / "request").read_text())
    assert (asked["officer"], asked["station"]) == (lan.public_id, "cam-le")
    other = officers.keys(officers.new_seed())
    assert "wrong-key" in refused(bring, signing.officer_certificate(world, lan, other))
    bring(signing.officer_certificate(world, lan, keys))
    officer = Officer.objects.get(pk=lan.pk)
    assert officer.vault.box_key == keys.box.public
    assert is_certified(officer)
    assert not officer.shares.exists()
    assert not Enrolment.objects.exists()


def test_the_escrow_hands_a_station_its_key_again(world, bring, lan, tmp_path):
    """Export what is sealed to escrow, open it offline, import what is sealed to the officer."""
    key = StationKey.objects.get(station__code="cam-le")
    name = StationKeyName("cam-le", 1, key.public_key)
    private = world.station_keys["cam-le", 1].private
    escrow = EscrowKey.objects.get()
    certificate = certificates.read_unverified(certificates.EscrowCertificate, escrow.certificate)
    key.escrow_share = shares.seal_station_share(private, name, certificate.recipient())
    key.save()
    call_command("vault_keys", "share", "cam-le", "--out", str(tmp_path / "share"))
    call_command("vault_keys", "chain", "lan", "--out", str(tmp_path / "chain"))
    chain = [
        offline.read_line((tmp_path / "chain" / name).read_text())
        for name in ("authority.cert", "officer.cert")
    ]
    who = {"officer": lan.public_id, "station": "cam-le"}
    trust = certificates.Trust(world.root.public)
    receiver = certificates.verify_officer(chain, trust, int(time.time()), **who).recipient()
    exported = (tmp_path / "share").read_text()
    handed = recovery.reseal_share(exported, certificate, world.escrow.private, receiver)
    lan.shares.all().delete()
    bring(handed)
    assert lan.shares.get().station_key == key
    swapped = json.loads(handed) | {"epoch": 2}
    assert "wrong-key" in refused(bring, json.dumps(swapped))
    nobody = json.loads(handed) | {"officer": "0" * 16}
    assert "wrong-officer" in refused(bring, json.dumps(nobody))


def test_a_provinces_key_reaches_its_first_officer(world, bring):
    duty = enrol(world, Station.objects.get(code="desk-48"), "dung")
    pair, row = world.authorities["48"]
    named = certificates.read_unverified(certificates.Authority, row.certificate)
    receiver = certificates.Recipient("officer", duty.officer.public_id, 0, duty.keys.box.public)
    text = offline.authority_share(pair.private, named, receiver)
    bring(text)
    share = AuthorityShare.objects.get(officer=duty.officer)
    opened = authorities.open_authority_share(share.sealed, named, receiver, duty.keys.box.private)
    assert opened == pair.private
    swapped = json.loads(text) | {"scope": "68"}
    assert "wrong-key" in refused(bring, json.dumps(swapped))


def test_a_new_signing_key_takes_over_stations_and_officers_that_it_certified_at_the_same_table(
    world, bring, lan
):
    """Brought in one go: the same keys under the new signature, and the station goes on working."""
    pair = primitives.sign_pair()
    made = certificates.Authority("48", pair.public, 2, FAR, certificates.new_serial("root"))
    key = StationKey.objects.get(station__code="cam-le")
    signed = [
        replace(certificates.read_unverified(kind, envelope), serial=certificates.new_serial("48"))
        for kind, envelope in (
            (certificates.StationCertificate, key.certificate),
            (certificates.OfficerCertificate, lan.vault.certificate),
        )
    ]
    bring(
        certificates.issue(made, world.root.private),
        *(certificates.issue(each, pair.private) for each in signed),
    )
    tip = send("cam-le")
    assert (tip.station.code, is_certified(Officer.objects.get(pk=lan.pk))) == ("cam-le", True)
    assert lan.shares.exists()
    key.refresh_from_db()
    assert key.authority.sign_key == pair.public


def test_a_revocation_by_the_root_shuts_a_province(world, bring, lan):
    serial = world.authorities["48"][1].serial
    taken_back = certificates.Revocation(serial, "stolen", int(time.time()))
    own = certificates.issue(taken_back, world.authorities["48"][0].private)
    assert "bad-signature" in refused(bring, own)
    bring(certificates.issue(taken_back, world.root.private))
    assert Revocation.objects.get().serial == serial
    assert not is_certified(lan)


def test_a_new_root_follows_the_old_without_a_moment_in_between(world, bring, lan):
    """The old root's word, then the province by the new one: officers stay certified throughout."""
    root, until = primitives.sign_pair(), int(time.time()) + 3600
    assert "bad-signature" in refused(bring, authority_of(world, root))
    bring(succession.announce(world.root.private, root.private, until))
    assert current_root() == root.public
    assert is_certified(lan)
    before = Authority.objects.get(scope="48")
    bring(authority_of(world, root))
    after = Authority.objects.get(scope="48")
    assert (after.pk, after.serial != before.serial) == (before.pk, True)
    assert is_certified(lan)
    # Once the old root's word has ended, what only it certified is refused.
    trust = current_trust(until + 1)
    with pytest.raises(certificates.CertificateError, match="bad-signature"):
        certificates.verify_authority(before.certificate, trust, until + 1)
    assert certificates.verify_authority(after.certificate, trust, until + 1)


def test_nobody_but_the_root_that_counts_names_its_heir(world, bring):
    own, heir = primitives.sign_pair(), primitives.sign_pair()
    forged = succession.announce(own.private, heir.private, FAR)
    assert "bad-signature" in refused(bring, forged)
    # Whoever writes the row itself gains nothing.
    RootSuccession.objects.create(
        old_root=world.root.public, new_root=heir.public, statement=forged
    )
    assert current_root() == world.root.public
