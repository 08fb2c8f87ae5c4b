"""What the page's script talks to: begin, piece after piece, finish. JSON out."""

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from tipoff.pages import tip_page
from tipoff.uploads import pieces, services
from tipoff.uploads.pieces import PIECE, OutOfStepError
from tipoff.uploads.problems import Problem, Rejected, words
from tipoff.uploads.services import UnknownFileError
from tipoff.uploads.shelf import Shelf
from tipoff.uploads.slots import RETRY_AFTER, SLOTS
from tipoff.uploads.views import gone_for_script, listed

NAME_LIMIT = 255
LARGEST_NUMBER = 2**53


def _answered(step):
    """Wrap a step: it gets what the box holds, and its refusals become JSON."""

    @tip_page
    @require_POST
    def view(request, shelf: Shelf):
        held = shelf.load(request)
        if held is None:
            return gone_for_script()
        try:
            return step(request, shelf, held)
        except Rejected as rejected:
            return refused(rejected.problem)
        except OutOfStepError as error:
            return JsonResponse({"offset": error.offset}, status=409)
        except UnknownFileError:
            return JsonResponse({}, status=404)

    return view


@_answered
def begin(request, shelf: Shelf, held: dict):
    """Await a file; `offset` says where to begin, or to go on after a break."""
    told = {
        "name": request.POST.get("name", "")[:NAME_LIMIT],
        "size": _number(request.POST.get("size")),
        "modified": _number(request.POST.get("modified")),
        "original": request.POST.get("original") == "1",
    }
    arriving = shelf.look(held).get("arriving")
    if not pieces.is_same(arriving, told):  # going on after a break is no further file
        services.admit(request)
    return _awaiting(shelf, pieces.begin(request, shelf, told).held)


@_answered
def piece(request, shelf: Shelf, held: dict):
    """The next piece: the request's body, for the file and from the offset that headers name."""
    arriving = pieces.awaited(shelf, held, request.headers.get("X-File", ""))
    length = _number(request.headers.get("Content-Length"))
    if length > PIECE:
        return JsonResponse({}, status=413)
    if _number(request.headers.get("X-Offset")) != arriving["offset"]:
        raise OutOfStepError(arriving["offset"])
    if not SLOTS.acquire(blocking=False):
        return busy()
    try:
        data = request.read(length)
    finally:
        SLOTS.release()
    if len(data) != length:
        raise OutOfStepError(arriving["offset"])
    try:
        filled = pieces.add(request, shelf, arriving, data)
    except Rejected:
        pieces.give_up(request, shelf, arriving["id"])
        raise
    return _awaiting(shelf, filled.held)


@_answered
def finish(request, shelf: Shelf, held: dict):
    """All pieces are there: clean and seal the whole, and answer with the new list."""
    file_id = request.POST.get("id", "")
    if not SLOTS.acquire(blocking=False):
        return busy()
    try:
        filled = pieces.finish(request, shelf, held, file_id)
    except Rejected:
        pieces.give_up(request, shelf, file_id)
        raise
    finally:
        SLOTS.release()
    return listed(request, shelf, filled.held)


def refused(problem) -> JsonResponse:
    """Why the file is not taken, in words for the page."""
    return JsonResponse({"error": words(str(problem))}, status=422)


def busy() -> JsonResponse:
    """No slot is free: the script tries again by itself."""
    answer = JsonResponse({"error": words(str(Problem.BUSY))}, status=503)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer


def _awaiting(shelf: Shelf, held: dict) -> JsonResponse:
    arriving = shelf.look(held).get("arriving")
    if arriving is None:  # given up by another window in this moment
        return JsonResponse({}, status=404)
    return JsonResponse({"id": arriving["id"], "offset": arriving["offset"]})


def _number(text: str | None) -> int:
    """A whole number in the range that a browser has; 0 for anything else."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 16:
        return 0
    return min(int(text), LARGEST_NUMBER)
