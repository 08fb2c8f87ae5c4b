"""Everything that attaching files writes: rows, boxes and, through `arrival`, objects."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from common.guard import limits
from tipoff import blobs
from tipoff.boxes import Filled
from tipoff.models import SealedFile
from tipoff.uploads.arrival import Arrival
from tipoff.uploads.facts import Attached
from tipoff.uploads.problems import Problem, Rejected
from tipoff.uploads.shelf import Shelf, is_full, room_left

# A box renews its files whenever it is kept; a new row must only outlive its own transaction.
FIRST_AGE = timedelta(minutes=10)


class UnknownFileError(Exception):
    """No such file on this shelf: another citizen's is answered in the same way as none."""


def admit(request) -> None:
    """Before a file is taken in: `Rejected` where its network has sent too many this hour, or where
    the disk is wanted for the texts of tips."""
    if blobs.files().free() < settings.UPLOAD_RESERVE:
        raise Rejected(Problem.STORE)
    if not limits.take(request, "file"):
        raise Rejected(Problem.OVER_LIMIT)


def keep(request, shelf: Shelf, arrival: Arrival, arriving: str | None = None) -> Filled:
    """Finish a file and put it on the shelf; raises `Rejected`, with nothing left behind.

    `arriving` names the pieces that it came in, which are then no longer awaited.
    """
    file = arrival.finish()
    try:
        return shelf.box.change(request, lambda held: _put(held, shelf, file, arriving))
    except Rejected:
        blobs.files().delete(file.id)
        raise
    # After any other error nobody knows whether it was committed: the sweeper asks in a day.


def remove(request, shelf: Shelf, file_id: str) -> Filled:
    """Take a file off the shelf; one that has been sent stays with its tip."""

    def take(held):
        require_begun(held, shelf)
        place = shelf.place(held)
        rest = [file for file in place["attached"] if file["id"] != file_id]
        if len(rest) == len(place["attached"]):
            raise UnknownFileError
        place["attached"] = rest
        SealedFile.objects.filter(file_id=file_id, tip=None).delete()

    filled = shelf.box.change(request, take)
    erase_objects([file_id])
    return filled


def drop_gone(request, shelf: Shelf) -> Filled:
    """Take off the shelf what was erased before it was sent, and say so on its page."""

    def take(held):
        if shelf.within not in held:
            return  # erased by another window in this moment
        place = shelf.place(held)
        names = [file["id"] for file in place["attached"]]
        rows = SealedFile.objects.filter(file_id__in=names)
        there = set(rows.values_list("file_id", flat=True))
        place["attached"] = [file for file in place["attached"] if file["id"] in there]
        place["problem"] = str(Problem.GONE)

    return shelf.box.change(request, take)


def take_off(request, shelf: Shelf, sent: list[Attached]) -> Filled:
    """Clear the shelf of what has been sent."""
    names = {file.id for file in sent}

    def clear(held):
        if shelf.within not in held:
            return
        place = shelf.place(held)
        place["attached"] = [file for file in place["attached"] if file["id"] not in names]

    return shelf.box.change(request, clear)


def change(request, shelf: Shelf, what: Callable[[dict], None]) -> Filled:
    """Apply `what` to the shelf's place in its box; `Rejected` where the box is gone."""

    def apply(held):
        require_begun(held, shelf)
        what(shelf.place(held))

    return shelf.box.change(request, apply)


def erase_objects(names: list[str]) -> None:
    """Delete the objects of files that no row names any more."""
    rows = SealedFile.objects.filter(file_id__in=names)
    still_named = set(rows.values_list("file_id", flat=True))
    for name in set(names) - still_named:
        blobs.files().delete(name)


def _put(held: dict, shelf: Shelf, file: Attached, arriving: str | None) -> None:
    require_begun(held, shelf)
    place = shelf.place(held)
    if arriving and place.get("arriving", {}).get("id") != arriving:
        raise Rejected(Problem.INTERRUPTED)
    attached = shelf.attached(held)
    if is_full(attached):
        raise Rejected(Problem.TOO_MANY)
    if room_left([*attached, file]) < 0:
        raise Rejected(Problem.TOO_MUCH)
    place["attached"].append(file.held())
    place.pop("problem", None)
    if arriving:
        del place["arriving"]
    until = timezone.now() + FIRST_AGE
    SealedFile.objects.create(file_id=file.id, frames=file.frames, expires_at=until)


def require_begun(held: dict, shelf: Shelf) -> None:
    """Not into a box that another window has erased a moment ago."""
    if shelf.within not in held:
        raise Rejected(Problem.GONE)
