"""A file in pieces, so that a broken connection costs one piece and not the whole file.

Each piece is sealed by itself under a key that only the citizen's box holds, and written to the
store of pieces. When all are there they are opened one after another, cleaned and sealed anew as
one file: a second pass over sealed bytes, with one piece in memory at a time.
"""

import secrets
from collections.abc import Iterator

from django.conf import settings

from tipoff import blobs
from tipoff.boxes import Filled
from tipoff.cleaning import HEAD_SIZE, Reason, judge
from tipoff.uploads import services
from tipoff.uploads.arrival import Arrival
from tipoff.uploads.problems import Problem, Rejected
from tipoff.uploads.services import UnknownFileError
from tipoff.uploads.shelf import Shelf, is_full, room_left
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.errors import OpenError
from tipoff.vault.streams import new_file_key, open_stream, seal_stream

PIECE = 2 * 1024 * 1024  # bytes of a piece but the last
# What must be the same for a file to go on where it was left.
TOLD = ("name", "size", "modified", "original")


class OutOfStepError(Exception):
    """A piece does not begin where the last one ended; `offset` is where that is."""

    def __init__(self, offset: int):
        super().__init__(offset)
        self.offset = offset


def begin(request, shelf: Shelf, told: dict) -> Filled:
    """Await a file, or go on with the same one; `told` has its name, size, modified, original.

    What was arriving before, and is another file, is given up.
    """
    old: list[dict] = []

    def await_it(held):
        services.require_begun(held, shelf)
        place = shelf.place(held)
        place.pop("problem", None)
        arriving = place.get("arriving")
        if is_same(arriving, told):
            return
        _check(shelf.attached(held), told["size"])
        old.extend([arriving] if arriving else [])
        fresh = {"id": secrets.token_hex(16), "key": b64(new_file_key()), "pieces": 0, "offset": 0}
        place["arriving"] = {**told, **fresh}

    filled = shelf.box.change(request, await_it)
    for arriving in old:
        _delete(arriving)
    return filled


def is_same(arriving: dict | None, told: dict) -> bool:
    """Whether what is told is the file that is arriving already."""
    return bool(arriving) and all(arriving[name] == told[name] for name in TOLD)


def awaited(shelf: Shelf, held: dict, file_id: str) -> dict:
    """What is arriving under this id, and under no other."""
    arriving = shelf.look(held).get("arriving")
    if arriving is None or arriving["id"] != file_id:
        raise UnknownFileError
    return arriving


def add(request, shelf: Shelf, arriving: dict, data: bytes) -> Filled:
    """Seal and keep the next piece, which begins at the offset of `arriving`."""
    if not data:
        raise OutOfStepError(arriving["offset"])
    if arriving["offset"] + len(data) > arriving["size"]:
        raise Rejected(Reason.BROKEN)
    if not arriving["offset"]:
        _check_kind(arriving, data)
    _write(arriving, data)

    def count(held):
        now = awaited(shelf, held, arriving["id"])
        if now["offset"] != arriving["offset"]:
            raise OutOfStepError(now["offset"])
        now["offset"] += len(data)
        now["pieces"] += 1

    return shelf.box.change(request, count)


def finish(request, shelf: Shelf, held: dict, file_id: str) -> Filled:
    """All pieces are there: the second pass. Whatever comes of it, the pieces are gone after it."""
    arriving = awaited(shelf, held, file_id)
    if arriving["offset"] != arriving["size"]:
        raise OutOfStepError(arriving["offset"])
    room = room_left(shelf.attached(held))
    arrival = Arrival(arriving["name"], room=room, keep_original=arriving["original"])
    try:
        for data in _opened(arriving):
            arrival.feed(data)
        filled = services.keep(request, shelf, arrival, arriving["id"])
    finally:
        arrival.discard()
    _delete(arriving)
    return filled


def give_up(request, shelf: Shelf, file_id: str) -> None:
    """Forget what is arriving, and its pieces."""
    gone: list[dict] = []

    def forget(place):
        arriving = place.get("arriving")
        if arriving and arriving["id"] == file_id:
            gone.append(place.pop("arriving"))

    services.change(request, shelf, forget)
    for arriving in gone:
        _delete(arriving)


def _check(attached: list, size: int) -> None:
    if is_full(attached):
        raise Rejected(Problem.TOO_MANY)
    if not size:
        raise Rejected(Reason.EMPTY)
    if size > settings.TIP_FILES_LONG:
        raise Rejected(Reason.TOO_LARGE)


def _check_kind(arriving: dict, data: bytes) -> None:
    """Told after the first piece already, not after half an hour."""
    kind = judge(data[:HEAD_SIZE])
    if kind is None:
        raise Rejected(Reason.KIND)
    if arriving["size"] > kind.limit:
        raise Rejected(Reason.TOO_LARGE)


def _name(arriving: dict, number: int) -> str:
    return f"{arriving['id']}.{number}"


def _write(arriving: dict, data: bytes) -> None:
    name = _name(arriving, arriving["pieces"])
    sealed = b"".join(seal_stream([data], unb64(arriving["key"], 32), name))
    try:
        blobs.pieces().write(name, sealed)
    except OSError:
        raise Rejected(Problem.STORE) from None


def _opened(arriving: dict) -> Iterator[bytes]:
    key = unb64(arriving["key"], 32)
    for number in range(arriving["pieces"]):
        name = _name(arriving, number)
        try:
            yield open_stream(blobs.pieces().read(name), key, name)
        except (OSError, OpenError):
            raise Rejected(Problem.INTERRUPTED) from None


def _delete(arriving: dict) -> None:
    for number in range(arriving["pieces"] + 1):
        blobs.pieces().delete(_name(arriving, number))
