"""Accounts, and what every page and the whole site share."""

from .accounts import User
from .files import PortalDocument, PortalImage, PortalRendition
from .site_settings import SiteSettings
from .workflow import EditingTask

__all__ = [
    "EditingTask",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "User",
]
