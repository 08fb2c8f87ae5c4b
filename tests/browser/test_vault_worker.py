"""The officer's worker in a real Chromium, under the policy that production answers it with."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import json
import time

import pytest
from tests.browser.vault_desk import desk  # noqa: F401
from tests.browser.vault_officer import (  # noqa: F401
    PASSPHRASE,
    officer,
    share,
    unlocked,
    world,
    wrapped,
)
from tests.tipoff.vault.world import CONTENT

from tipoff.vault import challenges, messages, officers, primitives, streams, tips
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.postings import Posting, check_posting
from tipoff.vault.tips import SealedKey


def test_the_worker_unlocks_and_says_which_keys_it_holds(officer):
    assert officer.result("status") == {"unlocked": False}
    opened = officer.result("unlock", **officer.unlocking())
    assert opened["stations"] == ["cam-le/2"]
    assert opened["failed"] == []
    assert officer.result("status")["officer"] == "lan"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"passphrase": "ca vang boi loi tung toe"}, "wrong-passphrase"),
        ({"officer": "minh"}, "wrong-passphrase"),
        ({"station": "ngu-hanh-son"}, "wrong-station"),
        ({"chain": []}, "malformed"),
    ],
)
def test_what_does_not_fit_leaves_the_vault_locked(officer, change, reason):
    assert officer.error("unlock", **officer.unlocking(**change)) == reason
    assert officer.result("status") == {"unlocked": False}


def test_a_server_with_another_root_cannot_make_the_worker_believe_it(officer, world):
    """The root is pinned inside the wrap, since the browser keeps no store."""
    pinned = wrapped(world, root=primitives.sign_pair().public)
    assert officer.error("unlock", **officer.unlocking(wrapped=b64(pinned))) == "bad-signature"


def test_a_revoked_officer_or_another_officers_certificate_does_not_unlock(officer, world):
    revoked = {"minimum": {}, "revoked": [world.lan.certificate.serial]}
    assert officer.error("unlock", **officer.unlocking(trust=revoked)) == "revoked"
    other = world.officer("lan", "cam-le")
    chain = [b64(link) for link in other.chain]
    assert officer.error("unlock", **officer.unlocking(chain=chain)) == "wrong-key"


def test_a_bad_station_share_is_named_and_the_good_one_still_opens(officer, world):
    good, bad = share(world), share(world, world.ngu_hanh_son)
    bad["sealed"] = good["sealed"]
    opened = officer.result("unlock", **officer.unlocking(shares=[bad, good]))
    assert opened["stations"] == ["cam-le/2"]
    assert opened["failed"] == [{"station": "ngu-hanh-son", "epoch": 2, "error": "wrong-context"}]


def test_the_nonce_of_this_login_is_answered_and_no_others(unlocked, world):
    nonce = challenges.new_nonce()
    sealed = b64(challenges.seal_nonce(nonce, "lan", "login-1", world.lan.certificate.box_key))
    answer = unlocked.result("answerNonce", sealed=sealed, login="login-1")["answer"]
    assert challenges.check_answer(nonce, unb64(answer))
    assert unlocked.error("answerNonce", sealed=sealed, login="login-2") == "wrong-context"


def test_a_tip_key_cannot_be_had_by_calling_it_a_nonce(unlocked, world):
    sealed = b64(world.tip.keys[0].sealed)
    assert unlocked.error("answerNonce", sealed=sealed, login="x") == "wrong-key"
    planted = tips.seal_tip_key(
        world.tip_private, world.tip.identity, world.lan.certificate.recipient()
    )
    sealed = b64(planted.sealed)
    assert unlocked.error("answerNonce", sealed=sealed, login="x") == "wrong-context"


def test_headers_open_in_one_batch_and_a_bad_one_spoils_no_other(unlocked):
    good = unlocked.tip()
    moved = unlocked.tip(identity={**good["identity"], "tipId": "tip-2"})
    foreign = unlocked.tip(key={**good["key"], "name": "ngu-hanh-son"})
    assert unlocked.result("openHeaders", tips=[moved, good, foreign]) == [
        {"tipId": "tip-2", "error": "wrong-context"},
        {"tipId": "tip-1", "header": CONTENT.header},
        {"tipId": "tip-1", "error": "no-key"},
    ]


def test_every_part_opens_one_by_one(unlocked, world):
    own, at = world.tip.identity, int(time.time())
    for part in ("body", "contact"):
        sealed = b64(getattr(world.tip, part))
        opened = unlocked.result("openPart", **unlocked.tip(), part=part, sealed=sealed)
        assert opened == getattr(CONTENT, part)
    message = b64(messages.seal_message(own, 1, {"text": "thêm"}))
    place = {"part": "message", "sealed": message, "sequence": 1}
    assert unlocked.result("openPart", **unlocked.tip(), **place) == {"text": "thêm"}
    reply = messages.seal_reply(own, 2, "trả lời", at, world.writer()).to_tip
    place = {"part": "reply", "sealed": b64(reply), "sequence": 2, "at": at}
    assert unlocked.result("openPart", **unlocked.tip(), **place)["text"] == "trả lời"
    note = messages.seal_note(own, 3, "ghi chú", at, world.writer())
    place = {"part": "note", "sealed": b64(note), "sequence": 3, "at": at}
    assert unlocked.result("openPart", **unlocked.tip(), **place)["officer"] == "lan"


def test_the_citizen_reads_and_believes_what_the_worker_sealed(unlocked, world):
    sealed = unlocked.result("sealReply", **unlocked.tip(), sequence=4, text="Đã nhận 🚓")
    own, now = world.tip.identity, int(time.time())
    for to, private, field in (
        ("source", world.source.source_private, "toSource"),
        ("tip", world.tip_private, "toTip"),
    ):
        opened = messages.open_reply(unb64(sealed[field]), own, 4, private, to=to)
        assert messages.verify_reply(opened, own, 4, world.trust, now).text == "Đã nhận 🚓"


def test_what_the_worker_posts_is_signed_outside_the_seal_too(unlocked, world):
    sealed = unlocked.result("sealReply", **unlocked.tip(), sequence=4, text="x")
    parts = [unb64(sealed["toTip"]), unb64(sealed["toSource"])]
    posting = Posting("reply", world.tip.identity, 4, parts)
    sign_key = world.lan.certificate.sign_key
    assert check_posting(posting, unb64(sealed["signature"]), sign_key)


def test_a_note_is_sealed_to_the_tip_alone(unlocked, world):
    sealed = unlocked.result("sealNote", **unlocked.tip(), sequence=5, text="nội bộ")
    own = world.tip.identity
    assert sealed.get("toSource") is None
    opened = messages.open_note(unb64(sealed["toTip"]), own, 5, world.tip_private)
    assert messages.verify_note(opened, own, 5, world.trust, int(time.time())).text == "nội bộ"


@pytest.mark.parametrize("op", ["sealReply", "sealNote"])
def test_nothing_is_sealed_to_a_source_that_the_tip_does_not_name(unlocked, op):
    """A database writer who swaps the source's key would read the replies: compared first."""
    swapped = {**unlocked.tip()["identity"], "sourcePublic": b64(primitives.box_pair().public)}
    tip = unlocked.tip(identity=swapped)
    assert unlocked.error(op, **tip, sequence=4, text="x") == "wrong-context"


