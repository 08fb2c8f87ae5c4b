"""The questions' pages: from HTTP to the flow and back."""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from tipoff.boxes import DRAFT, FOLLOWUP
from tipoff.intake.engine import Step, StepForm
from tipoff.intake.place import full_name, made_of, suggest
from tipoff.intake.steps import FLOW
from tipoff.pages import intake_page, tip_page
from tipoff.selectors.area import home_province


@intake_page
@require_safe
def start(request):
    """Page 0: what this is, who reads it, and 113 first."""
    return render(request, "tipoff/start.html", {"first": _address(FLOW.steps[0])})


@tip_page
@require_safe
def elsewhere(request):
    """Where complaints and disputes go; a help, never a refusal."""
    return render(request, "tipoff/elsewhere.html", {"back_url": reverse("tipoff:start")})


@intake_page
def step(request, slug):
    """One question: asked by GET, answered by POST."""
    found = FLOW.at(slug)
    if found is None or request.method not in ("GET", "HEAD", "POST"):
        raise Http404
    held = DRAFT.load(request)
    if request.method == "POST":
        return _answer(request, found, held or {})
    if held is None and found != FLOW.steps[0]:
        return no_draft(request)
    answers = (held or {}).get("answers", {})
    if not FLOW.may_ask(found, answers):
        return next_page(answers)
    return _ask(request, found, _form(found, held or {}), answers)


@intake_page
@require_POST
def suggestions(request):
    """What may be meant by the text typed so far, as JSON; posted, so that no log has it."""
    typed = request.POST.get("typed", "").replace("\0", "").strip()
    found = suggest(typed, home_province()) if typed else []
    places = [{"code": w.code, "name": full_name(w), "hint": str(made_of(w))} for w in found]
    return JsonResponse({"places": places})


@tip_page
@require_safe
def quick_exit(request):
    """Erase what was half done, clear this site's traces, and show something else.

    A link that works without JavaScript: a POST that leads off this site is blocked by the CSP.
    """
    response = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    response["Clear-Site-Data"] = '"cookies", "storage"'
    for box in (DRAFT, FOLLOWUP):
        box.erase(request)
        box.forget(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME)
    return response


def next_page(answers):
    """To the first question still open, or to the check page."""
    open_step = FLOW.first_open(answers)
    return redirect(_address(open_step) if open_step else "tipoff:check")


def no_draft(request):
    """A page asked for without a draft: it has expired, or was never begun in this browser."""
    if DRAFT.has_cookie(request):
        response = render(request, "tipoff/expired.html", status=410)
        DRAFT.forget(response)
        return response
    return redirect("tipoff:start")


def _answer(request, found: Step, held: dict):
    answers = held.get("answers", {})
    form = _form(found, held, request.POST)
    if not form.is_valid():
        return _ask(request, found, form, answers)
    again = form.ask_again()

    def keep(draft):
        draft.setdefault("language", get_language())
        saved = draft.setdefault("answers", {})
        if again is not None:
            draft["asking"] = {found.name: again}
            return
        draft.pop("asking", None)
        FLOW.answer(found, form.answer(), saved)

    filled = DRAFT.change(request, keep)
    response = redirect(_address(found)) if again else next_page(filled.held["answers"])
    return filled.give(response)


def _form(found: Step, held: dict, posted=None) -> StepForm:
    answers = held.get("answers", {})
    kept = held.get("asking", {}).get(found.name)
    return found.form(posted, answers=answers, kept=kept, initial=answers.get(found.name))


def _ask(request, found: Step, form: StepForm, answers: dict):
    field = next(iter(form), None)
    context = {
        "form": form,
        "field": field,
        "title": field.label if field is not None else "",
        "back_url": _back(found, answers),
        "home": getattr(form, "home", None),
    }
    return render(request, found.template, context)


def _back(found: Step, answers: dict) -> str:
    """To the check page where everything is answered, else to the question before."""
    if FLOW.first_open(answers) is None:
        return reverse("tipoff:check")
    before = FLOW.before(found, answers)
    return _address(before) if before else reverse("tipoff:start")


def _address(found: Step) -> str:
    return reverse("tipoff:step", args=[found.slug])
