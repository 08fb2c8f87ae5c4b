"""What a player needs of `moov` and `moof` is kept; every other box becomes `free`.

A list of what stays, never of what goes: a box that nobody has heard of is blanked with the rest.
Of the boxes that stay, times are zeroed, names emptied and bytes behind a table's last row zeroed.
"""

from collections.abc import Callable

from tipoff.cleaning.base import Trace
from tipoff.cleaning.boxes import Box, Budget, Tree
from tipoff.cleaning.entries import clean_descriptions
from tipoff.cleaning.refusals import Reason, Refused
from tipoff.cleaning.tracks import Fate, fate_of

_INSIDE = {
    b"moov": {b"mvhd", b"trak", b"mvex"},
    b"trak": {b"tkhd", b"mdia", b"edts", b"tapt"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl"},
    b"dinf": {b"dref"},
    b"edts": {b"elst"},
    b"tapt": {b"clef", b"prof", b"enof"},
    b"stbl": {
        *(b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz"),
        *(b"stz2", b"stco", b"co64", b"stss", b"stps"),
    },
    b"mvex": {b"mehd", b"trex"},
    b"moof": {b"mfhd", b"traf"},
    b"traf": {b"tfhd", b"tfdt", b"trun"},
}
# Words in blanked boxes that tell what was in them.
_SIGNS = {
    Trace.LOCATION: (b"\xa9xyz", b"loci", b"ISO6709", b"location", b"GPS"),
    Trace.DEVICE: (
        b"\xa9mak",
        b"\xa9mod",
        b"\xa9swr",
        b".make",
        b".model",
        b".software",
        b"\xa9too",
    ),
    Trace.AUTHOR: (b"\xa9ART", b"\xa9aut", b"auth", b".author", b".artist"),
    Trace.PREVIEW: (b"covr", b"thmb"),
}


def clean_tree(data: bytearray, kind: bytes, start: int, budget: Budget) -> set[Trace]:
    """Cleans a `moov` or a `moof` whose body begins at `start`, in place; what was found in it.

    Raises `Refused`: `BROKEN`, `TOO_COMPLEX`, and what a track is refused for (see `tracks`).
    """
    sweep = _Sweep(Tree(data, budget))
    sweep.inside(Box(kind, start, start, len(data)))
    if kind == b"moov" and not sweep.played:
        raise Refused(Reason.BROKEN)
    return sweep.found


class _Sweep:
    """One walk over a tree of boxes."""

    def __init__(self, tree: Tree):
        self.found: set[Trace] = set()
        self.played = 0  # tracks of pictures or sound
        self._tree = tree

    def inside(self, parent: Box) -> None:
        """Every box in a container: kept and cleaned, or blanked."""
        for box in self._tree.boxes(parent.body, parent.end):
            if box.kind in _INSIDE[parent.kind]:
                self._keep(box)
            else:
                self._blank(box)

    def _keep(self, box: Box) -> None:
        if box.kind == b"trak":
            self._track(box)
        elif box.kind in _INSIDE:
            self.inside(box)
        elif box.kind in _SPECIAL:
            _SPECIAL[box.kind](self, box)
        else:
            self._trim(box, _rows_end(self._tree, box))

    def _track(self, box: Box) -> None:
        if fate_of(self._tree, box) is Fate.DROPPED:
            self.found.add(Trace.TAGS)
            self._tree.blank(box)
        else:
            self.played += 1
            self.inside(box)

    def _blank(self, box: Box) -> None:
        if box.kind == b"cmov":
            raise Refused(Reason.HIDDEN_DATA)
        if self._tree.any(box.body, box.end):
            whole = self._tree.data[box.start : box.end]
            self.found |= {t for t, signs in _SIGNS.items() if any(s in whole for s in signs)}
            self.found.add(Trace.TAGS)
        self._tree.blank(box)

    def _trim(self, box: Box, end: int) -> None:
        """Zeros behind a table's last row."""
        if not box.body < end <= box.end:
            raise Refused(Reason.BROKEN)
        if self._tree.any(end, box.end):
            self.found.add(Trace.TAGS)
        self._tree.zero(end, box.end)

    def _times(self, box: Box) -> None:
        """Header of a movie, track or medium: made and changed at no time."""
        long = self._tree.number(box.body, 1) == 1
        lengths = {b"mvhd": (100, 112), b"tkhd": (84, 96), b"mdhd": (24, 36)}
        self._trim(box, box.body + lengths[box.kind][long])
        start, end = box.body + 4, box.body + (20 if long else 12)
        if self._tree.any(start, end):
            self.found.add(Trace.TIMES)
        self._tree.zero(start, end)
        if box.kind == b"mvhd":  # QuickTime's times of preview, poster and selection
            after = box.body + (108 if long else 96)
            self._tree.zero(after - 24, after)

    def _handler(self, box: Box) -> None:
        """The kind of handler stays; its maker and its name go."""
        self._tree.zero(box.body + 12, box.end)

    def _references(self, box: Box) -> None:
        """Media lie in this file. QuickTime's `alis` tells the disk and the folder: zeroed."""
        for entry in self._tree.boxes(box.body + 8, box.end):
            if self._tree.number(entry.body, 4) & 1 == 0:
                raise Refused(Reason.HIDDEN_DATA)
            self._tree.zero(entry.body + 4, entry.end)

    def _descriptions(self, box: Box) -> None:
        clean_descriptions(self._tree, box)


_SPECIAL: dict[bytes, Callable[[_Sweep, Box], None]] = {
    b"mvhd": _Sweep._times,
    b"tkhd": _Sweep._times,
    b"mdhd": _Sweep._times,
    b"hdlr": _Sweep._handler,
    b"dref": _Sweep._references,
    b"stsd": _Sweep._descriptions,
}
# Bytes of a row behind version, flags and the count of rows.
_ROWS = {b"stts": 8, b"ctts": 8, b"stsc": 12, b"stco": 4, b"co64": 8, b"stss": 4, b"stps": 4}
# Bytes of a box of one row, in version 0 and 1.
_FIXED = {
    b"vmhd": (12, 12),
    b"smhd": (8, 8),
    b"clef": (12, 12),
    b"prof": (12, 12),
    b"enof": (12, 12),
    b"cslg": (24, 44),
    b"mehd": (8, 12),
    b"trex": (24, 24),
    b"mfhd": (8, 8),
    b"tfdt": (8, 12),
}


def _rows_end(tree: Tree, box: Box) -> int:
    """Where a table's own length says that it ends."""
    version, flags = tree.number(box.body, 1), tree.number(box.body + 1, 3)
    if box.kind in _FIXED:
        return box.body + _FIXED[box.kind][version == 1]
    if box.kind == b"tfhd":
        optional = {0x1: 8, 0x2: 4, 0x8: 4, 0x10: 4, 0x20: 4}
        return box.body + 8 + sum(size for flag, size in optional.items() if flags & flag)
    if box.kind in (b"stsz", b"stz2"):
        return _sizes_end(tree, box)
    count = tree.number(box.body + 4, 4)
    if box.kind == b"trun":
        row = 4 * (flags & 0xF00).bit_count()
        return box.body + 8 + 4 * (flags & 0x5).bit_count() + count * row
    row = (12, 20)[version == 1] if box.kind == b"elst" else _ROWS[box.kind]
    return box.body + 8 + count * row


def _sizes_end(tree: Tree, box: Box) -> int:
    count = tree.number(box.body + 8, 4)
    if box.kind == b"stz2":
        return box.body + 12 + (count * tree.number(box.body + 7, 1) + 7) // 8
    same_for_all = tree.number(box.body + 4, 4)
    return box.body + 12 + (0 if same_for_all else 4 * count)