def test_a_transfer_goes_to_a_certified_station_alone(unlocked, world):
    receiver = world.ngu_hanh_son
    chain = [b64(link) for link in receiver.chain]
    to = {"station": "ngu-hanh-son", "ward": "20287", "chain": chain}
    none = {"messages": [], "sequence": 1}
    moved = unlocked.result("resealTipKey", **unlocked.tip(), **none, to=to)
    key = SealedKey(moved["kind"], moved["name"], moved["epoch"], unb64(moved["sealed"]))
    assert tips.open_tip_key(key, world.tip.identity, receiver.private) == world.tip_private
    for change, reason in (
        ({"station": "cam-le"}, "wrong-station"),
        ({"ward": "20260"}, "wrong-ward"),
        ({"chain": [chain[0], b64(world.lan.envelope)]}, "bad-signature"),
    ):
        args = {**none, "to": {**to, **change}}
        assert unlocked.error("resealTipKey", **unlocked.tip(), **args) == reason


def addressed(world, header=None):
    """A tip of the world with this header, and the neighbouring ward as its receiver."""
    content = tips.TipContent({**CONTENT.header, **(header or {})}, {"story": "x"}, {})
    to = {"station": "ngu-hanh-son", "chain": [b64(link) for link in world.ngu_hanh_son.chain]}
    return world.seal_tip("tip-1", content), to


