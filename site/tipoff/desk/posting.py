"""What officers write, as it arrives: sealed in the browser, signed, kept at its place.

Every change of a tip goes through here: its row is held until COMMIT, the signature is checked
with the officer's certified key, and the journal has a line before anything is answered.
"""

from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from tipoff import journal
from tipoff.desk import selectors
from tipoff.journal import Action
from tipoff.models import Message, Officer, Tip
from tipoff.vault import messages, postings, primitives
from tipoff.vault.errors import CertificateError
from tipoff.vault.tips import TipIdentity


class NotPossibleError(Exception):
    """The tip stands elsewhere by now, or what was sent does not hold.

    `code`: `moved`, `transition`, `actor` (not this officer's to do), `sequence` (somebody wrote in
    between), `signature` or `certificate`; when a tip is handed on also `receiver`, `key`,
    `colleague`, `target` or `joined` (docs/tip-life.md).
    """

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Posting:
    """What an officer wrote, as the browser sends it: sealed to the tip, a reply to the source
    too, signed as posted. `sequence` is the place among the tip's messages that it was sealed for.
    """

    sequence: int
    to_tip: bytes
    signature: bytes
    to_source: bytes = b""

    @property
    def is_reply(self) -> bool:
        return bool(self.to_source)

    @property
    def sealed(self) -> list[bytes]:
        return [self.to_tip, self.to_source] if self.is_reply else [self.to_tip]

    @property
    def digest(self) -> str:
        """What the journal keeps of it."""
        return primitives.digest("journal", b"".join(self.sealed)).hex()


def identity_of(tip: Tip) -> TipIdentity:
    """The tip as its sealed texts name it."""
    return TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)


def next_sequence(tip: Tip) -> int:
    """The place of the next message."""
    return (tip.messages.aggregate(last=Max("sequence"))["last"] or 0) + 1


def held(officer: Officer, tip: Tip) -> Tip:
    """The tip's row, held until COMMIT, if it still stands at the officer's station.

    Raises `NotPossibleError` (`moved`).
    """
    rows = Tip.objects.select_for_update(of=("self",)).select_related("station")
    found = rows.filter(pk=tip.pk, station=officer.station, shredded_at=None).first()
    if found is None:
        raise NotPossibleError("moved")
    return found


def is_repeat(tip: Tip, posting: Posting) -> bool:
    """Whether this very posting is kept already: a repeated click, or an answer that was lost."""
    return tip.messages.filter(sequence=posting.sequence, signature=posting.signature).exists()


def keep(officer: Officer, tip: Tip, posting: Posting) -> Message:
    """Keep what the officer's certified key signed, at the place that it was sealed for.

    Raises `NotPossibleError` (`signature`, `certificate`, `sequence`).
    """
    _check_signature(officer, tip, posting)
    if posting.sequence != next_sequence(tip):
        raise NotPossibleError("sequence")
    directions = Message.Direction
    return Message.objects.create(
        tip=tip,
        sequence=posting.sequence,
        direction=directions.OFFICER if posting.is_reply else directions.NOTE,
        officer=officer,
        sealed_to_tip=posting.to_tip,
        sealed_to_source=posting.to_source,
        signature=posting.signature,
        created_at=timezone.now(),
    )


def record(officer: Officer, action: Action, subject: str = "", /, **details) -> None:
    """A row of the journal by this officer, inside the caller's transaction; take it last."""
    details["station"] = officer.station.code
    journal.record(action, actor=officer.public_id, subject=subject, **details)


def _check_signature(officer: Officer, tip: Tip, posting: Posting) -> None:
    """Refuse what the officer's key did not sign, or a key that is not certified any more."""
    kind = messages.REPLY if posting.is_reply else messages.NOTE
    signed = postings.Posting(kind, identity_of(tip), posting.sequence, posting.sealed)
    try:
        sign_key = selectors.certificate_of(officer).sign_key
    except CertificateError:
        raise NotPossibleError("certificate") from None
    if not postings.check_posting(signed, posting.signature, sign_key):
        raise NotPossibleError("signature")
