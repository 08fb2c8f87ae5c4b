"""What the tip-off keeps: sealed tips, the keys that open them, and who did what."""

from tipoff.models.changes import StateChange
from tipoff.models.figures import Counter
from tipoff.models.files import SealedFile
from tipoff.models.journal import JournalEntry
from tipoff.models.keys import Authority, EscrowKey, Revocation, StationKey, StationKeyShare
from tipoff.models.officers import Officer, OfficerVault
from tipoff.models.readiness import Confirmation, Matter
from tipoff.models.routing import RoutingRule
from tipoff.models.states import Category, Outcome, State
from tipoff.models.tips import Draft, Message, Tip, TipKey

__all__ = [
    "Authority",
    "Category",
    "Confirmation",
    "Counter",
    "Draft",
    "EscrowKey",
    "JournalEntry",
    "Matter",
    "Message",
    "Officer",
    "OfficerVault",
    "Outcome",
    "Revocation",
    "RoutingRule",
    "SealedFile",
    "State",
    "StateChange",
    "StationKey",
    "StationKeyShare",
    "Tip",
    "TipKey",
]
