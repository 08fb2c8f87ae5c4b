"""All models of the room, where Django looks for them."""

from campaigns.consultations.models import ConsultationIndexPage, ConsultationPage, Opinion
from campaigns.events.models import EventIndexPage, EventPage

from .adoptions import Adoption
from .contents import CampaignIndexPage
from .movements import MovementIndexPage, MovementPage, MovementRelatedPage
from .organisations import Organisation
from .pilot_parts import LegalBasis, ModelMilestone, ModelTask, ModelTool
from .pilots import PilotModelIndexPage, PilotModelPage
from .programmes import (
    ProgrammeIndexPage,
    ProgrammePage,
    ProgrammeParty,
    ProgrammeTask,
)

__all__ = [
    "Adoption",
    "CampaignIndexPage",
    "ConsultationIndexPage",
    "ConsultationPage",
    "EventIndexPage",
    "EventPage",
    "LegalBasis",
    "ModelMilestone",
    "ModelTask",
    "ModelTool",
    "MovementIndexPage",
    "MovementPage",
    "MovementRelatedPage",
    "Opinion",
    "Organisation",
    "PilotModelIndexPage",
    "PilotModelPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "ProgrammeParty",
    "ProgrammeTask",
]
