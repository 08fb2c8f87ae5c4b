"""A tip comes in: routed, sealed in memory, written twice, and only then acknowledged.

Order matters (docs/tip-off.md): the blob is fsynced first, the row is committed second, and the
receipt may be shown when `submit_tip` has returned. A repeat with the same receipt finds the first.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone

from common.guard import OVER_LIMIT
from tipoff import blobs, deadlines, reminders, trust
from tipoff.deadlines import What
from tipoff.models import Tip, TipKey
from tipoff.models.tips import draw_number
from tipoff.routing import Question, kept_out
from tipoff.services import files, messages, rows
from tipoff.services.commits import commit
from tipoff.services.routes import Route, find_route
from tipoff.slots import INTAKE, derive
from tipoff.vault import primitives, tips
from tipoff.vault.encoding import canonical
from tipoff.vault.receipts import ReceiptKeys, bind
from tipoff.vault.tips import SealedTip, TipContent


class NotKeptError(Exception):
    """The tip could not be kept on both sides: no receipt may be shown, the answers stay."""


class ConcernsHolderError(Exception):
    """A holder of the key of `tip` must not read the changed answers: they need a new tip."""

    def __init__(self, tip: Tip):
        super().__init__(tip.public_id)
        self.tip = tip


@dataclass(frozen=True)
class Report:
    """What a citizen reports: where it belongs, and the parts that are sealed (JSON values).

    `marks` are the guard's (`common.guard.Verdict`), for the officers' eyes: sealed too.
    `files` are the `uploads.facts.Attached` whose keys are sealed to the tip; what officers are
    told of them stands in the body. `practice` is for training: marked, and counted nowhere.
    """

    question: Question
    header: Mapping
    body: Mapping
    contact: Mapping = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    files: tuple = ()
    practice: bool = False

    def answers(self) -> bytes:
        """What was answered, as bytes: the same for the same answers, whatever the guard said.

        Files count by what the body tells of them.
        """
        apart = ("marks", "files", "practice")
        told = {name: v for name, v in asdict(self).items() if name not in apart}
        return canonical(told)

    def tag(self, mac_key: bytes) -> bytes:
        """32 bytes by which the receipt's owner alone could tell these answers from others."""
        return primitives.keyed_digest(mac_key, "tip/answers", self.answers())


@dataclass(frozen=True)
class Kept:
    """A tip that is kept: its row, and whether changed answers were added to it just now."""

    tip: Tip
    added: bool = False


def submit_tip(receipt: str, report: Report) -> Kept:
    """Keep a tip under a drawn, normalised receipt; the same receipt never makes two tips.

    Raises `NotKeptError` when it could not be kept on both sides, `ConcernsHolderError` when the
    receipt's tip is held by a unit that the changed answers concern, `FilesGoneError` when a file
    is no longer there.
    """
    keys = derive(receipt, INTAKE)
    tag = report.tag(keys.mac_key)
    try:
        tip = rows.by_lookup(keys.lookup_id) or _keep_new(report, keys, tag)
        if primitives.same(tip.content_tag, tag):
            return Kept(tip)
        _refuse_holders(tip, report.question)
        return Kept(messages.add_answers(tip, report, tag), added=True)
    except (DatabaseError, OSError) as error:
        raise NotKeptError from error


def _keep_new(report: Report, keys: ReceiptKeys, tag: bytes) -> Tip:
    found = find_route(report.question)
    if not found.recipients:
        raise NotKeptError("no certified key, not even escrow's")
    files.ask_for(report.files)
    now = timezone.now()
    clear = _clear(found, report, keys, now, tag)
    sealed = _seal(report, found, keys, clear, now)
    blobs.store().write(sealed.identity.tip_id, sealed.to_bytes())
    tip = commit(lambda: _existing_or_new(sealed, found, report))
    _remember(found)
    return tip


def _existing_or_new(sealed: SealedTip, found: Route, report: Report) -> Tip:
    existing = rows.by_lookup(sealed.clear["lookup_id"])
    if existing is not None:
        return existing
    tip = rows.insert_tip(sealed, found.station)
    files.attach(tip, sealed.clear["files"])
    if not report.practice:
        rows.count_tip(report.question, tip.created_at)
    reminders.tell_new(tip)
    return tip


def _clear(found: Route, report: Report, keys: ReceiptKeys, now: datetime, tag: bytes) -> dict:
    """What stands in the clear: for the row, and in the blob so that it can bring the row back."""
    urgent = report.question.urgent
    facts = {"category": report.question.category, "urgent": urgent}

    def by(what: What) -> int:
        row = deadlines.find(what, station=found.station.code, **facts)
        return _seconds(row.after(now))

    return {
        "number": draw_number(),
        "station": found.station.code,
        "urgent": urgent,
        "in_digest": OVER_LIMIT in report.marks,
        "practice": report.practice,
        "created_at": _seconds(now),
        "acknowledge_by": by(What.ACKNOWLEDGE),
        "forward_by": by(What.FORWARD),
        "decide_by": by(What.DECIDE),
        "lookup_id": keys.lookup_id,
        "content_tag": tag.hex(),
    }


def _seal(report: Report, found: Route, keys: ReceiptKeys, clear: dict, now: datetime) -> SealedTip:
    reasons = [str(reason) for reason in found.decision.reasons]
    sent = {"sent_at": _seconds(now), "reasons": reasons, "marks": list(report.marks)}
    # Sealed as well: nobody who writes the database can pass a real tip off as practice.
    header = {**report.header, **sent} | ({"practice": True} if report.practice else {})
    content = TipContent(header=header, body=report.body, contact=report.contact)
    sealed = tips.seal_tip(
        content, found.recipients, keys.source_public, tip_id=tips.new_tip_id(), clear=clear
    )
    named = sealed.identity
    binding = bind(keys.mac_key, named.tip_id, named.tip_public, named.source_public)
    keys_of_files = files.sealed_keys(report.files, named)
    return replace(sealed, clear={**clear, "binding": binding.hex(), "files": keys_of_files})


def _refuse_holders(tip: Tip, question: Question) -> None:
    """Changed answers are sealed to the tip, so whoever holds its key would read them."""
    forbidden = kept_out(question)
    held = TipKey.objects.filter(tip=tip, station_key__station__kind__in=forbidden)
    if tip.station.kind in forbidden or held.exists():
        raise ConcernsHolderError(tip)


def _remember(found: Route) -> None:
    desk = found.desks[found.station.code]
    if desk.certificate:
        trust.remember({desk.certificate.station: desk.certificate.epoch})


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
