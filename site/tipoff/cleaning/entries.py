"""Sample descriptions (`stsd`): how pictures or sound are coded, without names and makers.

What a decoder needs stays; of what else may stand in an entry nothing does.
"""

from tipoff.cleaning.boxes import Box, Tree
from tipoff.cleaning.refusals import Reason, Refused
from tipoff.cleaning.tracks import PICTURES

_PICTURE_FIELDS = 78  # bytes of an entry's own fields, the shared first 8 included
_SOUND_FIELDS = 28
_SOUND_MORE = {1: 16, 2: 36}  # QuickTime's longer sound descriptions, by version

_DECODER = frozenset(
    b"avcC hvcC lhvC av1C vpcC esds colr pasp clap fiel btrt gama mdcv clli SmDm CoLL d263 damr "
    b"dvcC dvvC dvwC dOps dfLa dac3 dec3 dapa alac chan chnl srat wave frma enda".split()
)
_EMPTY = (b"mp4a", bytes(4))  # in QuickTime's `wave`: repeats the coding, ends the list
_PLAIN_COLOURS = (b"nclx", b"nclc")


def clean_descriptions(tree: Tree, table: Box) -> None:
    """Cleans every entry of a track's `stsd` in place."""
    version = tree.number(table.body, 1)
    for entry in tree.boxes(table.body + 8, table.end):
        is_picture = entry.kind in PICTURES
        start = _picture(tree, entry) if is_picture else _sound(tree, entry, version)
        _extensions(tree, start, entry.end)


def _picture(tree: Tree, entry: Box) -> int:
    """Drops the maker and the coder's name; where the boxes of the entry begin."""
    start = _after(entry, _PICTURE_FIELDS)
    tree.zero(entry.body, entry.body + 6)
    tree.zero(entry.body + 8, entry.body + 24)
    tree.zero(entry.body + 42, entry.body + 74)
    return start


def _sound(tree: Tree, entry: Box, table_version: int) -> int:
    start = _after(entry, _SOUND_FIELDS)
    version = tree.number(entry.body + 8, 2)
    tree.zero(entry.body, entry.body + 6)
    tree.zero(entry.body + 10, entry.body + 16)
    more = 0 if table_version else _SOUND_MORE.get(version, 0)
    return _after(entry, start - entry.body + more)


def _after(entry: Box, length: int) -> int:
    if entry.end - entry.body < length:
        raise Refused(Reason.BROKEN)
    return entry.body + length


def _extensions(tree: Tree, start: int, end: int) -> None:
    for box in tree.boxes(start, end):
        if box.kind == b"sinf":
            raise Refused(Reason.LOCKED)
        if box.kind == b"wave":
            _extensions(tree, box.body, box.end)
        elif box.kind in _EMPTY:
            tree.zero(box.body, box.end)
        elif box.kind not in _DECODER or _is_profile(tree, box):
            tree.blank(box)


def _is_profile(tree: Tree, box: Box) -> bool:
    """Colours as a whole ICC profile, which names its maker, in place of plain numbers."""
    return box.kind == b"colr" and bytes(tree.data[box.body : box.body + 4]) not in _PLAIN_COLOURS
