"""The operations of the vector table, in Python; `table.js` says the same in the browser.

A row is {op, args, result}, or {op, args, error} with the reason that must come; `refuses` lists
changes of its arguments with the error of each. Bytes stand as base64url everywhere.
"""

import json
from pathlib import Path

from tipoff.vault import (
    certificates,
    challenges,
    encoding,
    messages,
    officers,
    postings,
    primitives,
    shares,
    streams,
    tips,
)
from tipoff.vault.certificates import Recipient, Trust
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.epochs import Epochs
from tipoff.vault.errors import VaultError
from tipoff.vault.messages import SignedText
from tipoff.vault.shares import StationKeyName
from tipoff.vault.tips import SealedKey, TipIdentity


def identity(a):
    return TipIdentity(a["tipId"], unb64(a["tipPublic"]), unb64(a["sourcePublic"]))


def recipient(a):
    return Recipient(a["kind"], a["name"], a["epoch"], unb64(a.get("boxKey", "")))


def trust(a):
    epochs = Epochs(a["minimum"], frozenset(a["revoked"]))
    return Trust(unb64(a["root"]), epochs, a["allowDemonstration"])


def key_name(a):
    return StationKeyName(a["station"], a["epoch"], unb64(a["boxKey"]))


def open_tip_key(a):
    key = SealedKey(
        a["key"]["kind"], a["key"]["name"], a["key"]["epoch"], unb64(a["key"]["sealed"])
    )
    return b64(tips.open_tip_key(key, identity(a["identity"]), unb64(a["private"])))


def open_part(a):
    sealed, private = unb64(a["sealed"]), unb64(a["private"])
    return tips.open_part(a["part"], sealed, identity(a["identity"]), private)


def open_message(a):
    sealed, private = unb64(a["sealed"]), unb64(a["private"])
    return messages.open_message(sealed, identity(a["identity"]), a["sequence"], private)


def open_signed(a):
    """Open a reply or note, and verify what was in it."""
    named, sealed, private = identity(a["identity"]), unb64(a["sealed"]), unb64(a["private"])
    if a["kind"] == "note":
        opened, verify = messages.open_note(sealed, named, a["sequence"], private), "verify_note"
    else:
        opened = messages.open_reply(sealed, named, a["sequence"], private, to=a["to"])
        verify = "verify_reply"
    return _written(getattr(messages, verify)(opened, named, a["sequence"], trust(a), a["at"]))


def verify_signed(a):
    opened = SignedText(unb64(a["signed"]), tuple(unb64(link) for link in a["chain"]))
    verify = messages.verify_note if a["kind"] == "note" else messages.verify_reply
    return _written(verify(opened, identity(a["identity"]), a["sequence"], trust(a), a["at"]))


def _written(w):
    return {
        "officer": w.officer,
        "station": w.station,
        "writtenAt": w.written_at,
        "text": w.text,
    }


def open_station_share(a):
    private = unb64(a["private"])
    return b64(
        shares.open_station_share(
            unb64(a["sealed"]), key_name(a["name"]), recipient(a["recipient"]), private
        )
    )


def answer_nonce(a):
    sealed, private = unb64(a["sealed"]), unb64(a["private"])
    return b64(challenges.answer(challenges.open_nonce(sealed, a["officer"], a["login"], private)))


def unwrap_officer(a):
    seed, root = officers.unwrap_officer(unb64(a["wrapped"]), a["passphrase"], a["officer"])
    return [b64(seed), b64(root)]


def officer_keys(a):
    keys = officers.keys(unb64(a["seed"]))
    return [b64(keys.box.private), b64(keys.box.public), b64(keys.sign.public)]


def open_file(a):
    named, private = identity(a["identity"]), unb64(a["private"])
    key = streams.open_file_key(unb64(a["sealedKey"]), a["fileId"], named, private)
    return b64(streams.open_stream(unb64(a["sealed"]), key, a["fileId"]))


def verify_station(a):
    chain = [unb64(link) for link in a["chain"]]
    expected = {"station": a["station"], "ward": a.get("ward")}
    return certificates.verify_station(chain, trust(a), a["now"], **expected).serial


def verify_officer(a):
    chain = [unb64(link) for link in a["chain"]]
    expected = {"officer": a["officer"], "station": a["station"]}
    return certificates.verify_officer(chain, trust(a), a["now"], **expected).serial


def sign_posting(a):
    sealed = [unb64(part) for part in a["sealed"]]
    posting = postings.Posting(a["kind"], identity(a["identity"]), a["sequence"], sealed)
    return b64(postings.sign_posting(posting, unb64(a["seed"])))


OPERATIONS = {
    "canonical": lambda a: b64(encoding.canonical(a["value"])),
    "parse": lambda a: encoding.parse(unb64(a["bytes"])),
    "hkdf": lambda a: b64(primitives.hkdf(unb64(a["secret"]), a["purpose"])),
    "digest": lambda a: b64(primitives.digest(a["purpose"], unb64(a["message"]))),
    "fingerprint": lambda a: officers.fingerprint(
        unb64(a["boxKey"]), unb64(a["signKey"]), unb64(a["root"])
    ),
    "verifyAuthority": lambda a: (
        certificates.verify_authority(unb64(a["envelope"]), trust(a), a["now"]).scope
    ),
    "verifyEscrow": lambda a: b64(
        certificates.verify_escrow(unb64(a["envelope"]), trust(a), a["now"]).box_key
    ),
    "verifyStation": verify_station,
    "verifyOfficer": verify_officer,
    "officerKeys": officer_keys,
    "unwrapOfficer": unwrap_officer,
    "openStationShare": open_station_share,
    "answerNonce": answer_nonce,
    "openTipKey": open_tip_key,
    "openPart": open_part,
    "openMessage": open_message,
    "openSigned": open_signed,
    "verifySigned": verify_signed,
    "openFile": open_file,
    "signPosting": sign_posting,
}


VECTORS = Path(__file__).with_name("vectors.json")


def rows():
    """The committed table, with every refused change as a row of its own."""
    flat = []
    for row in json.loads(VECTORS.read_text("ascii")):
        refused = row.pop("refuses", [])
        flat.append(row)
        for change in refused:
            args = {**row["args"], **change["args"]}
            flat.append({"op": row["op"], "args": args, "error": change["error"]})
    return flat


def run(row):
    """What the row's operation answers here: {"result": …} or {"error": reason}."""
    try:
        return {"result": OPERATIONS[row["op"]](row["args"])}
    except VaultError as error:
        return {"error": error.reason}


def expected(row):
    return {name: row[name] for name in ("result", "error") if name in row}
