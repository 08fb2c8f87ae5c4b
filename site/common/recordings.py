"""Films and sounds that the site plays itself: which files are one, and reading them by pieces."""

import re

#: By extension; what every browser of the baseline plays.
KINDS = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
}
HEAD = 12  # bytes
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def is_what_it_says(extension: str, head: bytes) -> bool:
    """Tell whether a file's first `HEAD` bytes are those of its extension (one of `KINDS`)."""
    if extension in ("mp4", "m4a"):
        return head[4:8] == b"ftyp"
    if extension == "webm":
        return head[:4] == b"\x1a\x45\xdf\xa3"
    # An MP3 begins with its tags, or with a frame: eleven bits set, then the mark of Layer III.
    frame = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2
    return head[:3] == b"ID3" or frame


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """Read a Range header (RFC 9110): first and last byte, or None for the whole file.

    Several ranges at once, and what cannot be read, are the whole file too. Raises ValueError
    for one that lies beyond the file.
    """
    found = _RANGE.fullmatch(header.strip())
    if not found or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
        if last and int(last) < start:
            return None
    if start >= size:
        raise ValueError(header)
    return start, end
