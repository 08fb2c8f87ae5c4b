"""What a file is, judged by its first bytes alone: never by its name or what a browser says.

Signatures are the library filetype's; where it is more generous than a portal should be (any brand
of the MP4 family, `ID3` or two bytes for an MP3) a second look decides.
"""

from enum import StrEnum

import filetype

HEAD_SIZE = 8192  # bytes that a judgement needs, or the whole file where it is shorter
MEGABYTE = 1024 * 1024


class Family(StrEnum):
    """How a kind is cleaned, and which limit it falls under."""

    IMAGE = "image"
    DOCUMENT = "document"
    VIDEO = "video"
    AUDIO = "audio"


class Kind(StrEnum):
    """The kinds of file that are taken."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    PDF = "pdf"
    MP4 = "mp4"
    MOV = "mov"
    M4A = "m4a"
    MP3 = "mp3"

    @property
    def family(self) -> Family:
        return _FACTS[self][0]

    @property
    def extension(self) -> str:
        """With its dot."""
        return _FACTS[self][1]

    @property
    def media_type(self) -> str:
        return _FACTS[self][2]

    @property
    def limit(self) -> int:
        """The most bytes that one file of this kind may have."""
        return _LIMITS[self.family]


_FACTS = {
    Kind.JPEG: (Family.IMAGE, ".jpg", "image/jpeg"),
    Kind.PNG: (Family.IMAGE, ".png", "image/png"),
    Kind.WEBP: (Family.IMAGE, ".webp", "image/webp"),
    Kind.HEIC: (Family.IMAGE, ".heic", "image/heic"),
    Kind.PDF: (Family.DOCUMENT, ".pdf", "application/pdf"),
    Kind.MP4: (Family.VIDEO, ".mp4", "video/mp4"),
    Kind.MOV: (Family.VIDEO, ".mov", "video/quicktime"),
    Kind.M4A: (Family.AUDIO, ".m4a", "audio/mp4"),
    Kind.MP3: (Family.AUDIO, ".mp3", "audio/mpeg"),
}
_LIMITS = {
    Family.IMAGE: 20 * MEGABYTE,
    Family.DOCUMENT: 20 * MEGABYTE,
    Family.VIDEO: 500 * MEGABYTE,
    Family.AUDIO: 500 * MEGABYTE,
}
_SIGNED = {
    "image/jpeg": Kind.JPEG,
    "image/png": Kind.PNG,
    "image/apng": Kind.PNG,
    "image/webp": Kind.WEBP,
    "application/pdf": Kind.PDF,
}
# Major brands of ISO 14496-12 files, as phones, messengers and recorders write them.
_BRANDS = {
    b"heic": Kind.HEIC,
    b"heix": Kind.HEIC,
    b"qt  ": Kind.MOV,
    b"M4A ": Kind.M4A,
    b"M4B ": Kind.M4A,
    b"M4V ": Kind.MP4,
    b"isom": Kind.MP4,
    b"iso2": Kind.MP4,
    b"iso3": Kind.MP4,
    b"iso4": Kind.MP4,
    b"iso5": Kind.MP4,
    b"iso6": Kind.MP4,
    b"iso7": Kind.MP4,
    b"iso8": Kind.MP4,
    b"iso9": Kind.MP4,
    b"dash": Kind.MP4,
    b"mp41": Kind.MP4,
    b"mp42": Kind.MP4,
    b"avc1": Kind.MP4,
    b"MSNV": Kind.MP4,
    b"3gp4": Kind.MP4,
    b"3gp5": Kind.MP4,
    b"3gp6": Kind.MP4,
}
_STILL_BRANDS = (b"mif1", b"msf1")
_LONGEST_FTYP = 1024


def judge(head: bytes) -> Kind | None:
    """The kind of a file by its first `HEAD_SIZE` bytes; none where it is not one that is taken."""
    head = bytes(head[:HEAD_SIZE])
    if head[4:8] == b"ftyp":
        return _branded(head)
    if is_mp3(head):
        return Kind.MP3
    if head.startswith(b"%") and not head.startswith(b"%PDF-"):
        return None
    guess = filetype.guess(head)
    return _SIGNED.get(guess.mime) if guess else None


def _branded(head: bytes) -> Kind | None:
    """A file of the MP4 family, by its major brand; stills by a compatible one too."""
    size = int.from_bytes(head[:4], "big")
    if not 16 <= size <= _LONGEST_FTYP or size % 4 or len(head) < size:
        return None
    major = head[8:12]
    if major in _STILL_BRANDS:
        others = [head[i : i + 4] for i in range(16, size, 4)]
        return Kind.HEIC if {b"heic", b"heix"} & set(others) else None
    return _BRANDS.get(major)


def is_mp3(head: bytes) -> bool:
    """An ID3 tag, or a whole header of an MPEG layer III frame."""
    return is_id3(head) or is_mpeg_frame(head)


def is_id3(head: bytes) -> bool:
    """A well-formed ID3v2 header: versions 2 to 4, a size of four 7-bit bytes."""
    return (
        len(head) >= 10
        and head[:3] == b"ID3"
        and head[3] in (2, 3, 4)
        and all(byte < 0x80 for byte in head[6:10])
    )


def is_mpeg_frame(head: bytes) -> bool:
    """Sync, a known version, layer III, a bit rate and a sampling rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    known_version = head[1] >> 3 & 3 != 1
    layer_three = head[1] >> 1 & 3 == 1
    rates = 0 < head[2] >> 4 < 15 and head[2] >> 2 & 3 != 3
    return known_version and layer_three and rates
