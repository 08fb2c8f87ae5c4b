"""What the desk reads. Every query starts from the officer: nothing else is in reach of a view."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When
from django.utils import timezone

from tipoff.models import (
    Authority,
    Message,
    Officer,
    State,
    StateChange,
    StationKeyGrant,
    StationKeyShare,
    Tip,
    TipKey,
    Transfer,
)
from tipoff.trust import current_trust
from tipoff.vault import certificates, envelopes
from tipoff.vault.certificates import OfficerCertificate
from tipoff.vault.errors import CertificateError

OFFICER_PURPOSE = "certificate/officer"
# To be taken up: sent here, or handed here by another station.
AWAITED = (State.NEW, State.TRANSFERRED)
# Nobody waits for these here any more.
CLOSED = (
    State.INVESTIGATING,
    State.OTHER_AUTHORITY,
    State.SUSPENDED,
    State.CONCLUDED,
    State.MERGED,
)
# Sent beyond a network's limit, and nobody has taken it up: one line of the list stands for all of
# them. An urgent one is never among them.
FOLDED = Q(in_digest=True, urgent=False, state=State.NEW)
# The deadline that runs while a tip is open, as `due` says it of one tip.
DUE = Case(When(state__in=AWAITED, then=F("acknowledge_by")), default=F("decide_by"))
# A running deadline this near is shown as a warning.
NEAR = {"acknowledge": timedelta(hours=6), "decide": timedelta(days=3)}
# Until one of these is reached, nobody has checked what the tip says.
UNVERIFIED = (State.NEW, State.RECEIVED, State.NEEDS_INFORMATION, State.VERIFYING)


@dataclass(frozen=True)
class Counts:
    """What a locked desk may show: tips nobody has taken up, how many of them are urgent, and how
    many besides are folded (`FOLDED`)."""

    new: int
    urgent: int
    digest: int


@dataclass(frozen=True)
class Event:
    """One line of a tip's timeline, in the clear: when, what, by whom."""

    at: datetime
    kind: str
    subject: object
    sequence: int = 0


def officer_of(user) -> Officer | None:
    """The active officer behind an account, with station and vault; None for everybody else."""
    if user.kind != user.Kind.OFFICER or not user.is_active:
        return None
    officers = Officer.objects.select_related("station", "vault")
    return officers.filter(user=user, is_active=True).first()


def tips_of(officer: Officer) -> QuerySet[Tip]:
    """The tips that stand at the officer's own station, and no others."""
    return Tip.objects.filter(station=officer.station, shredded_at=None)


def tip_for(officer: Officer, number: str) -> Tip | None:
    """One of them by its number, with the keys sealed to the officer's station."""
    return tips_of(officer).filter(public_id=number).prefetch_related(keys_for(officer)).first()


def counts(officer: Officer) -> Counts:
    """How many tips are new, how many of those are urgent, and how many more are folded."""
    waiting = tips_of(officer).filter(state__in=AWAITED)
    # `urgent` last: from then on the name is the count's.
    kinds = {"new": ~FOLDED, "digest": FOLDED, "urgent": Q(urgent=True)}
    return Counts(**waiting.aggregate(**{k: Count("pk", filter=q) for k, q in kinds.items()}))


def due(tip: Tip) -> datetime | None:
    """The deadline that runs now: to acknowledge, then to decide; None once closed."""
    if tip.state in CLOSED:
        return None
    return tip.acknowledge_by if tip.state in AWAITED else tip.decide_by


def is_near(tip: Tip) -> bool:
    """Whether the running deadline is near, or over."""
    running, runs = due(tip), "acknowledge" if tip.state in AWAITED else "decide"
    return running is not None and running - timezone.now() < NEAR[runs]


def timeline(tip: Tip) -> list[Event]:
    """What happened to the tip, oldest first: sent, changes of state, messages.

    `sequence` names the sealed text that belongs to an event; a reason stands with its change.
    """
    changes = StateChange.objects.filter(tip=tip).select_related(
        "officer", "reason__transfer__receiver"
    )
    added = tip.messages.filter(change=None).select_related("officer", "extension")
    facts = ("created_at", "direction", "sequence", "officer__display_name")
    added = added.only(*facts, "extension__until", "extension__paper")
    events = [Event(tip.created_at, "sent", tip)]
    events += [Event(c.created_at, "state", c, c.reason.sequence) for c in changes]
    events += [Event(m.created_at, m.direction, m, m.sequence) for m in added]
    fallen = tip.transfers.filter(answer=Transfer.Answer.FELL_BACK, answered_by=None)
    events += [Event(t.answered_at, "fell_back", t) for t in fallen.select_related("receiver")]
    return sorted(events, key=lambda event: event.at)


def messages_of(tip: Tip) -> list[Message]:
    """Everything that was added to the tip, in its sequence."""
    return list(tip.messages.defer("sealed_to_source", "signature"))


def chain_of(officer: Officer) -> list[bytes]:
    """The officer's certificate behind the one of the authority that signed it.

    Without such an authority it stands alone; whoever verifies the chain then refuses it.
    """
    certificate = officer.vault.certificate
    issuers = Authority.objects.filter(scope=_issuer(certificate)).order_by("-pk")
    signers = [issuer for issuer in issuers if _has_signed(issuer, certificate)]
    return [signers[0].certificate, certificate] if signers else [certificate]


def certificate_of(officer: Officer) -> OfficerCertificate:
    """The officer's certificate, checked up to the root at this moment for the present station.

    Raises `CertificateError` when it was revoked, has expired or names another station.
    """
    now = int(time.time())
    named = {"officer": officer.public_id, "station": officer.station.code}
    return certificates.verify_officer(chain_of(officer), current_trust(now), now, **named)


def is_certified(officer: Officer) -> bool:
    """Whether the officer's vault is certified and the certificate holds now."""
    try:
        return has_vault(officer) and certificate_of(officer) is not None
    except CertificateError:
        return False


def has_vault(officer: Officer) -> bool:
    """Whether the officer's keys were made and certified."""
    return hasattr(officer, "vault") and bool(officer.vault.certificate)


def shares_of(officer: Officer) -> QuerySet[StationKeyShare]:
    """The station's private keys, each epoch sealed to this officer."""
    own = StationKeyShare.objects.filter(officer=officer, station_key__station=officer.station)
    return own.select_related("station_key__station").order_by("-station_key__epoch")


def is_overdue(tip: Tip) -> bool:
    """Whether the running deadline has passed."""
    deadline = due(tip)
    return deadline is not None and deadline < timezone.now()


def keys_for(officer: Officer) -> Prefetch:
    """The tips' keys that the officer's station can open, as `keys_here`, newest first."""
    # Its own, and those of stations that left it theirs.
    left = StationKeyGrant.objects.filter(holder__station=officer.station).values("station_key")
    own = Q(station_key__station=officer.station) | Q(station_key__in=left)
    keys = TipKey.objects.filter(own)
    return Prefetch("keys", keys.order_by("-epoch"), to_attr="keys_here")


def _issuer(certificate: bytes) -> str:
    """The scope that a certificate claims to come from."""
    try:
        claimed = certificates.read_unverified(OfficerCertificate, certificate)
    except CertificateError:
        return ""
    return claimed.serial.partition(":")[0]


def _has_signed(issuer: Authority, certificate: bytes) -> bool:
    try:
        envelopes.read_signed(OFFICER_PURPOSE, certificate, issuer.sign_key)
    except CertificateError:
        return False
    return True