@pytest.mark.parametrize(
    "header",
    [
        {"concerns": "ward", "ward": "20260"},
        {"concerns": "unsure", "ward": "20260"},
        {"concerns": "province", "ward": "20260"},
        {"concerns": "whatever", "ward": "20260"},
        {"concerns": "none", "ward": "20260", "reasons": ["chosen-above", "province-desk"]},
    ],
)
def test_no_tip_is_sealed_to_a_unit_that_it_concerns(unlocked, world, header):
    tip, to = addressed(world, header)
    sealed = unlocked.tip_of(tip)
    for added in ({"messages": [], "sequence": 1}, {}):
        assert unlocked.error("resealTipKey", **sealed, **added, to=to) == "concerned"


def test_changed_answers_are_looked_at_and_none_may_be_missing(unlocked, world):
    tip, to = addressed(world, {"concerns": "none", "ward": "20260"})
    sealed, own = unlocked.tip_of(tip), tip.identity
    said = [
        {"kind": "text", "text": "x"},
        {"kind": "answers", "concerns": "ward", "ward": "20260"},
    ]
    messages_ = [
        {"sequence": n, "part": "message", "sealed": b64(messages.seal_message(own, n, data))}
        for n, data in enumerate(said, 1)
    ]
    asked = {"to": to, "sequence": 2, "messages": messages_[:1]}
    assert unlocked.result("resealTipKey", **sealed, **asked)["name"] == "ngu-hanh-son"
    asked = {"to": to, "sequence": 3, "messages": messages_}
    assert unlocked.error("resealTipKey", **sealed, **asked) == "concerned"
    for missing in ([], messages_[:1], messages_[1:]):
        asked = {"to": to, "sequence": 3, "messages": missing}
        assert unlocked.error("resealTipKey", **sealed, **asked) == "sequence"


READ_FILE = """
async ([args, pieces]) => {
  const ask = async (op, args) => {
    const answer = await self.ask(op, args);
    if (!answer.ok) throw new Error(answer.error);
    return answer.result;
  };
  const file = await ask("startFile", args);
  const plain = [];
  for (let n = 0; n < pieces.length; n += 1) {
    const sealed = Uint8Array.from(pieces[n]);
    const opened = await ask("readFile", { file, sealed, last: n === pieces.length - 1 });
    plain.push(...opened);
  }
  return plain;
}
"""


def test_a_file_opens_in_the_worker_piece_by_piece_and_not_when_cut(unlocked, world):
    key, plain = streams.new_file_key(), bytes(range(256)) * 300
    sealed = b"".join(streams.seal_stream([plain], key, "file-1"))
    sealed_key = b64(streams.seal_file_key(key, "file-1", world.tip.identity))
    args = {**unlocked.tip(), "fileId": "file-1", "sealedKey": sealed_key}
    # Cut anywhere but at the frames: the worker puts them together.
    pieces = [list(sealed[:10]), list(sealed[10:70_000]), list(sealed[70_000:])]
    assert bytes(unlocked.page.evaluate(READ_FILE, [args, pieces])) == plain
    with pytest.raises(Exception, match="truncated"):
        unlocked.page.evaluate(READ_FILE, [args, pieces[:2]])


