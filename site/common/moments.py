"""Moments at which something begins or ends by itself."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone


def next_of(moments: Iterable[datetime | None]) -> datetime | None:
    """The first of the moments that is still to come."""
    now = timezone.now()
    return min((moment for moment in moments if moment and moment > now), default=None)
