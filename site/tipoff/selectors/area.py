"""The portal's own area, and which province a ward lies in."""

import contextlib

from django.db import DatabaseError
from django.db.models import QuerySet

from common.models import SiteSettings
from places.models import Province, Station, Ward

# What this process saw last: a page that says that the database is down still has it.
_seen = {"duty_phone": ""}


def home_province() -> Province | None:
    """The province or city that the portal serves, if the operator has said."""
    chosen = SiteSettings.objects.values("home_province")
    return Province.objects.filter(pk__in=chosen).first()


def duty_desks() -> QuerySet[Station]:
    """The duty desks of the portal's own province that have a phone number."""
    home = SiteSettings.objects.values("home_province")
    desks = Station.objects.filter(kind=Station.Kind.PROVINCE, province__in=home)
    return desks.exclude(duty_phone="")


def current_ward(code: str | None) -> Ward | None:
    """The present ward of this code, with its province.

    An answer given before a merger follows it, where only one ward came of it.
    """
    if not code:
        return None
    ward = Ward.objects.select_related("province").filter(code=code).first()
    if ward is None or ward.is_current:
        return ward
    heirs = list(ward.successors.current().select_related("province")[:2])
    return heirs[0] if len(heirs) == 1 else None


def duty_phone() -> str:
    """The duty phone of the home province's desk; while the database is down, as last seen."""
    with contextlib.suppress(DatabaseError):
        _seen["duty_phone"] = duty_desks().values_list("duty_phone", flat=True).first() or ""
    return _seen["duty_phone"]
