"""The end of the flow: check, send, and the receipt."""

import hashlib
import time
from dataclasses import replace
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from common.guard import TIP
from common.guard.judging import ask_vendor, judge
from common.guard.pages import guarded
from places.models import Station
from tipoff import services
from tipoff.boxes import DRAFT
from tipoff.intake.answers import is_urgent, question_of, report_of
from tipoff.intake.forms import CheckForm
from tipoff.intake.steps import FLOW
from tipoff.intake.views import next_page, no_draft
from tipoff.pages import intake_page, tip_page
from tipoff.selectors import area
from tipoff.selectors.above import desk_above
from tipoff.uploads.services import drop_gone
from tipoff.uploads.shelf import INTAKE
from tipoff.vault import receipts

METHODS = ["GET", "HEAD", "POST"]


@intake_page
@guarded(TIP)
def check(request):
    """Page 14: every answer with its "Change", who will read it, and the button that sends."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    held = DRAFT.load(request)
    if held is None:
        return no_draft(request)
    if FLOW.first_open(held.get("answers", {})) is not None:
        return next_page(held.get("answers", {}))
    # Drawn now and kept with the answers: however often they are sent, one receipt, one tip.
    filled = DRAFT.change(request, _draw_receipt)
    if "answers" not in filled.held:
        return no_draft(request)  # erased in this moment, by another window of the browser
    if request.method == "POST":
        try:
            return _send(request, filled.held)
        except services.FilesGoneError:
            # Erased before they were sent: said on the page of the files, everything else is kept.
            return drop_gone(request, INTAKE).give(redirect("tipoff:step", INTAKE.slug))
    return filled.give(_check_page(request, filled.held))


@tip_page
def sent(request):
    """Page 15: the receipt, until the citizen confirms or its time is up."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    held = DRAFT.load(request)
    if request.method == "POST":
        return _done(request)
    if held is None or "sent" not in held:
        return no_draft(request) if held is None else redirect("tipoff:check")
    return render(request, "tipoff/sent.html", _sent_context(held["sent"]))


def _sent_context(outcome: dict) -> dict:
    station = Station.objects.filter(code=outcome["station"]).first()
    above = desk_above(station)
    until = datetime.fromtimestamp(outcome["at"], UTC) + settings.TIP_RECEIPT_SHOWN
    return {
        "receipt": outcome["receipt"],
        "station_name": station_name(station),
        "station": station,
        "above": above,
        "above_name": station_name(above) if above else "",
        "sent": outcome,
        "urgent": outcome["urgent"],
        "until": until,
        "seconds": max(0, int((until - timezone.now()).total_seconds())),
    }


def station_name(station: Station) -> str:
    """A station's name in the page's language."""
    return (get_language() == "en" and station.name_en) or station.name


def _check_page(request, held: dict):
    answers = held["answers"]
    area.duty_phone()  # remembered: should the next request fail, its page has it
    route = services.find_route(question_of(answers))
    above = services.find_route(question_of(answers, above=True)).station
    offered = above if above != route.station else None
    lines = [
        {"label": s.label, "value": s.line(answers), "url": reverse("tipoff:step", args=[s.slug])}
        for s in FLOW.asked(answers)
        if s.line
    ]
    context = {
        "lines": lines,
        "readers": _readers(route),
        "form": CheckForm(desk=station_name(offered)) if offered else None,
        "urgent": is_urgent(answers),
        "already_sent": "sent" in held,
        "back_url": reverse("tipoff:step", args=[FLOW.asked(answers)[-1].slug]),
    }
    return render(request, "tipoff/check.html", context)


def _readers(route: services.Route) -> list[str]:
    """The names of the stations whose keys the tip will be sealed to, the receiver first."""
    codes = [r.name for r in route.recipients if r.kind == "station" and r.name in route.desks]
    stations = [route.station, *(route.desks[code].station for code in codes)]
    return list(dict.fromkeys(station_name(station) for station in stations))


def _draw_receipt(draft: dict) -> None:
    draft.setdefault("receipt", receipts.draw())


def _send(request, held: dict):
    above = request.POST.get("above") == "on"
    report = report_of(held["answers"], held.get("language", "vi"), above=above)
    report = replace(report, marks=_marks(request, report))
    receipt, is_new = held["receipt"], False
    try:
        kept = services.submit_tip(receipt, report)
    except services.ConcernsHolderError as error:
        # The first tip's holders must not read this: a tip of its own, under a receipt of its own.
        if held.get("sent", {}).get("named") and not report.contact:
            services.withdraw_contact(error.tip)
        receipt, is_new = _second_receipt(request, receipt), True
        kept = services.submit_tip(receipt, report)
    outcome = {"receipt": receipt, "station": kept.tip.station.code, "at": int(time.time())}
    outcome |= {
        "number": kept.tip.public_id,
        "added": kept.added,
        "new": is_new,
        "urgent": report.question.urgent,
        "named": bool(report.contact),
    }
    # From here on the tip is kept; should this fail, sending again finds it by its receipt.
    filled = DRAFT.change(request, lambda draft: draft.update(sent=outcome))
    return filled.give(redirect("tipoff:sent"))


def _marks(request, report) -> tuple[str, ...]:
    """The guard's marks: given once for the same answers, however often they are sent."""
    ask_vendor(request)
    answers = hashlib.sha256(report.answers()).hexdigest()

    def keep(draft):
        if draft.get("judged", {}).get("answers") != answers:
            draft["judged"] = {"answers": answers, "marks": judge(request).marks}

    return tuple(DRAFT.change(request, keep).held["judged"]["marks"])


def _second_receipt(request, first: str) -> str:
    """Put a new receipt in the draft in place of `first`, once."""

    def replace(draft):
        if draft.get("receipt", first) == first:
            draft["receipt"] = receipts.draw()

    return DRAFT.change(request, replace).held["receipt"]


def _done(request):
    DRAFT.erase(request)
    response = render(request, "tipoff/done.html")
    DRAFT.forget(response)
    return response
