"""The banners of days of danger: which stand now, and when that changes.

Every page asks, so the rows are kept in the cache, those of the days ahead too: a banner begins
and ends at its second without anybody touching the database.
"""

from datetime import datetime

from django.apps import apps
from django.core.cache import cache
from django.utils import timezone

from common.moments import next_of

CACHE_KEY = "portal.emergency_banners"
CACHE_SECONDS = 60


def current(*, kept: bool = False) -> list:
    """The banners (`common.models.EmergencyBanner`) that stand at this moment, gravest first.

    `kept`: what the cache holds, without asking the database.
    """
    now = timezone.now()
    return [banner for banner in _not_over(kept) if banner.live_from <= now < banner.live_until]


def next_change(*, kept: bool = False) -> datetime | None:
    """The next moment at which a banner begins or ends."""
    banners = _not_over(kept)
    return next_of(at for banner in banners for at in (banner.live_from, banner.live_until))


def forget() -> None:
    """Read the rows anew at the next page."""
    cache.delete(CACHE_KEY)


def _not_over(kept: bool) -> list:
    found = cache.get(CACHE_KEY)
    if found is None and not kept:
        found = _read()
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found or []


def _read() -> list:
    banners = apps.get_model("common", "EmergencyBanner").objects
    rows = banners.filter(live_until__gt=timezone.now()).select_related("link_page")
    return sorted(rows, key=lambda banner: banner.order)
