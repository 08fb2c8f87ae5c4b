"""The few account pages that allauth has not."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

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
