"""The questions' pages: from HTTP to the flow and back."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from tipoff.boxes import DRAFT
from tipoff.intake.engine import Step, StepForm
from tipoff.intake.place import about, suggest
from tipoff.intake.steps import FLOW, happens_now
from tipoff.intake.texts import clean
from tipoff.pages import intake_page, tip_page
from tipoff.selectors.area import duty_desks, home_province

# The buttons beside "Continue": leave out this question, or this and all that may be.
SKIP, REST = "skip", "rest"


@intake_page
@require_safe
def start(request):
    """Page 0: what this is, who reads it, and 113 first."""
    context = {"first": _address(FLOW.steps[0]), "desks": duty_desks()}
    return render(request, "tipoff/start.html", context)


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
    return _ask(request, found, _form(found, held or {}), held or {})


@intake_page
@require_POST
def suggestions(request):
    """What may be meant by the text typed so far, as JSON; posted, so that no log has it."""
    typed, home = clean(request.POST.get("typed", "")), home_province()
    found = suggest(typed, home) if typed else []
    places = [{"code": w.code, "name": w.full_name, "hint": about(w, home)} for w in found]
    return JsonResponse({"places": places})


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
    form = _form(found, held, request.POST)
    if _leaves_out(found, request.POST):
        return _go_on(request, lambda draft: _put(draft, found, found.left_out, request.POST))
    if not form.is_valid():
        return _ask(request, found, form, held)
    again = form.ask_again()
    if again is not None:
        filled = DRAFT.change(request, lambda draft: draft.update(asking={found.name: again}))
        return filled.give(redirect(_address(found)))
    return _go_on(request, lambda draft: _put(draft, found, form.answer(), request.POST))


def _leaves_out(found: Step, posted) -> bool:
    """Whether the citizen skips the question, or leaves it blank and goes straight to the end."""
    blank = REST in posted and not any(posted.get(name) for name in found.form.base_fields)
    return found.optional and (SKIP in posted or blank)


def _put(draft: dict, found: Step, answer, posted) -> None:
    answers = draft.setdefault("answers", {})
    draft.get("asking", {}).pop(found.name, None)
    FLOW.answer(found, answer, answers)
    if REST in posted and happens_now(answers):
        FLOW.leave_out_rest(answers)


def _go_on(request, change):
    """Keep an answer, and lead to what is still open.

    What is posted after the other answers were erased is kept too, and it is said that they were.
    """
    erased = DRAFT.has_cookie(request)

    def keep(draft):
        draft.setdefault("language", get_language())
        if "answers" not in draft and erased:
            draft["renewed"] = True
        change(draft)
        if FLOW.first_open(draft["answers"]) is None:
            draft.pop("renewed", None)

    filled = DRAFT.change(request, keep)
    return filled.give(next_page(filled.held["answers"]))


def _form(found: Step, held: dict, posted=None) -> StepForm:
    answers = held.get("answers", {})
    kept = held.get("asking", {}).get(found.name)
    return found.form(posted, answers=answers, kept=kept, initial=answers.get(found.name))


def _ask(request, found: Step, form: StepForm, held: dict):
    answers = held.get("answers", {})
    field = next(iter(form), None)
    context = {
        "form": form,
        "field": field,
        "title": found.title or (field.label if field is not None else ""),
        "step": found,
        "back_url": _back(found, answers),
        "home": getattr(form, "home", None),
        "renewed": held.get("renewed", False),
        "may_finish": happens_now(answers) and FLOW.may_leave_out_rest(found, answers),
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
