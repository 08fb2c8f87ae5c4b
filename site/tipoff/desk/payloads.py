"""What the desk's page gets as JSON: sealed bytes as base64url, and the names they are bound to."""

import time

from django.urls import reverse

from tipoff.desk import files, selectors, sessions, words
from tipoff.desk.keys.payloads import authority_shares, enrolling, grants, successions
from tipoff.models import Message, Officer, StationKeyShare, Tip, TipKey
from tipoff.trust import current_trust
from tipoff.vault.encoding import b64

# A number that stands for any, in the addresses that the page fills in.
ANY_NUMBER = "0000000000"
ANY_FILE = "0" * 32
# What the vault calls each kind of message.
PARTS = {
    Message.Direction.CITIZEN: "message",
    Message.Direction.OFFICER: "reply",
    Message.Direction.NOTE: "note",
}


def page_settings(officer: Officer) -> dict:
    """What the page's scripts need to know before anything is unlocked."""
    worker = f"{reverse('desk:vault-file', args=['worker.js'])}?v={files.version()}"
    return {
        "station": officer.station.code,
        "idleSeconds": sessions.idle_seconds(),
        "worker": worker,
        "enrolling": enrolling(officer),
        "addresses": _addresses(),
        "words": words.for_scripts(),
    }


def unlock_material(officer: Officer) -> dict:
    """What the worker unlocks with, of use only with the passphrase: the wrapped seed, and the
    station's private keys sealed to the officer; and what it checks certificates against.
    """
    trust = current_trust(int(time.time()))
    return {
        "wrapped": b64(officer.vault.wrapped),
        "officer": officer.public_id,
        "station": officer.station.code,
        "chain": [b64(envelope) for envelope in selectors.chain_of(officer)],
        "shares": [_share(share) for share in selectors.shares_of(officer)],
        "grants": grants(officer),
        "authorities": authority_shares(officer),
        "trust": {
            "minimum": dict(trust.epochs.minimum),
            "revoked": sorted(trust.epochs.revoked),
            "ended": dict(trust.ended),
            "successions": successions(),
            "allowDemonstration": trust.allow_demonstration,
        },
        "idleSeconds": sessions.idle_seconds(),
    }


def sealed_tip(tip: Tip) -> dict:
    """A tip's id and public keys, its private key sealed to the station, and its header."""
    return {
        "number": tip.public_id,
        "identity": {
            "tipId": tip.tip_id,
            "tipPublic": b64(tip.tip_public),
            "sourcePublic": b64(tip.source_public),
        },
        "keys": [_key(key) for key in tip.keys_here],
        "header": b64(tip.sealed_header),
    }


def sealed_body(tip: Tip, messages: list[Message]) -> dict:
    """The text, what was added later, and the keys of all files."""
    added = [
        {
            "sequence": message.sequence,
            "part": PARTS[message.direction],
            "at": int(message.created_at.timestamp()),
            "sealed": b64(message.sealed_to_tip),
        }
        for message in messages
    ]
    files = [
        {"id": file.file_id, "frames": file.frames, "sealedKey": b64(file.sealed_key)}
        for file in tip.files.all()
    ]
    return {"body": b64(tip.sealed_body), "messages": added, "files": files}


def sealed_contact(tip: Tip) -> dict:
    """How to reach the citizen."""
    return {"contact": b64(tip.sealed_contact)}


def _share(share: StationKeyShare) -> dict:
    key = share.station_key
    return {
        "station": key.station.code,
        "epoch": key.epoch,
        "boxKey": b64(key.public_key),
        "sealed": b64(share.sealed),
    }


def _key(key: TipKey) -> dict:
    return {"kind": key.kind, "name": key.name, "epoch": key.epoch, "sealed": b64(key.sealed)}


def _addresses() -> dict:
    plain = (
        "shell",
        "counts",
        "challenge",
        "unlock",
        "unlock-failed",
        "lock",
        "list",
        "enrol",
        "repin",
        "export",
        "counter-places",
    )
    of_a_tip = ("tip", "open", "body", "contact", "state", "reply", "note", "ask", "print")
    of_a_tip += ("receivers", "here")
    addresses = {name: reverse(f"desk:{name}") for name in plain}
    addresses |= {name: reverse(f"desk:{name}", args=[ANY_NUMBER]) for name in of_a_tip}
    return addresses | {"file": reverse("desk:file", args=[ANY_NUMBER, ANY_FILE])}
