"""Whose login a desk looks after."""

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q, QuerySet

from tipoff.desk.records.selectors import stations_of
from tipoff.models import Officer


def colleagues(officer: Officer) -> QuerySet[Officer]:
    """The active officers of the stations that this one's desk answers for, but never oneself."""
    found = Officer.objects.filter(is_active=True, station__in=stations_of(officer))
    return found.exclude(pk=officer.pk).select_related("station", "user")


def with_factors(officers: QuerySet[Officer]) -> QuerySet[Officer]:
    """With `apps` and `passkeys`: how many of each the account has."""

    def count(kind):
        return Count("user__authenticator", filter=Q(user__authenticator__type=kind), distinct=True)

    counted = officers.annotate(
        apps=count(Authenticator.Type.TOTP), passkeys=count(Authenticator.Type.WEBAUTHN)
    )
    return counted.order_by("station__name", "display_name", "pk")
