"""All models of the room, where Django looks for them."""

from .contents import CampaignIndexPage

__all__ = ["CampaignIndexPage"]
