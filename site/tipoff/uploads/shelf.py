"""Where the files of one page lie until they are sent: in the sealed box of that page."""

from dataclasses import dataclass

from django.conf import settings

from tipoff.boxes import DRAFT, FOLLOWUP, Box
from tipoff.cleaning import Kind
from tipoff.uploads.arrival import LONG
from tipoff.uploads.facts import Attached

STEP = "files"


@dataclass(frozen=True)
class Shelf:
    """The files of one kind of box. `within` names the part of the box that they belong to, which
    also tells a box that was begun from an empty one; `page` is the URL name of their page."""

    name: str
    box: Box
    within: str
    page: str
    slug: str = ""

    def load(self, request) -> dict | None:
        """What the request's box holds; None where none opens or it has nothing to add files to."""
        held = self.box.load(request)
        return held if held and self.within in held else None

    def place(self, held: dict) -> dict:
        """The dict in a box that holds the files (`attached`) and what is `arriving`."""
        return self._around(held).setdefault(STEP, {"attached": []})

    def look(self, held: dict) -> dict:
        """The same to look at: nothing is put into the box."""
        return self._around(held).get(STEP, {})

    def attached(self, held: dict) -> list[Attached]:
        """The files that lie there."""
        return [Attached.of(file) for file in self.look(held).get("attached", ())]

    def _around(self, held: dict) -> dict:
        return held["answers"] if self.within == "answers" else held


def is_full(attached: list[Attached]) -> bool:
    """Whether no further file may be added."""
    return len(attached) >= settings.TIP_FILES_MOST


def room_left(attached: list[Attached]) -> int:
    """How many bytes of video and sound may still be added."""
    taken = sum(file.size for file in attached if Kind(file.kind).family in LONG)
    return settings.TIP_FILES_LONG - taken


INTAKE = Shelf("intake", DRAFT, "answers", "tipoff:step", "hinh-anh")
ADDITION = Shelf("addition", FOLLOWUP, "lookup", "tipoff:lookup")
SHELVES = {shelf.name: shelf for shelf in (INTAKE, ADDITION)}
