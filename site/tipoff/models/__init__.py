"""What the tip-off keeps: sealed tips, the keys that open them, and who did what."""

from tipoff.models.changes import StateChange
from tipoff.models.duty import DutyShift
from tipoff.models.extensions import Extension
from tipoff.models.figures import Counter
from tipoff.models.files import SealedFile
from tipoff.models.journal import JournalEntry
from tipoff.models.keys import (
    Authority,
    AuthorityShare,
    EscrowKey,
    Revocation,
    RootSuccession,
    StationKey,
    StationKeyGrant,
    StationKeyShare,
)
from tipoff.models.notices import Notice
from tipoff.models.officers import Enrolment, Officer, OfficerVault
from tipoff.models.readiness import Confirmation, Matter
from tipoff.models.routing import RoutingRule
from tipoff.models.states import Category, Outcome, State
from tipoff.models.tips import Draft, Message, Tip, TipKey
from tipoff.models.transfers import Transfer

__all__ = [
    "Authority",
    "AuthorityShare",
    "Category",
    "Confirmation",
    "Counter",
    "Draft",
    "DutyShift",
    "Enrolment",
    "EscrowKey",
    "Extension",
    "JournalEntry",
    "Matter",
    "Message",
    "Notice",
    "Officer",
    "OfficerVault",
    "Outcome",
    "Revocation",
    "RootSuccession",
    "RoutingRule",
    "SealedFile",
    "State",
    "StateChange",
    "StationKey",
    "StationKeyGrant",
    "StationKeyShare",
    "Tip",
    "TipKey",
    "Transfer",
]
