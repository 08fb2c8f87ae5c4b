"""The demonstration's front door: four cards, each one click from being there."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from common.models import User
from news.models import NewsIndexPage
from portal.accounts import second_factor
from portal.demo import keys
from portal.demo.constants import RECEIPT
from portal.demo.content.people import EDITORS, OFFICERS

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OFFICER, EDITOR = "camle1", "bientap"


@require_safe
@never_cache
def front_door(request):
    """The page that `make run` names first."""
    return render(
        request,
        "demo/front_door.html",
        {"receipt": RECEIPT, "roles": _roles()},
    )


def _roles() -> list[dict]:
    """Every account: who, where, and the name to sign in by."""
    editors = [{"name": e.first_name, "place": e.group, "username": e.username} for e in EDITORS]
    officers = [
        {
            "name": o.display_name,
            "place": keys.station_of(o.station).name,
            "username": o.username,
        }
        for o in OFFICERS
    ]
    return editors + officers


@require_POST
def enter(request, username: str):
    """Sign the visitor in as a demonstration account, the second factor shown."""
    user = User.objects.filter(username=username, is_demonstration=True).first()
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    second_factor.vouch(request, Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP))
    return redirect(workplace(user))


def workplace(user: User) -> str:
    """The desk for officers; a new article for the editor of the card; the admin for others."""
    if user.kind == User.Kind.OFFICER:
        return "/truc-ban/"
    index = NewsIndexPage.objects.first()
    if user.username == EDITOR and index:
        return reverse("wagtailadmin_pages:add", args=("news", "newsarticlepage", index.pk))
    return reverse("wagtailadmin_home")


def demonstration(request) -> dict:
    """Context processor: what the desk's form fills in by itself.

    Lazy: a page that does not ask must not read the session, or it would vary by cookie.
    """
    return {"demonstration_fills": SimpleLazyObject(lambda: _filled(request))}


def _filled(request) -> dict:
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated and user.kind == User.Kind.OFFICER:
        return {"passphrase": keys.passphrase(user.username)}
    return {}
