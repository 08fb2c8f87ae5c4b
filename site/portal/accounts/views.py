"""The few account pages that allauth has not, or has otherwise."""

from functools import wraps

from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.accounts import second_factor
from portal.accounts.adapters import front_door


@login_required
def home(request) -> HttpResponse:
    """Send each account to where its work begins."""
    return redirect(front_door(request.user))


def locked_out(request, response=None, credentials=None) -> HttpResponse:
    """Answer a login that was tried too often (django-axes calls this)."""
    return render(request, "account/locked.html", status=429)


def client_address(request) -> str:
    """Answer the client's address, as ProxyMiddleware has found it (django-axes calls this)."""
    return request.META.get("REMOTE_ADDR", "")


def shown_first(view):
    """Let nobody change how an account signs in who knows its password alone.

    allauth asks for the password once more there. A session from before the second factor was set
    up, or from before it was reset, would pass that.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        user = request.user
        known = user.is_authenticated and second_factor.is_protected(user)
        if known and not second_factor.is_shown(request):
            return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))
        return view(request, *args, **kwargs)

    return guarded


class AuthenticateView(mfa.AuthenticateView):
    """The second step at a login: by passkey, by the app's code, by a spare code."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if "credential" in self.request.POST:
            context["form"], context["code_form"] = self.webauthn_form, self.auth_form
        else:
            context["code_form"] = self.auth_form
        return context | _ways(self.stage.login.user)


class ReauthenticateView(mfa.ReauthenticateView):
    """The second step again, for a session that has not shown it: by the app or a spare code."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"code_form": context["form"]} | _ways(self.request.user)


class ReauthenticatePasskeyView(webauthn.ReauthenticateWebAuthnView):
    """The same by passkey."""

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | kwargs


class PasskeyLoginView(webauthn.LoginWebAuthnView):
    """Signing in by a passkey alone: GET answers what the browser needs, POST takes its answer."""

    def form_invalid(self, form):
        return render(self.request, "mfa/webauthn/login_failed.html", {"form": form})


def _ways(user) -> dict:
    """Which second factors the page speaks of."""
    kinds = second_factor.kinds(user)
    return {
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
    }
