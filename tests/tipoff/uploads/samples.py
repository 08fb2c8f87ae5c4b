"""Small files of the kinds that are taken, and large ones made while they are read."""

import io
import struct
from collections.abc import Iterator

from PIL import Image

MARKER = b"DAU-VET-KHONG-DUOC-LO-7731"


def jpeg(colour: str = "red", size: tuple[int, int] = (64, 48)) -> bytes:
    """A photo that names its place and its camera."""
    picture, made = Image.new("RGB", size, colour), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = MARKER.decode()
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(made, "JPEG", exif=exif)
    return made.getvalue()


def box(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I4s", len(data) + 8, kind) + data


def full_box(kind: bytes, data: bytes = b"") -> bytes:
    return box(kind, bytes(4) + data)


def movie(media_size: int, pattern: bytes = MARKER) -> Iterator[bytes]:
    """An MP4 with so many bytes of video, `moov` first, in pieces of at most a megabyte."""
    yield box(b"ftyp", b"isom" + bytes(4) + b"isommp42") + moov(media_size)
    yield struct.pack(">I4s", media_size + 8, b"mdat")
    million = (pattern * (1_000_000 // len(pattern) + 1))[:1_000_000]
    left = media_size
    while left:
        yield million[:left]
        left -= min(left, len(million))


def whole_movie(media_size: int = 4000) -> bytes:
    return b"".join(movie(media_size))


def moov(media_size: int) -> bytes:
    """One video track of one sample, and a note of where it was filmed."""
    mvhd = full_box(b"mvhd", bytes(96))
    udta = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", 18, 0) + b"+16.0471+108.2068/"))
    return box(b"moov", mvhd + _track(media_size) + udta)


def _track(media_size: int) -> bytes:
    described = bytes(6) + struct.pack(">H", 1) + bytes(70)
    stsd = full_box(b"stsd", struct.pack(">I", 1) + box(b"avc1", described))
    stts = full_box(b"stts", struct.pack(">III", 1, 1, 1))
    stsc = full_box(b"stsc", struct.pack(">IIII", 1, 1, 1, 1))
    stsz = full_box(b"stsz", struct.pack(">III", 0, 1, media_size))
    stco = full_box(b"stco", struct.pack(">II", 1, 0))
    dinf = box(b"dinf", full_box(b"dref", struct.pack(">I", 1) + box(b"url ", b"\0\0\0\1")))
    minf = box(
        b"minf", full_box(b"vmhd", bytes(8)) + dinf + box(b"stbl", stsd + stts + stsc + stsz + stco)
    )
    hdlr = full_box(b"hdlr", bytes(4) + b"vide" + bytes(13))
    mdia = box(b"mdia", full_box(b"mdhd", bytes(20)) + hdlr + minf)
    return box(b"trak", full_box(b"tkhd", bytes(80)) + mdia)
