"""All models of the room, where Django looks for them."""

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
    "LegalBasis",
    "ModelMilestone",
    "ModelTask",
    "ModelTool",
    "MovementIndexPage",
    "MovementPage",
    "MovementRelatedPage",
    "Organisation",
    "PilotModelIndexPage",
    "PilotModelPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "ProgrammeParty",
    "ProgrammeTask",
]
