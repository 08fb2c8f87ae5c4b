"""Accounts, and what every page and the whole site share."""

from .accounts import User
from .emergency import EmergencyBanner
from .files import PortalDocument, PortalImage, PortalRendition
from .guard import LimitCount, LimitSalt, SpentChallenge
from .site_settings import SiteSettings
from .takedowns import Takedown
from .workflow import EditingTask

__all__ = [
    "EditingTask",
    "EmergencyBanner",
    "LimitCount",
    "LimitSalt",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "SpentChallenge",
    "Takedown",
    "User",
]
