"""Write `vectors.json`: the table that Python and the browser must both satisfy.

    python -m tests.tipoff.vault.make_vectors

Every random byte comes from one counted stream, so that the same formats give the same file.
"""

import hashlib
import json
import sys
from itertools import count
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

from nacl import bindings  # noqa: E402
from tests.tipoff.vault import table, world  # noqa: E402

from tipoff.vault import (  # noqa: E402
    challenges,
    encoding,
    messages,
    officers,
    primitives,
    shares,
    streams,
)
from tipoff.vault.encoding import b64, canonical  # noqa: E402
from tipoff.vault.shares import StationKeyName  # noqa: E402

NOW, LATER = world.NOW, world.LATER
TEXT = 'Đã nhận được tin. "Cảm ơn" anh/chị \\ \u2028 🚓\n'


def fixed_random():
    """A stand-in for `primitives.random_bytes`: SHAKE-256 of a counter."""
    counter = count()

    def random_bytes(size):
        return hashlib.shake_256(b"vectors/%d" % next(counter)).digest(size)

    return random_bytes


class Table:
    """Rows, made of one fixed world."""

    def __init__(self):
        self.w = world.World()
        self.rows = []
        tip = self.w.tip.identity
        self.identity = {
            "tipId": tip.tip_id,
            "tipPublic": b64(tip.tip_public),
            "sourcePublic": b64(tip.source_public),
        }
        self.trust = {
            "root": b64(self.w.root.public),
            "minimum": {},
            "revoked": [],
            "allowDemonstration": False,
        }

    def add(self, op, args):
        """A row with what Python answers; `vectors.json` is read by a person when it changes."""
        self.rows.append({"op": op, "args": args, **table.run({"op": op, "args": args})})

    def add_swapped(self, op, args, changes):
        """The row, and with it changes of its arguments that must each be refused."""
        self.add(op, args)
        refused = [
            (change, table.run({"op": op, "args": {**args, **change}})) for change in changes
        ]
        if any("error" not in answer for _, answer in refused):
            raise SystemExit(f"{op} accepts a change that it must refuse")
        self.rows[-1]["refuses"] = [{"args": change, **answer} for change, answer in refused]

    def foreign_identities(self):
        other = b64(primitives.box_pair().public)
        changes = ({"tipId": "tip-2"}, {"tipPublic": other}, {"sourcePublic": other})
        return [{"identity": {**self.identity, **change}} for change in changes]

    def encodings(self):
        values = [
            {"b": 1, "a": [None, True, -5, 'à\u0300\x7f\x00\n"\\/\u2028🚓'], "A": {}},
            {"max": encoding.MAX_INTEGER, "a10": 0, "a9": "", "a_": [[]]},
        ]
        for value in values:
            self.add("canonical", {"value": value})
            self.add("parse", {"bytes": b64(canonical(value))})
        for data in (
            b'{"b":1,"a":2}',
            b'{"a": 1}',
            b'{"a":1.0}',
            b'{"a":-0}',
            b'{"a":1e2}',
            b'{"a":"\\ud800"}',
            b"[]",
            b"null",
            b'{"a":9007199254740992}',
            b"\xff",
            b"\xef\xbb\xbf{}",
            b'{"a":1,"a":1}',
        ):
            self.add("parse", {"bytes": b64(data)})
        secret = b64(bytes(range(32)))
        self.add("hkdf", {"secret": secret, "purpose": "officer/box"})
        self.add("digest", {"message": secret, "purpose": "fingerprint"})

    def certificates(self):
        w, now = self.w, {"now": NOW, **self.trust}
        stranger = {"root": b64(primitives.sign_pair().public)}
        late, demo = {"now": LATER + 1}, world.World(demonstration=True)
        for op, envelope, name in (
            ("verifyAuthority", w.da_nang, "authority:48"),
            ("verifyEscrow", w.escrow, "escrow"),
        ):
            changes = [stranger, late, {"minimum": {name: 2}}, {"envelope": b64(envelope[:-1])}]
            self.add_swapped(op, {"envelope": b64(envelope), **now}, changes)
        self._station_rows(now, [stranger, late], demo)
        self._officer_rows(now, [stranger, late], demo)

    def _station_rows(self, now, changes, demo):
        station, w = self.w.cam_le, self.w
        args = {"chain": chain(station.chain), "station": "cam-le", "ward": "20260", **now}
        old = w.station("cam-le", wards=("20260",), not_after=NOW - 1)
        other_scope = w.station("cam-le", province="68", wards=("20260",))
        self.add_swapped("verifyStation", args, [
            *changes,
            {"ward": "20287"},
            {"station": "ngu-hanh-son"},
            {"minimum": {"cam-le": 3}},
            {"minimum": {"authority:48": 2}},
            {"revoked": [station.certificate.serial]},
            {"chain": chain(w.ngu_hanh_son.chain)},
            {"chain": chain(old.chain)},
            {"chain": chain(other_scope.chain)},
            {"chain": chain((w.lam_dong, station.envelope))},
            {"chain": chain((w.da_nang, w.lan.envelope))},
            {"chain": chain(station.chain[:1])},
        ])  # fmt: skip
        shown = {"root": b64(demo.root.public), "chain": chain(demo.cam_le.chain)}
        self.add("verifyStation", {**args, **shown})
        self.add("verifyStation", {**args, **shown, "allowDemonstration": True})

    def _officer_rows(self, now, changes, demo):
        w = self.w
        args = {"chain": chain(w.lan.chain), "officer": "lan", "station": "cam-le", **now}
        self.add_swapped("verifyOfficer", args, [
            *changes,
            {"officer": "minh"},
            {"station": "ngu-hanh-son"},
            {"revoked": [w.lan.certificate.serial]},
            {"chain": chain(w.minh.chain)},
            {"chain": chain(w.officer("lan", "cam-le", not_after=NOW - 1).chain)},
            {"chain": chain(w.officer("lan", "cam-le", province="68").chain)},
            {"chain": chain(w.cam_le.chain)},
        ])  # fmt: skip
        shown = {"root": b64(demo.root.public), "chain": chain(demo.lan.chain)}
        self.add("verifyOfficer", {**args, **shown})

    def officers(self):
        seed, root = bytes(range(32)), self.w.root.public
        costs = {"passes": 1, "memory": 65536}
        wrapped = officers.wrap_officer(seed, root, "ca vang boi loi tung tang", "lan", **costs)
        keys = officers.keys(seed)
        public = {"boxKey": b64(keys.box.public), "signKey": b64(keys.sign.public)}
        self.add("officerKeys", {"seed": b64(seed)})
        self.add("fingerprint", {**public, "root": b64(root)})
        right = {"passphrase": "ca vang boi loi tung tang", "officer": "lan"}
        self.add("unwrapOfficer", {
            "wrapped": b64(wrapped), **right, "passphrase": " Cá VÀNG bơi lội\u00a0tung tăng"
        })  # fmt: skip
        damaged = bytearray(wrapped)
        damaged[-10] ^= 1
        dear = encoding.parse(wrapped) | {"memory": 2**40}
        self.add_swapped("unwrapOfficer", {"wrapped": b64(wrapped), **right}, [
            {"passphrase": "ca vang"},
            {"officer": "minh"},
            {"wrapped": b64(bytes(damaged))},
            {"wrapped": b64(canonical(dear))},
        ])  # fmt: skip

    def shares(self):
        w = self.w
        name = StationKeyName("cam-le", 2, w.cam_le.certificate.box_key)
        sealed = shares.seal_station_share(w.cam_le.private, name, w.lan.certificate.recipient())
        plain = {"station": "cam-le", "epoch": 2, "boxKey": b64(name.box_key)}
        lan = {"kind": "officer", "name": "lan", "epoch": 0}
        args = {"sealed": b64(sealed), "name": plain, "recipient": lan}
        self.add_swapped("openStationShare", {**args, "private": b64(w.lan.private)}, [
            {"private": b64(w.minh.private)},
            {"name": {**plain, "epoch": 1}},
            {"name": {**plain, "station": "ngu-hanh-son"}},
            {"recipient": {**lan, "name": "minh"}},
        ])  # fmt: skip
        nonce = bytes(range(32))
        sealed = challenges.seal_nonce(nonce, "lan", "login-1", w.lan.certificate.box_key)
        args = {"sealed": b64(sealed), "officer": "lan", "login": "login-1"}
        self.add_swapped("answerNonce", {**args, "private": b64(w.lan.private)}, [
            {"login": "login-2"},
            {"officer": "minh"},
            {"private": b64(w.minh.private)},
        ])  # fmt: skip

    def tip(self):
        w = self.w
        for key, private in zip(w.tip.keys, (w.cam_le.private, w.escrow_pair.private), strict=True):
            plain = {"kind": key.kind, "name": key.name, "epoch": key.epoch}
            whole = {**plain, "sealed": b64(key.sealed)}
            args = {"key": whole, "identity": self.identity, "private": b64(private)}
            self.add_swapped("openTipKey", args, [
                {"private": b64(w.ngu_hanh_son.private)},
                {"key": {**whole, "name": "other"}},
                {"key": {**whole, "epoch": 9}},
                {"key": {**whole, "kind": "officer"}},
                *self.foreign_identities(),
            ])  # fmt: skip
        for part in ("header", "body", "contact"):
            sealed = getattr(w.tip, part)
            args = {"part": part, "sealed": b64(sealed), "identity": self.identity}
            changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
            self.add_swapped("openPart", {**args, "private": b64(w.tip_private)}, [
                {"part": "story"},
                {"private": b64(w.cam_le.private)},
                {"sealed": b64(sealed[:100])},
                {"sealed": b64(changed)},
                *self.foreign_identities(),
            ])  # fmt: skip

    def messages(self):
        w, own = self.w, self.w.tip.identity
        sealed = b64(messages.seal_message(own, 1, {"text": TEXT}))
        here = {"identity": self.identity, "private": b64(w.tip_private)}
        self.add_swapped("openMessage", {"sealed": sealed, "sequence": 1, **here}, [
            {"sequence": 2},
            *self.foreign_identities(),
        ])  # fmt: skip
        reply = messages.seal_reply(own, 2, TEXT, NOW, w.writer())
        note = messages.seal_note(own, 3, TEXT, NOW, w.writer())
        source = {**here, "private": b64(w.source.source_private)}
        self._signed_rows("reply", "tip", reply.to_tip, 2, here)
        self._signed_rows("reply", "source", reply.to_source, 2, source)
        self._signed_rows("note", "tip", note, 3, here)
        posted = {"identity": self.identity, "seed": b64(w.lan.sign_seed), "sealed": ["AA", "_w"]}
        self.add("signPosting", {"kind": "reply", "sequence": 2, **posted})
        self._verified_rows(messages.open_note(note, own, 3, w.tip_private))

    def _signed_rows(self, kind, to, sealed, sequence, here):
        args = {"kind": kind, "to": to, "sealed": b64(sealed), "sequence": sequence, "at": NOW}
        self.add_swapped("openSigned", {**args, **here, **self.trust}, [
            {"sequence": sequence + 1},
            {"kind": "note" if kind == "reply" else "reply"},
            {"at": LATER + 1},
            {"revoked": [self.w.lan.certificate.serial]},
            {"root": b64(primitives.sign_pair().public)},
            *self.foreign_identities(),
        ])  # fmt: skip

    def _verified_rows(self, opened):
        args = {"kind": "note", "signed": b64(opened.signed), "chain": chain(opened.chain)}
        place = {"identity": self.identity, "sequence": 3, "at": NOW, **self.trust}
        self.add_swapped("verifySigned", {**args, **place}, [
            {"kind": "reply"},
            {"sequence": 4},
            {"chain": chain(self.w.minh.chain)},
            {"chain": chain(self.w.cam_le.chain)},
            *self.foreign_identities(),
        ])  # fmt: skip

    def files(self):
        own, key = self.w.tip.identity, bytes(range(32))
        sealer = streams.FileSealer(key, "file-1")
        sealer.header = primitives.random_bytes(streams.HEADER_SIZE)
        # libsodium draws the header itself: start the same state from a fixed one.
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(sealer._state, sealer.header, key)
        plain = b"\x00\x80" * (streams.FRAME // 2) + "cuối".encode()
        whole = sealer.header + sealer.update(plain) + sealer.finish()
        sealed_key = b64(streams.seal_file_key(key, "file-1", own))
        args = {"fileId": "file-1", "sealedKey": sealed_key, "identity": self.identity}
        args["private"] = b64(self.w.tip_private)
        swapped = whole[:24] + whole[24 + streams.SEALED_FRAME :]
        self.add_swapped("openFile", {**args, "sealed": b64(whole)}, [
            {"sealed": b64(whole[: 24 + streams.SEALED_FRAME])},
            {"sealed": b64(whole[:1000])},
            {"sealed": b64(swapped)},
            {"sealed": b64(whole[:24])},
            {"fileId": "file-2"},
        ])  # fmt: skip


def chain(links):
    return [b64(link) for link in links]


def make():
    """The whole table as text."""
    with patch.object(primitives, "random_bytes", fixed_random()):
        made = Table()
        for rows in ("encodings", "certificates", "officers", "shares", "tip", "messages", "files"):
            getattr(made, rows)()
    lines = ",\n".join(json.dumps(row, ensure_ascii=True, sort_keys=True) for row in made.rows)
    return f"[\n{lines}\n]\n"


if __name__ == "__main__":
    table.VECTORS.write_text(make(), encoding="ascii")
