"""The plain form's addresses: add a file, remove one. Each ends in a redirect to the page."""

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from tipoff.intake.steps import FLOW, happens_now
from tipoff.intake.views import next_page
from tipoff.pages import tip_page
from tipoff.uploads import services
from tipoff.uploads.forms import Part
from tipoff.uploads.middleware import takes_files
from tipoff.uploads.problems import Problem, Rejected
from tipoff.uploads.services import UnknownFileError
from tipoff.uploads.shelf import INTAKE, Shelf

# The form's last field, behind the file: without it the request was cut short.
END = "end"


@takes_files
@tip_page
@require_POST
def add(request, shelf: Shelf):
    """Keep the file that has come in, or say why not; "Continue" goes on, with or without one."""
    if shelf.load(request) is None:
        return gone(request, shelf)
    try:
        filled = _taken(request, shelf)
    except Rejected as rejected:
        code = str(rejected.problem)
        filled = services.change(request, shelf, lambda place: place.update(problem=code))
        return filled.give(to_page(shelf))
    if shelf is not INTAKE or "add" in request.POST:
        return filled.give(to_page(shelf))
    if "rest" in request.POST:
        filled = INTAKE.box.change(request, _leave_out_rest)
    return filled.give(next_page(filled.held.get("answers", {})))


@tip_page
@require_POST
def remove(request, shelf: Shelf):
    """Take a file off the list."""
    if shelf.load(request) is None:
        return gone(request, shelf)
    try:
        filled = services.remove(request, shelf, request.POST.get("id", ""))
    except UnknownFileError:
        raise Http404 from None
    if wants_json(request):
        return listed(request, shelf, filled.held)
    return filled.give(to_page(shelf))


def to_page(shelf: Shelf) -> HttpResponseRedirect:
    """Back to the page that the files belong to."""
    arguments = [shelf.slug] if shelf.slug else []
    return HttpResponseRedirect(reverse(shelf.page, args=arguments))


def gone(request, shelf: Shelf):
    """The box has expired, or was never begun in this browser."""
    if wants_json(request):
        return gone_for_script()
    if shelf is INTAKE:
        return render(request, "tipoff/expired.html", status=410)
    return to_page(shelf)


def gone_for_script() -> JsonResponse:
    """The same, told to the page's script."""
    return JsonResponse({}, status=410)


def wants_json(request) -> bool:
    """Whether the page's script asks."""
    return request.headers.get("Accept") == "application/json"


def listed(request, shelf: Shelf, held: dict) -> JsonResponse:
    """The list of files as it is now, drawn by the same template as the page's."""
    context = {"part": Part(shelf, held)}
    return JsonResponse({"list": render_to_string("tipoff/file_list.html", context, request)})


def _leave_out_rest(held: dict) -> None:
    answers = held.get("answers", {})
    if happens_now(answers):
        FLOW.leave_out_rest(answers)


def _taken(request, shelf: Shelf):
    said, handler = request.POST, request.file_handler  # only once the form is read
    if handler.problem is not None:
        raise Rejected(handler.problem)
    if handler.arrival is not None:
        if END not in said:
            raise Rejected(Problem.INTERRUPTED)
        return services.keep(request, shelf, handler.arrival)
    if "add" in said or shelf is not INTAKE:
        raise Rejected(Problem.NO_FILE)
    return services.change(request, shelf, lambda place: place.pop("problem", None))
