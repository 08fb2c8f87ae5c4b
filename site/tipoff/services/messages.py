"""What a citizen adds to a tip after it was sent: sealed to the tip, written twice like it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from tipoff import blobs, deadlines, journal, reminders
from tipoff.journal import Action
from tipoff.models import Message, Tip
from tipoff.services import contacts, files
from tipoff.services.commits import commit
from tipoff.vault import container, primitives
from tipoff.vault.encoding import canonical
from tipoff.vault.messages import seal_message
from tipoff.vault.tips import TipIdentity


def add_answers(tip: Tip, report, tag: bytes) -> Tip:
    """Add changed answers as a message, once however often they are sent; the tip as it is now.

    `report` is a `services.Report`, `tag` its tag under the receipt's key. The contact takes the
    place of the tip's, so that it can be withdrawn whole.
    """
    return commit(lambda: _append_answers(tip.pk, report, tag))


def add_text(tip: Tip, text: str, mac_key: bytes, nonce: str, attached: Sequence = ()) -> bool:
    """Add a citizen's further words and files (`uploads.facts.Attached`); False when this very
    posting (`nonce`) was added before.

    Raises `DatabaseError` or `OSError` when it could not be kept on both sides, `FilesGoneError`
    when a file is no longer there.
    """
    data = {"kind": "text", "text": text}
    if attached:
        data["files"] = [file.told() for file in attached]
    tag = primitives.keyed_digest(mac_key, "tip/text", canonical({"nonce": nonce, "text": text}))
    return commit(lambda: _append_text(tip.pk, Addition(data, tag, tuple(attached))))


@dataclass(frozen=True)
class Addition:
    """One message to be: what is sealed (`data`), its tag and files.

    `answers`: they are changed answers; `urgent`: these are; `contact`: it came with a new contact,
    which stands in the tip, never in the message.
    """

    data: Mapping
    tag: bytes
    files: tuple = ()
    answers: bool = False
    urgent: bool = False
    contact: bool = False


def withdraw_contact(tip: Tip) -> bool:
    """Take name and contact out of a tip, row and blob; False when they were taken back before.

    The officers find a message about it, the journal a row. Raises `DatabaseError` or `OSError`
    when it could not be done on both sides.
    """
    tag = primitives.random_bytes(32)  # tells this message from others after a restore
    return commit(lambda: _withdraw_contact(tip.pk, tag))


def _withdraw_contact(pk: int, tag: bytes) -> bool:
    tip = _locked(pk)
    if tip.contact_withdrawn_at or tip.shredded_at:
        return False
    contacts.replace(tip, {}, _next_sequence(tip), withdrawn_at=timezone.now())
    data = {"kind": "withdrawn", "withdrawn": "contact"}
    _append(tip, Addition(data, tag, contact=True))
    journal.record(Action.CONTACT_WITHDRAWN, actor="citizen", subject=tip.public_id)
    return True


def _append_answers(pk: int, report, tag: bytes) -> Tip:
    tip = _locked(pk)
    if not primitives.same(tip.content_tag, tag):
        files.ask_for(report.files)
        contacts.replace(tip, report.contact, _next_sequence(tip))
        data = {"kind": "answers", **report.header, **report.body, "marks": list(report.marks)}
        # Whoever hands the tip on later must know of the wish.
        data |= {"above": True} if report.question.above else {}
        marks = {"answers": True, "urgent": report.question.urgent, "contact": True}
        _append(tip, Addition(data, tag, tuple(report.files), **marks))
        tip.content_tag = tag
        tip.save(update_fields=["content_tag"])
        if report.question.urgent and not tip.urgent:
            make_urgent(tip, timezone.now())
            reminders.tell_new(tip)
    return tip


def make_urgent(tip: Tip, since: datetime) -> None:
    """What was calm has become urgent; nothing that a citizen changes makes it calm again."""
    tip.urgent = True
    soon = deadlines.find(deadlines.What.ACKNOWLEDGE, urgent=True).after(since)
    tip.acknowledge_by = min(tip.acknowledge_by, soon)
    tip.save(update_fields=["urgent", "acknowledge_by"])


def _append_text(pk: int, addition: Addition) -> bool:
    tip = _locked(pk)
    if tip.messages.filter(content_tag=addition.tag).exists():
        return False
    _append(tip, addition)
    return True


def _next_sequence(tip: Tip) -> int:
    return (tip.messages.aggregate(last=Max("sequence"))["last"] or 0) + 1


def _append(tip: Tip, addition: Addition) -> None:
    files.ask_for(addition.files)
    sequence = _next_sequence(tip)
    identity = TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)
    sealed = seal_message(identity, sequence, addition.data)
    now = timezone.now()
    head = {
        "message": tip.tip_id,
        "sequence": sequence,
        "content_tag": addition.tag.hex(),
        "answers": addition.answers,
        "urgent": addition.urgent,
        "contact": addition.contact,
        "created_at": int(now.timestamp()),
        "files": files.sealed_keys(addition.files, identity),
    }
    name = f"{tip.tip_id}.{sequence}.{secrets.token_hex(4)}"
    blobs.store().write(name, container.pack(head, [sealed]))
    message = Message.objects.create(
        tip=tip,
        sequence=sequence,
        direction=Message.Direction.CITIZEN,
        sealed_to_tip=sealed,
        content_tag=addition.tag,
        created_at=now,
    )
    files.attach(tip, head["files"], message)
    reminders.tell_added(tip)


def _locked(pk: int) -> Tip:
    """The tip's row, locked so that sequences follow one another."""
    return Tip.objects.select_for_update(of=("self",)).select_related("station").get(pk=pk)
