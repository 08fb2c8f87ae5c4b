"""Page 16: status, replies and more text, by POST of the receipt."""

import secrets
import time

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.guard import limits
from tipoff import services
from tipoff.boxes import FOLLOWUP
from tipoff.followup.forms import AddForm, ReceiptForm
from tipoff.followup.lookup import (
    Opened,
    exchange,
    find,
    joined_status,
    open_receipt,
    status_since,
    status_words,
)
from tipoff.followup.meanings import extension, meaning, overdue
from tipoff.intake.sending import station_name
from tipoff.pages import tip_page
from tipoff.selectors import desks
from tipoff.selectors.above import desk_above
from tipoff.uploads.forms import FileForm, Part
from tipoff.uploads.services import drop_gone, take_off
from tipoff.uploads.shelf import ADDITION

METHODS = ["GET", "HEAD", "POST"]
TOO_MANY = 429


@tip_page
def lookup(request):
    """Ask for the receipt; show the tip that it leads to, or the one opened a moment ago."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    if request.method == "POST":
        return _look_up(request)
    opened, tip = _opened(request)
    if tip is not None:
        return _show(request, tip, opened)
    form = ReceiptForm(initial={"receipt": settings.SAMPLE_RECEIPT})
    return render(request, "tipoff/lookup.html", {"form": form})


@tip_page
@require_POST
def add(request):
    """Add text to the tip that is open in this browser."""
    opened, tip = _opened(request)
    attached = ADDITION.attached(ADDITION.load(request) or {})
    form = AddForm(request.POST, with_files=bool(attached))
    if tip is None:
        # Shown again with what was typed: it must not be lost because half an hour went by.
        return render(request, "tipoff/lookup.html", {"form": ReceiptForm(), "unsent": form})
    if not form.is_valid():
        return _show(request, tip, opened, form)
    text, nonce = form.cleaned_data["text"], form.cleaned_data["nonce"]
    try:
        services.add_text(tip, text, opened.mac_key, nonce, attached)
    except services.FilesGoneError:
        drop_gone(request, ADDITION)
        return _show(request, tip, opened, form)
    if attached:
        take_off(request, ADDITION, attached)
    return redirect("tipoff:lookup")


@tip_page
def withdraw(request):
    """Take name and contact back: say what that means, then do it."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    _, tip = _opened(request)
    if tip is None:
        return redirect("tipoff:lookup")
    if request.method == "POST":
        services.withdraw_contact(tip)
        return redirect("tipoff:lookup")
    context = {"tip": tip, "back_url": reverse("tipoff:lookup")}
    return render(request, "tipoff/withdraw.html", context)


@tip_page
@require_POST
def close(request):
    """Close the follow-up: the box goes, on the server and in the browser."""
    FOLLOWUP.erase(request)
    response = redirect("tipoff:lookup")
    FOLLOWUP.forget(response)
    return response


def _look_up(request):
    # Before anything is looked at, so that all codes are limited alike.
    if not limits.take(request, "lookup"):
        return render(request, "tipoff/too_many.html", status=TOO_MANY)
    form = ReceiptForm(request.POST)
    typed = form.cleaned_data["receipt"] if form.is_valid() else ""
    tip, opened = open_receipt(typed)
    if tip is None:
        return render(request, "tipoff/lookup.html", {"form": _not_found(form)})
    filled = FOLLOWUP.change(request, lambda held: held.update(opened.to_box()))
    return filled.give(_show(request, tip, opened))


def _not_found(form: ReceiptForm) -> ReceiptForm:
    """One answer for all that leads nowhere; the code is not echoed."""
    empty = ReceiptForm({"receipt": ""})
    empty.errors.clear()
    empty.add_error("receipt", _("No tip-off was found with this code. Check each group."))
    return empty if form.data.get("receipt") else form


def _opened(request):
    held = FOLLOWUP.load(request)
    if held is None:
        return None, None
    opened = Opened.from_box(held)
    return opened, find(opened)


def _name(station) -> str:
    return station_name(station) if station else ""


def _show(request, tip, opened, form=None):
    above = desk_above(tip.station)
    replies = exchange(tip, opened, int(time.time()))
    stations = desks.stations({reply.station for reply in replies})
    context = {
        "tip": tip,
        "status": status_words(tip),
        "joined": joined_status(tip),
        "since": status_since(tip),
        "meaning": meaning(tip),
        "overdue": overdue(tip, timezone.now()),
        "extension": extension(tip),
        "above": above,
        "above_name": _name(above),
        "station_name": station_name(tip.station),
        "replies": [(reply, _name(stations.get(reply.station))) for reply in replies],
        "form": form or AddForm(initial={"nonce": secrets.token_hex(16)}),
        "file_form": FileForm(answers={}, part=Part(ADDITION, ADDITION.load(request) or {})),
    }
    return render(request, "tipoff/status.html", context)