def test_a_locked_worker_opens_and_seals_nothing(unlocked):
    assert unlocked.result("lock") == {"unlocked": False}
    sealed = unlocked.tip()["header"]
    assert unlocked.error("openHeaders", tips=[unlocked.tip()]) == "locked"
    assert unlocked.error("openPart", **unlocked.tip(), part="header", sealed=sealed) == "locked"
    assert unlocked.error("sealReply", **unlocked.tip(), sequence=1, text="x") == "locked"
    assert unlocked.error("sealNote", **unlocked.tip(), sequence=1, text="x") == "locked"
    assert unlocked.error("answerNonce", sealed=sealed, login="x") == "locked"
    assert unlocked.error("resealTipKey", **unlocked.tip(), to={"chain": []}) == "locked"


def test_an_idle_worker_locks_itself_and_says_so(officer):
    officer.result("unlock", **officer.unlocking(idleSeconds=1))
    officer.page.wait_for_function("self.said.some((s) => s.event === 'locked')")
    assert officer.result("status") == {"unlocked": False}


def test_asking_for_the_status_does_not_keep_the_vault_open(officer):
    officer.result("unlock", **officer.unlocking(idleSeconds=1))
    asked_until = time.monotonic() + 2
    while time.monotonic() < asked_until:
        status = officer.result("status")
    assert status == {"unlocked": False}


def test_no_answer_holds_a_private_key_and_no_store_holds_anything(unlocked, world):
    tip = unlocked.tip()
    unlocked.ask("status")
    unlocked.ask("openHeaders", tips=[tip])
    unlocked.ask("openPart", **tip, part="body", sealed=b64(world.tip.body))
    unlocked.ask("sealReply", **tip, sequence=4, text="x")
    to = {"station": "ngu-hanh-son", "chain": [b64(link) for link in world.ngu_hanh_son.chain]}
    unlocked.ask("resealTipKey", **tip, to=to)
    for unknown in ("keys", "session", "constructor", "__proto__", "hasOwnProperty"):
        assert unlocked.error(unknown) == "unknown-operation"
    said = json.dumps(unlocked.page.evaluate("self.answers"))
    secrets = [world.lan.private, world.lan.sign_seed, world.cam_le.private, world.tip_private]
    for secret in [*secrets, world.lan_seed]:
        assert b64(secret) not in said
        assert secret.hex() not in said
    kept = unlocked.page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
            (await indexedDB.databases()).length, (await caches.keys()).length]"""
    )
    assert kept == [0, 0, "", 0, 0]


def test_a_new_officers_vault_is_made_at_full_cost_and_opens_again(officer, world):
    made = officer.result("enrol", officer="hoa", root=b64(world.root.public))
    assert json.loads(unb64(made["wrapped"]))["memory"] == 128 * 1024 * 1024
    assert json.loads(unb64(made["wrapped"]))["passes"] == 3
    assert len(made["passphrase"].split()) == 6
    seed, root = officers.unwrap_officer(unb64(made["wrapped"]), made["passphrase"], "hoa")
    keys = officers.keys(seed)
    assert root == world.root.public
    assert [made["boxKey"], made["signKey"]] == [b64(keys.box.public), b64(keys.sign.public)]
    assert made["fingerprint"] == officers.fingerprint(keys.box.public, keys.sign.public, root)


def test_a_vault_of_full_cost_unlocks_in_the_worker(officer, world):
    dear = officers.wrap_officer(world.lan_seed, world.root.public, PASSPHRASE, "lan")
    start = time.monotonic()
    assert officer.result("unlock", **officer.unlocking(wrapped=b64(dear)))["unlocked"]
    # A sixth of what a six-fold slower computer may take would be 1.7 s; the machine is shared.
    assert time.monotonic() - start < 10
