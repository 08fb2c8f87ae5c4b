import io
import json
import re
import stat
import time
from dataclasses import replace
from itertools import combinations

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from tests.tipoff.vault.world import CONTENT, LATER, NOW

from tipoff.vault import (
    authorities,
    ceremony,
    certificates,
    officers,
    offline,
    primitives,
    recovery,
    shares,
    succession,
    tips,
)
from tipoff.vault.certificates import Authority, StationCertificate, Trust
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError
from tipoff.vault.shares import StationKeyName

CHEAP = {"passes": 1, "memory": 8192}


@pytest.fixture(scope="module")
def held():
    return ceremony.hold(LATER)


def refused(*reasons):
    return pytest.raises(OpenError, match=f"^({'|'.join(reasons)})$")


def test_any_two_of_three_holders_bring_root_and_escrow_back(held):
    escrow = certificates.verify_escrow(held.escrow_certificate, Trust(held.root_public), NOW)
    for pair in combinations(held.root_shares, 2):
        seed = ceremony.root_seed(pair, held.root_public)
        assert primitives.sign_pair(seed).public == held.root_public
    for pair in combinations(held.escrow_shares, 2):
        private = ceremony.escrow_private(pair, escrow.box_key)
        assert primitives.box_pair(private).public == escrow.box_key


def test_a_share_is_thirty_three_words(held):
    every = [*held.root_shares, *held.escrow_shares]
    assert {len(share.split()) for share in every} == {33}
    assert len(set(every)) == 6


def test_one_share_mixed_shares_or_a_wrong_word_bring_nothing_back(held):
    one, two, _ = held.root_shares
    first, *rest = two.split()
    wrong = " ".join(["academic" if first != "academic" else "acid", *rest])
    for given in ([one], [one, one], [one, held.escrow_shares[1]], [one, wrong], [one, "x"]):
        with refused("wrong-key"):
            ceremony.root_seed(given, held.root_public)


def test_shares_of_the_escrow_are_not_the_root(held):
    with refused("wrong-key"):
        ceremony.root_seed(held.escrow_shares[:2], held.root_public)


def test_shares_that_do_not_come_together_are_never_handed_out(monkeypatch):
    monkeypatch.setattr(ceremony, "combine", lambda shares: bytes(32))
    with pytest.raises(RuntimeError, match="do not use them"):
        ceremony.split(b"\x01" * 32)


def test_an_authority_key_opens_with_its_passphrase_scope_and_certificate_alone():
    key, request = offline.new_authority_key("48", "ca vang", 1, **CHEAP)
    asked = offline.certificate_of(Authority, request, "root", LATER)
    assert (
        primitives.sign_pair(offline.read_authority_key(key, "ca vang", asked)).public
        == asked.sign_key
    )
    with refused("wrong-passphrase"):
        offline.read_authority_key(key, "ca xanh", asked)
    other = offline.certificate_of(Authority, request.replace('"48"', '"68"'), "root", LATER)
    with refused("wrong-passphrase"):
        offline.read_authority_key(key, "ca vang", other)
    _, stranger = offline.new_authority_key("48", "ca vang", 1, **CHEAP)
    with refused("wrong-key"):
        offline.read_authority_key(
            key, "ca vang", offline.certificate_of(Authority, stranger, "root", LATER)
        )


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"scope": "48", "sign_key": "AA"}'])
def test_a_request_of_another_shape_is_malformed(text):
    with refused("malformed"):
        offline.certificate_of(Authority, text, "root", LATER)


def test_two_holders_of_the_escrow_open_a_tips_blob(world):
    opened = json.loads(recovery.open_tip(world.tip.to_bytes(), world.escrow_pair.private))
    assert opened["tip"] == "tip-1"
    assert opened["header"]["category"] == "ma túy"
    assert set(opened) == {"tip", "clear", "header", "body", "contact"}
    with refused("wrong-key"):
        recovery.open_tip(world.tip.to_bytes(), world.cam_le.private)


def test_a_tip_that_was_not_sealed_to_escrow_says_so(world):
    with refused("no-key"):
        recovery.open_tip(
            replace(world.tip, keys=world.tip.keys[:1]).to_bytes(), world.escrow_pair.private
        )


