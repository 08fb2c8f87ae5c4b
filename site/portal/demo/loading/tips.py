"""Sends the demonstration's tips as a citizen would, and moves them as officers would.

Nothing goes round the portal's own services: each tip is routed and sealed at intake, each change
and reply is sealed and signed with a demonstration officer's keys.
"""

from datetime import timedelta

from django.utils import timezone

from places.models import Station, Ward
from portal.demo import keys
from portal.demo.constants import seed
from portal.demo.content.people import OFFICERS
from portal.demo.content.tips import TIPS, DemoTip
from tipoff.desk import services as desk
from tipoff.desk.moving import receivers
from tipoff.desk.moving import services as moving
from tipoff.intake import place
from tipoff.intake.answers import report_of
from tipoff.models import Officer, Outcome, State, Tip
from tipoff.services import submit_tip
from tipoff.slots import INTAKE, derive
from tipoff.vault import messages, postings, receipts
from tipoff.vault.tips import SealedKey, open_tip_key, seal_tip_key

UNKNOWN_PLACE = {"kind": place.UNKNOWN, "ward": None, "province": "48"}
FIXED_TIMES = ("created_at", "acknowledge_by", "forward_by", "decide_by")


def load() -> None:
    """Each tip that is not there yet, moved along its path as far as it has not been."""
    for tip in TIPS:
        receipt = receipt_of(tip)
        row = found(receipt) or send(tip, receipt)
        for after in tip.path[row.changes.count() :]:
            move(tip, row, State(after))
        if tip.reply and not row.messages.filter(direction="officer").exists():
            reply(row, tip.reply)


def receipt_of(tip: DemoTip) -> str:
    return tip.receipt or drawn(tip.key)


def drawn(key: str) -> str:
    """A receipt that a label gives, in the vault's alphabet."""
    letters = [receipts.ALPHABET[byte % 32] for byte in seed(f"receipt/{key}")[: receipts.LENGTH]]
    return receipts.normalise("".join(letters))


def found(receipt: str) -> Tip | None:
    return Tip.objects.filter(lookup_id=derive(receipt, INTAKE).lookup_id).first()


def send(tip: DemoTip, receipt: str) -> Tip:
    """Send a tip, then set its times back, so that the desk shows some old and some new."""
    row = submit_tip(receipt, report_of(answers(tip), tip.language)).tip
    back = timedelta(hours=tip.hours_ago)
    for name in FIXED_TIMES:
        setattr(row, name, getattr(row, name) - back)
    row.save(update_fields=FIXED_TIMES)
    return row


def answers(tip: DemoTip) -> dict:
    """A citizen's answers, in the shape of a finished draft."""
    where = place_of(tip) if tip.ward else UNKNOWN_PLACE
    return {
        "happening": {"happening": tip.happening},
        "category": {"category": tip.category},
        "place": {"landmark": ""} | where,
        "concerns": {"concerns": tip.concerns},
        "spot": {"spot": tip.spot},
        "when": {"when": tip.when, "date": ""},
        "story": {"story": tip.text},
        "source": {"source": tip.source},
        "people": {"people": tip.people},
        "identity": {"identity": tip.identity},
        "contact": tip.contact,
    }


def place_of(tip: DemoTip) -> dict:
    ward = Ward.objects.select_related("province").get(code=tip.ward)
    names = {"ward": ward.code, "province": ward.province_id, "name": ward.long_name}
    return {"kind": place.WARD, **names}


def move(tip: DemoTip, row: Tip, after: State) -> None:
    """Set the next state, with a sealed reason signed by an officer of the tip's station."""
    officer, writer = signer(row)
    posting = reason(row, writer)
    if after == State.TRANSFERRED:
        moving.transfer(officer, row, handover(row, tip.to, posting))
    elif after == State.MERGED:
        into = found(receipt_of(next(other for other in TIPS if other.key == tip.into)))
        moving.merge(officer, row, into, posting, reason(into, writer))
    else:
        outcome = Outcome.FINED if after == State.CONCLUDED else ""
        desk.change_state(officer, row, desk.Change(after, outcome, True, posting))
    row.refresh_from_db()


def reason(row: Tip, writer: messages.Writer) -> desk.Posting:
    """A note at the tip's next place."""
    sequence, identity = desk.next_sequence(row), desk.identity_of(row)
    now = int(timezone.now().timestamp())
    note = messages.seal_note(identity, sequence, "Bước thử trong bản dùng thử.", now, writer)
    return signed(messages.NOTE, identity, sequence, writer, note)


def handover(row: Tip, code: str, posting: desk.Posting) -> moving.Handover:
    """What the sender's browser would seal: the tip's key for the receiver and the desk above."""
    station, identity = Station.objects.get(code=code), desk.identity_of(row)
    sender = keys.station_of(row.station.code)
    held = row.keys.get(name=sender.code, epoch=keys.EPOCH)
    sealed = SealedKey(held.kind, held.name, held.epoch, bytes(held.sealed))
    private = open_tip_key(sealed, identity, keys.station_pair(sender).private)
    receiver = receivers.back_to(station)
    above = [receiver.above] if receivers.needs_key(row, receiver.above) else []
    found = [seat.certificate.recipient() for seat in (receiver.desk, *above)]
    made = tuple(seal_tip_key(private, identity, recipient) for recipient in found)
    return moving.Handover(station, made, posting)


def reply(row: Tip, text: str) -> None:
    officer, writer = signer(row)
    sequence, identity = desk.next_sequence(row), desk.identity_of(row)
    sealed = messages.seal_reply(identity, sequence, text, int(timezone.now().timestamp()), writer)
    posting = signed(messages.REPLY, identity, sequence, writer, sealed.to_tip, sealed.to_source)
    desk.send_reply(officer, row, posting)


def signed(kind: str, identity, sequence: int, writer, *sealed: bytes) -> desk.Posting:
    """What an officer's browser would post."""
    statement = postings.Posting(kind, identity, sequence, list(sealed))
    return desk.Posting(
        sequence, sealed[0], postings.sign_posting(statement, writer.sign_seed), *sealed[1:]
    )


def signer(row: Tip) -> tuple[Officer, messages.Writer]:
    """The head of the station that holds the tip, with the keys of the demonstration."""
    person = next(officer for officer in OFFICERS if officer.station == row.station.code)
    member = keys.member(person.username)
    scope = keys.scope_of(keys.station_of(person.station))
    writer = messages.Writer(
        officer=member.public_id,
        station=person.station,
        sign_seed=member.keys.sign.private,
        chain=(keys.authority_envelope(scope), member.envelope),
    )
    return Officer.objects.get(public_id=member.public_id), writer
