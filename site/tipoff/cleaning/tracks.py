"""Which tracks may stay. Pictures and sound in known codings; nothing that nobody can look into.

The samples of a track lie in `mdat`, which is passed on unread: a track of places (GoPro's `gpmd`,
Android's `camm`, subtitles of a dashboard camera, time codes) could only be forgotten, not erased,
so the file is refused for it. One exception: every iPhone film has tracks of Apple's `mebx` that
say how bright the scene is or where a face stands in the picture. Where all keys are on a list of
such, the track is dropped and the film is taken. See docs/decisions/0120.
"""

from enum import Enum

from tipoff.cleaning.boxes import Box, Tree
from tipoff.cleaning.refusals import Reason, Refused


class Fate(Enum):
    """What becomes of a track that is not refused."""

    KEPT = "kept"
    DROPPED = "dropped"


PICTURES = frozenset(
    b"avc1 avc3 hvc1 hev1 dvh1 dvhe dva1 dvav av01 vp08 vp09 mp4v s263 h263 H263 jpeg mjpa mjpb "
    b"apch apcn apcs apco ap4h ap4x".split()
)
SOUND = frozenset(
    b"mp4a alac ac-3 ec-3 apac fLaC Opus lpcm sowt twos ulaw alaw ima4 samr sawb in24 in32 fl32 "
    b"fl64 .mp3".split()
)
_ENCRYPTED = frozenset((b"encv", b"enca", b"drmi", b"drms"))
_PREFIX = b"com.apple.quicktime."
HARMLESS_KEYS = frozenset(
    _PREFIX + name
    for name in (
        b"still-image-time",
        b"video-orientation",
        b"scene-illuminance",
        b"live-photo-info",
        b"live-photo-still-image-transform",
        b"live-photo-still-image-transform-reference-dimensions",
        b"detected-face",
        b"detected-face.bounds",
        b"detected-face.face-id",
        b"detected-face.roll-angle",
        b"detected-face.yaw-angle",
        b"detected-human-body",
        b"detected-cat-body",
        b"detected-dog-body",
        b"detected-salient-object",
    )
)
_MEDIA = {b"vide": PICTURES, b"soun": SOUND}


def fate_of(tree: Tree, track: Box) -> Fate:
    """Raises `Refused`: `HIDDEN_DATA`, `LOCKED` for what is encrypted, `BROKEN`."""
    handler = _handler(tree, track)
    entries = [e for table in _find(tree, track, _TO_STSD) for e in _entries(tree, table)]
    codings = {entry.kind for entry in entries}
    if not codings:
        raise Refused(Reason.BROKEN)
    if codings & _ENCRYPTED:
        raise Refused(Reason.LOCKED)
    if codings <= _MEDIA.get(handler, frozenset()):
        return Fate.KEPT
    if codings == {b"mebx"} and all(_is_harmless(tree, entry) for entry in entries):
        return Fate.DROPPED
    raise Refused(Reason.HIDDEN_DATA)


_TO_STSD = (b"mdia", b"minf", b"stbl", b"stsd")


def _handler(tree: Tree, track: Box) -> bytes:
    found = list(_find(tree, track, (b"mdia", b"hdlr")))
    if len(found) != 1 or found[0].end - found[0].body < 12:
        raise Refused(Reason.BROKEN)
    return bytes(tree.data[found[0].body + 8 : found[0].body + 12])


def _find(tree: Tree, parent: Box, path: tuple[bytes, ...]) -> list[Box]:
    """Every box at a path below `parent`."""
    found = [parent]
    for kind in path:
        found = [b for up in found for b in tree.boxes(up.body, up.end) if b.kind == kind]
    return found


def _entries(tree: Tree, table: Box) -> list[Box]:
    """A table's sample descriptions: boxes named after their coding."""
    if table.end - table.body < 8:
        raise Refused(Reason.BROKEN)
    return list(tree.boxes(table.body + 8, table.end))


def _is_harmless(tree: Tree, entry: Box) -> bool:
    keys = list(_keys(tree, entry))
    return bool(keys) and all(key in HARMLESS_KEYS for key in keys)


def _keys(tree: Tree, entry: Box) -> list[bytes]:
    """Names of what a `mebx` track records; one for each entry of its `keys`."""
    found = []
    for table in tree.boxes(entry.body + 8, entry.end):
        if table.kind == b"keys":
            for key in tree.boxes(table.body, table.end):
                found.append(_key(tree, key))
    return found


def _key(tree: Tree, key: Box) -> bytes:
    for box in tree.boxes(key.body, key.end):
        if box.kind == b"keyd" and tree.number(box.body, 4) == int.from_bytes(b"mdta", "big"):
            return bytes(tree.data[box.body + 4 : box.end])
    return b""