class Table:
    """The folder on the offline machine, and the commands typed there."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, *arguments):
        with translation.override("en"):
            call_command("vault", *(str(a) for a in arguments), stdout=io.StringIO())

    def path(self, *parts):
        return self.folder.joinpath(*parts)

    def root(self, *numbers):
        named = ["--root", self.path("c", "root.pub")]
        for number in numbers:
            named += ["--share", self.path("c", f"root-share-{number}.txt")]
        return named

    def signer(self):
        (self.path("pass")).write_text("ca vang")
        return [
            "--authority",
            self.path("authority.cert"),
            "--authority-key",
            self.path("authority.key"),
            "--passphrase-file",
            self.path("pass"),
        ]

    def line(self, *parts):
        return offline.read_line(self.path(*parts).read_text())

    def trust(self):
        return Trust(self.line("c", "root.pub"))

    def write(self, name, text):
        self.path(name).write_text(text)
        return self.path(name)

    def certify(self, kind, fields, *more):
        request = self.write(f"{kind}.request", offline.write_request(fields))
        out = self.path(f"{kind}.cert")
        self.run("certify", kind, *self.signer(), "--request", request, "--out", out, *more)
        return self.line(f"{kind}.cert")

    def certify_officer(self, fields, said):
        root = self.path("c", "root.pub")
        return self.certify("officer", fields, "--root", root, "--fingerprint", said)

    def fingerprint(self, keys):
        root = self.line("c", "root.pub")
        return officers.fingerprint(keys.box.public, keys.sign.public, root)


@pytest.fixture
def table(tmp_path):
    """After the ceremony, with province 48's authority certified by holders 1 and 3."""
    table = Table(tmp_path)
    table.run("ceremony", "--out", tmp_path / "c")
    key, request = offline.new_authority_key("48", "ca vang", 1, **CHEAP)
    table.write("authority.key", key)
    request = table.write("authority.request", request)
    out = table.path("authority.cert")
    table.run("certify", "authority", *table.root(1, 3), "--request", request, "--out", out)
    return table


STATION = {"station": "cam-le", "kind": "ward", "province": "48", "wards": ["20260"], "epoch": 1}


def now():
    return int(time.time())


def test_the_ceremony_certifies_a_station_and_an_officer_up_to_the_root(table):
    pair, keys = primitives.box_pair(), officers.keys(officers.new_seed())
    station = table.certify("station", {**STATION, "box_key": b64(pair.public)})
    said = table.fingerprint(keys)
    public = {"box_key": b64(keys.box.public), "sign_key": b64(keys.sign.public)}
    who = {"officer": "lan", "station": "cam-le"}
    officer = table.certify_officer({**who, "province": "48", **public}, said)
    authority = table.line("authority.cert")
    verified = certificates.verify_station(
        (authority, station), table.trust(), now(), station="cam-le", ward="20260"
    )
    assert verified.box_key == pair.public
    assert certificates.verify_officer((authority, officer), table.trust(), now(), **who).box_key


def test_an_officer_whose_fingerprint_differs_is_not_certified(table):
    keys = officers.keys(officers.new_seed())
    public = {"box_key": b64(keys.box.public), "sign_key": b64(keys.sign.public)}
    fields = {"officer": "lan", "station": "cam-le", "province": "48", **public}
    with pytest.raises(CommandError, match="fingerprint"):
        table.certify_officer(fields, "00000 " * 6)
    assert not table.path("officer.cert").exists()


def test_files_are_the_owners_alone_and_never_written_over(table):
    for path in table.path("c").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = table.line("c", "root.pub")
    with pytest.raises(CommandError, match="exists"):
        table.run("ceremony", "--out", table.path("c"))
    assert table.line("c", "root.pub") == before


def test_one_holder_alone_certifies_no_authority(table):
    out = table.path("again.cert")
    arguments = ["--request", table.path("authority.request"), "--out", out]
    with pytest.raises(CommandError, match="wrong-key"):
        table.run("certify", "authority", *table.root(2), *arguments)
    assert not out.exists()


def test_certificates_are_taken_back_by_their_issuer(table):
    authority = table.line("authority.cert")
    serial = certificates.read_unverified(Authority, authority).serial
    reason = ["--reason", "key lost", "--serial"]
    table.run("certify", "revoke", *table.root(1, 2), *reason, serial, "--out", table.path("r1"))
    taken = certificates.verify_revocation(table.line("r1"), table.trust(), now())
    assert taken.serial == serial
    table.run("certify", "revoke", *table.signer(), *reason, "48:1", "--out", table.path("r2"))
    taken = certificates.verify_revocation(table.line("r2"), table.trust(), now(), authority)
    assert (taken.serial, taken.reason) == ("48:1", "key lost")
    with pytest.raises(CommandError, match="not both"):
        table.run("certify", "revoke", *reason, "48:1", "--out", table.path("r3"))


def test_a_new_authority_key_is_made_at_full_cost_with_a_drawn_passphrase(table, capsys):
    with translation.override("en"):
        call_command("vault", "certify", "authority-key", "--scope", "68", "--out", table.path("k"))
    passphrase = re.search(r"write it down: ([a-z ]+)", capsys.readouterr().out)[1].strip()
    request = table.path("k", "authority.request").read_text()
    asked = offline.certificate_of(Authority, request, "root", LATER)
    key = table.path("k", "authority.key").read_text()
    assert offline.read_authority_key(key, passphrase, asked)


