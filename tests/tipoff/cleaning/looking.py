"""Looks at clean files with eyes of its own: none of the cleaners' code is used here."""

import re
import struct
from io import BytesIO

import pikepdf
from PIL import Image
from tests.tipoff.cleaning.odd import secrets_in

_FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_RED, _BLUE = (254, 0, 0), (0, 0, 254)


def look_at_picture(data, kind):
    """Opens as its kind, holds one picture and no note; the picture."""
    with Image.open(BytesIO(data), formats=[_FORMATS[kind]]) as picture:
        picture.load()
        assert not picture.getexif()
        assert getattr(picture, "n_frames", 1) == 1
        allowed = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "transparency"}
        allowed |= {"adobe", "adobe_transform", "progression", "progressive", "dpi", "loop"}
        allowed |= {"background", "timestamp", "duration"}
        assert set(picture.info) <= allowed
        return picture.copy()


def is_red_then_blue(picture, first, second):
    """Whether two places of the picture are red and blue, as far as its coding is true."""
    colours = [picture.convert("RGB").getpixel(place) for place in (first, second)]
    return all(
        sum(abs(a - b) for a, b in zip(seen, meant, strict=True)) < 90
        for seen, meant in zip(colours, (_RED, _BLUE), strict=True)
    )


def look_at_paper(data):
    """Opens without a warning, holds nothing but pages, tells no secret packed or unpacked."""
    with pikepdf.open(BytesIO(data)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert set(pdf.trailer.keys()) <= {"/Root", "/Size", "/ID"}
        for thing in pdf.objects:
            assert not secrets_in(thing.unparse(resolved=True))
            if isinstance(thing, pikepdf.Stream):
                assert not secrets_in(thing.read_raw_bytes())
                if "/DCTDecode" not in str(thing.get("/Filter")):
                    assert not secrets_in(_unpacked(thing))
        assert not pdf.get_warnings()
        return len(pdf.pages)


def _unpacked(stream):
    return b"" if "/JPXDecode" in str(stream.get("/Filter")) else stream.read_bytes()


def _boxes(data, start=0, end=None):
    end = len(data) if end is None else end
    while end - start >= 8:
        size, kind = struct.unpack_from(">I4s", data, start)
        body = start + (16 if size == 1 else 8)
        if size == 1:
            size = struct.unpack_from(">Q", data, start + 8)[0]
        stop = start + size if size else end
        yield kind, body, stop
        start = stop


def _inside(data, path, start=0, end=None):
    """Places of the bodies of every box at a path."""
    places = [(start, len(data) if end is None else end)]
    for name in path.split("/"):
        places = [
            (body, stop)
            for start, end in places
            for kind, body, stop in _boxes(data, start, end)
            if kind == name.encode()
        ]
    return places


def samples_of(data):
    """The samples that each track of a film points at, by handler; one chunk a track."""
    found = {}
    for start, end in _inside(data, "moov/trak"):
        handler = data[_inside(data, "mdia/hdlr", start, end)[0][0] + 8 :][:4]
        table = _inside(data, "mdia/minf/stbl", start, end)[0]
        sizes = _inside(data, "stsz", *table)[0][0]
        count = struct.unpack_from(">I", data, sizes + 8)[0]
        lengths = struct.unpack_from(f">{count}I", data, sizes + 12)
        wide = _inside(data, "co64", *table)
        form, place = (">Q", wide) if wide else (">I", _inside(data, "stco", *table))
        at = struct.unpack_from(form, data, place[0][0] + 8)[0]
        found[handler] = list(_cut(data, at, lengths))
    return found


def fragment_samples(data):
    """The samples that the first `moof` points at, counted from where it begins."""
    (body, end) = _inside(data, "moof")[0]
    run = _inside(data, "traf/trun", body, end)[0][0]
    count, offset = struct.unpack_from(">II", data, run + 4)
    lengths = struct.unpack_from(f">{count}I", data, run + 12)
    return list(_cut(data, body - 8 + offset, lengths))


def _cut(data, at, lengths):
    for length in lengths:
        yield data[at : at + length]
        at += length


def times_in(data):
    """Every time of making and changing in a film's headers."""
    found = []
    for path in ("moov/mvhd", "moov/trak/tkhd", "moov/trak/mdia/mdhd"):
        for body, _ in _inside(data, path):
            found += struct.unpack_from(">QQ" if data[body] else ">II", data, body + 4)
    return found


def is_frames_alone(data, *frames):
    """Whether a recording is whole frames of these kinds from its first byte to its last."""
    kinds = b"|".join(re.escape(frame[:4]) + b".{%d}" % (len(frame) - 4) for frame in frames)
    return re.fullmatch(b"(?:" + kinds + b"){3,}", data, re.DOTALL) is not None
