"""Production never runs on the demonstration: its passwords and keys are public."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error

from portal.demo.constants import ROOT_KEY


def reasons() -> list[str]:
    """Answer, a line each, what of the demonstration is found; nothing where it may exist."""
    if settings.DEMONSTRATION:
        return []
    return [*key_reasons(), *_rows()]


def refuse_at_start() -> None:
    """Raise ImproperlyConfigured if anything of the demonstration is found when a server starts.

    A database that does not answer yet, or has no tables, is left to /readyz.
    """
    try:
        found = reasons()
    except Error:
        found = key_reasons()
    if found:
        raise ImproperlyConfigured("Production refuses the demonstration: " + "; ".join(found))


def key_reasons() -> list[str]:
    """Answer whether the root key is the published one."""
    if settings.DEMONSTRATION:
        return []
    same = settings.VAULT_ROOT_KEY.strip() == ROOT_KEY
    return ["VAULT_ROOT_KEY is the demonstration's"] if same else []


def _rows() -> list[str]:
    from common.models import User
    from places.models import Station

    kinds = {"accounts": User, "stations": Station}
    return [
        f"the database holds demonstration {name}"
        for name, model in kinds.items()
        if model.objects.filter(is_demonstration=True).exists()
    ]