def test_the_escrow_opens_a_blob_by_command(table, world):
    recovered = [table.path("c", f"escrow-share-{number}.txt") for number in (2, 3)]
    named = ["--escrow", table.path("c", "escrow.cert")]
    for share in recovered:
        named += ["--share", share]
    escrow = certificates.verify_escrow(table.line("c", "escrow.cert"), table.trust(), now())
    tip = tips.seal_tip(CONTENT, [escrow.recipient()], bytes(32), tip_id="tip-9")
    table.path("tip").write_bytes(tip.to_bytes())
    out = table.path("opened.json")
    table.run("recover", *named, "--tip", table.path("tip"), "--out", out)
    assert json.loads(out.read_text())["body"] == CONTENT.body


def test_the_escrow_hands_a_stations_key_to_a_certified_officer_alone(table):
    pair, keys = primitives.box_pair(), officers.keys(officers.new_seed())
    escrow = certificates.verify_escrow(table.line("c", "escrow.cert"), table.trust(), now())
    name = StationKeyName("cam-le", 1, pair.public)
    sealed = shares.seal_station_share(pair.private, name, escrow.recipient())
    share = table.write("share", recovery.write_share(name, sealed))
    public = {"box_key": b64(keys.box.public), "sign_key": b64(keys.sign.public)}
    fields = {"officer": "lan", "station": "cam-le", "province": "48", **public}
    said = table.fingerprint(keys)
    table.certify_officer(fields, said)
    common = ["--escrow", table.path("c", "escrow.cert"), "--station-share", share]
    for number in (1, 2):
        common += ["--share", table.path("c", f"escrow-share-{number}.txt")]
    chain = ["--officer", table.path("authority.cert"), table.path("officer.cert")]
    out = table.path("resealed")
    table.run("recover", *common, *chain, "--root", table.path("c", "root.pub"), "--out", out)
    named, resealed = recovery.read_share(out.read_text())
    lan = certificates.Recipient("officer", "lan", 0, keys.box.public)
    assert shares.open_station_share(resealed, named, lan, keys.box.private) == pair.private
    other = table.write("other.pub", offline.write_line(primitives.sign_pair().public))
    with pytest.raises(CommandError, match="bad-signature"):
        table.run("recover", *common, *chain, "--root", other, "--out", table.path("no"))
    with pytest.raises(CommandError, match="--root"):
        table.run("recover", *common, "--out", table.path("no"))


def test_the_commands_never_ask_the_database(table):
    """Without pytest's `db` mark any query raises: that everything above ran shows it; this one
    states the rule for a station too."""
    public = b64(primitives.box_pair().public)
    assert (
        certificates.read_unverified(
            StationCertificate, table.certify("station", {**STATION, "box_key": public})
        ).station
        == "cam-le"
    )


def test_a_provinces_key_is_sealed_to_a_certified_officer_of_it(table):
    keys = officers.keys(officers.new_seed())
    public = {"box_key": b64(keys.box.public), "sign_key": b64(keys.sign.public)}
    fields = {"officer": "dung", "station": "desk-48", "province": "48", **public}
    table.certify_officer(fields, table.fingerprint(keys))
    chain = ["--officer", table.path("authority.cert"), table.path("officer.cert")]
    out, root = table.path("share.json"), table.path("c", "root.pub")
    asked = ["certify", "authority-share", *table.signer(), *chain]
    table.run(*asked, "--root", root, "--out", out)
    found = json.loads(out.read_text())
    named = certificates.read_unverified(certificates.Authority, table.line("authority.cert"))
    dung = certificates.Recipient("officer", "dung", 0, keys.box.public)
    seed = authorities.open_authority_share(unb64(found["sealed"]), named, dung, keys.box.private)
    assert primitives.sign_pair(seed).public == named.sign_key
    other = table.write("other.pub", offline.write_line(primitives.sign_pair().public))
    with pytest.raises(CommandError, match="bad-signature"):
        table.run(*asked, "--root", other, "--out", table.path("no"))


def test_two_holders_of_each_root_let_a_new_one_follow_the_old(table):
    table.run("ceremony", "--out", table.path("d"))
    asked = ["succeed", "--days", 30, "--out", table.path("root.succession")]
    for old, folder in (("old-", "c"), ("", "d")):
        asked += [f"--{old}root", table.path(folder, "root.pub")]
        for number in (1, 3):
            asked += [f"--{old}share", table.path(folder, f"root-share-{number}.txt")]
    table.run(*asked)
    said = succession.read(table.line("root.succession"))
    assert said.old_root == table.line("c", "root.pub")
    assert said.new_root == table.line("d", "root.pub")
    assert 29 * 24 * 3600 < said.until - now() <= 30 * 24 * 3600
    swapped = [
        table.path("c", "root.pub") if a == table.path("d", "root.pub") else a for a in asked
    ]
    swapped[swapped.index("--out") + 1] = table.path("no")
    with pytest.raises(CommandError, match="wrong-key"):
        table.run(*swapped)
