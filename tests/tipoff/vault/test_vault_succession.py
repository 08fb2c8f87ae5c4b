"""One root follows another by both signatures; what the old one certified counts until it ends."""

import pytest
from tests.tipoff.vault.world import NOW, World

from tipoff.vault import certificates, envelopes, primitives, succession
from tipoff.vault.certificates import Trust
from tipoff.vault.encoding import b64
from tipoff.vault.errors import CertificateError

OLD, NEW = primitives.sign_pair(), primitives.sign_pair()


def test_both_roots_sign_and_the_statement_names_them_and_the_end():
    said = succession.read(succession.announce(OLD.private, NEW.private, NOW))
    assert (said.old_root, said.new_root, said.until) == (OLD.public, NEW.public, NOW)


def forged(change):
    """A statement with something changed by whoever holds only one of the roots, or none."""
    whole = succession.announce(OLD.private, NEW.private, NOW)
    fields = envelopes.peek(whole)
    fields = {name: fields[name] for name in ("old_root", "new_root", "until", "agreed")}
    other = primitives.sign_pair()
    if change == "another heir":
        return envelopes.sign(
            "root/successor", fields | {"new_root": b64(other.public)}, OLD.private
        )
    if change == "signed by a stranger":
        return envelopes.sign("root/successor", fields, other.private)
    if change == "a later end":
        return envelopes.sign("root/successor", fields | {"until": NOW + 1}, OLD.private)
    if change == "the heir never agreed":
        return envelopes.sign("root/successor", fields | {"agreed": b64(whole)}, OLD.private)
    return whole[:-1] + b"!"


@pytest.mark.parametrize(
    "change",
    ["another heir", "signed by a stranger", "a later end", "the heir never agreed", "cut"],
)
def test_a_forged_succession_is_refused(change):
    with pytest.raises(CertificateError):
        succession.read(forged(change))


def test_what_the_old_root_certified_holds_until_the_end_and_not_a_second_longer():
    world = World()
    trust = Trust(NEW.public, former={world.root.public: NOW})
    who = {"officer": "lan", "station": "cam-le"}
    assert certificates.verify_officer(world.lan.chain, trust, NOW, **who)
    with pytest.raises(CertificateError, match="bad-signature"):
        certificates.verify_officer(world.lan.chain, trust, NOW + 1, **who)


def test_a_certificate_that_ended_in_peace_was_true_before_and_a_stolen_one_never():
    world = World()
    serial, who = world.lan.certificate.serial, {"officer": "lan", "station": "cam-le"}
    peaceful = world.trusting(revoked=[serial])
    peaceful = Trust(peaceful.root, peaceful.epochs, ended={serial: NOW})
    assert certificates.verify_officer(world.lan.chain, peaceful, NOW - 1, **who)
    for trust, at in ((peaceful, NOW), (world.trusting(revoked=[serial]), NOW - 1)):
        with pytest.raises(CertificateError, match="revoked"):
            certificates.verify_officer(world.lan.chain, trust, at, **who)
