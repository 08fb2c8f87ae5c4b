"""Project rules that Django checks at start, each with its id and what to do about it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError
from django.http.request import validate_host

from portal import refusal


@register(Tags.database)
def no_demonstration(app_configs, databases=None, **kwargs):
    """E001: a database that was once tried out must not receive real tips."""
    if not databases:
        return []
    hint = "Make a new, empty database, and keys by `manage.py vault ceremony`."
    try:
        reasons = refusal.reasons()
    except DatabaseError:
        return []  # no tables yet: `migrate` checks before it makes them
    return [Error(reason, hint=hint, id="portal.E001") for reason in reasons]


@register(Tags.security, deploy=True)
def root_key_is_our_own(app_configs, **kwargs):
    """E002: the demonstration's keys are public: with them anybody could certify stations."""
    hint = "Make a root key by `manage.py vault ceremony`, and the others anew (docs/operating.md)."
    return [Error(reason, hint=hint, id="portal.E002") for reason in refusal.key_reasons()]


@register()
def site_is_no_package(app_configs, **kwargs):
    """E003: Python has a module `site` of its own."""
    if not (settings.BASE_DIR / "site" / "__init__.py").exists():
        return []
    return [
        Error(
            "site/__init__.py hides Python's own module `site`.",
            hint="Delete it: site/ is only a folder.",
            id="portal.E003",
        )
    ]


@register(Tags.urls)
def base_url_is_served(app_configs, **kwargs):
    """E004: links in mails must lead to a host that answers."""
    host = urlsplit(settings.PORTAL_BASE_URL).hostname or ""
    if settings.DEBUG or validate_host(host, settings.ALLOWED_HOSTS):
        return []
    return [
        Error(
            "PORTAL_BASE_URL names a host that ALLOWED_HOSTS does not.",
            hint="Add it to ALLOWED_HOSTS, or correct PORTAL_BASE_URL.",
            id="portal.E004",
        )
    ]


@register(Tags.security)
def the_guards_stand_in_order(app_configs, **kwargs):
    """E005: the second factor is asked after the session is read and before any view."""
    order = settings.MIDDLEWARE
    guard = "portal.middleware.SecondFactorMiddleware"
    before = ("portal.middleware.ProxyMiddleware", "allauth.account.middleware.AccountMiddleware")
    if guard in order and all(name in order[: order.index(guard)] for name in before):
        return []
    return [
        Error(
            "The second factor's middleware is missing or out of place.",
            hint="Keep MIDDLEWARE as portal.settings.base has it.",
            id="portal.E005",
        )
    ]
