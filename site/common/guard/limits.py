"""How often something may be done from one network in an hour, counted in the database.

A network is known by an HMAC alone, under `LIMIT_KEY` and a random salt that lives for a day:
afterwards the counts, should anyone have copied them, say nothing. Nothing refers to a tip.
"""

import base64
import hashlib
import hmac
import ipaddress
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from common.models import LimitCount, LimitSalt, SpentChallenge

WINDOW = timedelta(hours=1)
# An address would do for one home; a network also holds who changes addresses within it.
IPV4_PREFIX = 24
IPV6_PREFIX = 56
NOT_IN_BACKUPS = tuple(model._meta.db_table for model in (LimitSalt, LimitCount, SpentChallenge))

# One statement: the count that comes back is this request's own, however many run beside it.
_RAISE = f"""
    INSERT INTO {LimitCount._meta.db_table} (key, count, expires_at) VALUES (%s, 1, %s)
    ON CONFLICT (key) DO UPDATE SET count = {LimitCount._meta.db_table}.count + 1
    RETURNING count
"""  # noqa: S608 - nothing but a table's name is put in


def take(request, kind: str) -> bool:
    """Count one more of this `kind` (a key of `settings.FORM_LIMITS`) from the request's network.

    Answers whether it is still within the limit.
    """
    return count(network_of(request), kind) <= settings.FORM_LIMITS[kind]


def count(network: str, kind: str) -> int:
    """Raise the network's count of this hour by one, and answer it."""
    now = timezone.now()
    key = _key(network, kind, now)
    ends = connection.ops.adapt_datetimefield_value(now + WINDOW)
    with connection.cursor() as cursor:
        cursor.execute(_RAISE, [key, ends])
        return cursor.fetchone()[0]


def network_of(request) -> str:
    """The network of the client that `portal.middleware.ProxyMiddleware` named; "" if none is."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    if address.version == 4:
        return str(ipaddress.IPv4Network((int(address), IPV4_PREFIX), strict=False))
    return str(ipaddress.IPv6Network((int(address), IPV6_PREFIX), strict=False))


def forget() -> int:
    """Delete the salts of other days and all that has expired; answers how many rows went."""
    now = timezone.now()
    old = [
        LimitSalt.objects.exclude(day=_day(now)),
        LimitCount.objects.filter(expires_at__lte=now),
        SpentChallenge.objects.filter(expires_at__lte=now),
    ]
    # Asked first: a DELETE takes SQLite's one write lock even where there is nothing to delete.
    return sum(rows.delete()[0] for rows in old if rows.exists())


def _key(network: str, kind: str, now: datetime) -> str:
    secret = base64.b64decode(settings.LIMIT_KEY) + _salt(now)
    hour = int(now.timestamp() // WINDOW.total_seconds())
    return hmac.new(secret, f"{network}|{kind}|{hour}".encode(), hashlib.sha256).hexdigest()


def _salt(now: datetime) -> bytes:
    """The day's salt; whoever makes it throws those of other days away."""
    day = _day(now)
    fresh = {"salt": secrets.token_bytes(32)}
    held, is_new = LimitSalt.objects.get_or_create(day=day, defaults=fresh)
    if is_new:
        forget()
    return bytes(held.salt)


def _day(now: datetime):
    return timezone.localdate(now, timezone.get_default_timezone())
