"""What officers' browsers do when a tip is moved, in Python: open, look whom it concerns, seal."""

from tests.tipoff.factories import identity

from tipoff.desk.moving import receivers
from tipoff.desk.moving.services import Handover
from tipoff.desk.posting import Posting, next_sequence
from tipoff.models import TipKey
from tipoff.routing import kept_out_by
from tipoff.vault import messages, postings, tips
from tipoff.vault.encoding import b64
from tipoff.vault.tips import SealedKey


class ConcernedError(Exception):
    """The worker's refusal: the tip concerns this kind of station."""


def posting(world, officer, tip, text="Đã rõ", reply=False) -> Posting:
    """A note (or reply) sealed to the tip's next place, signed by the officer."""
    return posting_at(world, officer, tip, next_sequence(tip), text, reply)


def posting_at(world, officer, tip, sequence, text="Đã rõ", reply=False) -> Posting:
    writer, named = world.writer(officer), identity(tip)
    if reply:
        both = messages.seal_reply(named, sequence, text, 1, writer)
        sealed = [both.to_tip, both.to_source]
    else:
        sealed = [messages.seal_note(named, sequence, text, 1, writer)]
    statement = postings.Posting("reply" if reply else "note", named, sequence, sealed)
    signature = postings.sign_posting(statement, writer.sign_seed)
    return Posting(sequence, sealed[0], signature, *sealed[1:])


def open_key(world, tip, station) -> bytes:
    """The tip's private key, by a key that is delivered to the station's officers."""
    row = TipKey.objects.filter(tip=tip, station_key__station=station).order_by("-epoch").first()
    assert row is not None, f"{station} holds no key of {tip}"
    key = SealedKey(row.kind, row.name, row.epoch, bytes(row.sealed))
    return tips.open_tip_key(
        key, identity(tip), world.station_keys[station.code, row.epoch].private
    )


def said_parts(world, tip, private) -> list[dict]:
    """The tip's header and every change of its answers, opened."""
    named = identity(tip)
    found = [tips.open_part("header", bytes(tip.sealed_header), named, private)]
    for message in tip.messages.filter(direction="citizen").order_by("sequence"):
        sealed = bytes(message.sealed_to_tip)
        data = messages.open_message(sealed, named, message.sequence, private)
        found += [data] if data["kind"] == "answers" else []
    return found


def kept_out(world, tip) -> set[str]:
    """The kinds of station that the tip concerns, as escrow could see it."""
    parts = said_parts(world, tip, world.tip_key(tip, "escrow"))
    return {str(kind) for part in parts for kind in kept_out_by(part)}


def keys_for(world, tip, receiver) -> tuple[SealedKey, ...]:
    """The tip's key for a receiver and, where it may and needs one, for the desk above it."""
    private = open_key(world, tip, tip.station)
    out = {str(kind) for part in said_parts(world, tip, private) for kind in kept_out_by(part)}
    if receiver.desk.station.kind in out:
        raise ConcernedError(receiver.desk.station.code)
    desks = [receiver.desk]
    above = receiver.above
    if receivers.needs_key(tip, above) and above.station.kind not in out:
        desks.append(above)
    named = identity(tip)
    found = [desk.certificate.recipient() for desk in desks]
    return tuple(tips.seal_tip_key(private, named, recipient) for recipient in found)


def handover(world, officer, tip, station, text="Thuộc địa bàn khác") -> Handover:
    """A tip handed on, as the page posts it."""
    keys = keys_for(world, tip, receiver(station))
    return Handover(station, keys, posting(world, officer, tip, text))


def keys_fields(keys) -> dict:
    """Sealed keys as the forms take them."""
    fields = {"epoch": keys[0].epoch, "key": b64(keys[0].sealed)}
    if keys[1:]:
        above = keys[1]
        fields |= {"above": above.name, "above_epoch": above.epoch, "above_key": b64(above.sealed)}
    return fields


def posting_fields(made: Posting) -> dict:
    """A reason as the forms take it."""
    sealed = {"to_tip": b64(made.to_tip), "signature": b64(made.signature)}
    return {"sequence": made.sequence, **sealed}


def receiver(station) -> receivers.Receiver:
    """A station as the desk names it to the browser."""
    return receivers.back_to(station)
