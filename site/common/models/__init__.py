"""Accounts, and what every page and the whole site share."""

from .accounts import User
from .files import PortalDocument, PortalImage, PortalRendition
from .site_settings import SiteSettings

__all__ = [
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "User",
]
