"""Pictures inside papers, cleaned without decoding: only the segments that a decoder needs stay."""

import re

from tipoff.cleaning.boxes import Budget, Tree
from tipoff.cleaning.refusals import Reason, Refused

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ADOBE = 0xEE  # tells how colours are coded
_JFIF = b"\xff\xe0\x00\x10JFIF\x00"
_JFIF_LENGTH = 18  # with its marker, without a thumbnail
# A marker inside coded data: neither a stuffed byte nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JP2 = (b"jP  ", b"ftyp", b"jp2h", b"jp2c")


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without EXIF, XMP, comments, thumbnails and what stands behind its end.

    Raises `Refused` (`BROKEN`) where it is no JPEG.
    """
    if data[:2] != b"\xff\xd8":
        raise Refused(Reason.BROKEN)
    out, at = bytearray(data[:2]), 2
    while at < len(data):
        marker, end = _segment(data, at)
        if marker == _END:
            break
        if _is_needed(marker):
            out += data[at:end]
        elif data[at : at + 2] == _JFIF[:2] and data[at + 4 : at + 9] == _JFIF[4:]:
            out += _JFIF + data[at + 9 : at + _JFIF_LENGTH - 2] + b"\0\0"
        at = end
    return bytes(out) + b"\xff\xd9"


def _segment(data: bytes, at: int) -> tuple[int, int]:
    """The marker here and where its segment ends; a scan's segment holds its coded data."""
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    if data[at : at + 1] != b"\xff" or at + 1 >= len(data):
        raise Refused(Reason.BROKEN)
    marker = data[at + 1]
    if marker == _END:
        return marker, at + 2
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if end < at + 4 or end > len(data):
        raise Refused(Reason.BROKEN)
    if marker == _SCAN:
        following = _MARKER.search(data, end)
        end = following.start() if following else len(data)
    return marker, end


def _is_needed(marker: int) -> bool:
    return marker == _ADOBE or not (0xE0 <= marker <= 0xEF or marker >= 0xF0)


def bare_jpeg_2000(data: bytes) -> bytes:
    """A JPEG 2000 without its boxes of XML, EXIF and the like; a bare codestream as it is."""
    if data[:4] == b"\xff\x4f\xff\x51":
        return data
    tree = Tree(bytearray(data), Budget())
    kept = [data[b.start : b.end] for b in tree.boxes(0, len(data)) if b.kind in _JP2]
    return b"".join(kept)
