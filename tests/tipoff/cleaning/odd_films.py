"""Odd films and recordings of the MP4 family, built box by box around a few named samples."""

import struct
from dataclasses import dataclass, field

SAMPLES = {
    b"vide": [b"picture-one", b"picture-two!", b"picture-three!!"],
    b"soun": [b"sound-1", b"sound-22"],
}
_TIMES = (3_850_000_000, 3_850_000_100)


def box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def long_box(kind, *parts):
    body = b"".join(parts)
    return struct.pack(">I4sQ", 1, kind, 16 + len(body)) + body


def full(kind, *parts, version=0, flags=0):
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def numbers(*values):
    return struct.pack(f">{len(values)}I", *values)


def brand(major=b"isom", *others):
    return box(b"ftyp", major, numbers(512), *(others or (b"isom", b"mp41")))


def times(kind, rest, version=0):
    form = ">QQ" if version else ">II"
    return full(kind, struct.pack(form, *_TIMES), rest, version=version)


def movie_header(version=0):
    length = struct.pack(">IQ" if version else ">II", 1000, 2000)
    return times(b"mvhd", length + numbers(0x10000) + bytes(72) + numbers(9), version)


def entry(handler, coding=None, extra=b"", name=b""):
    """A sample description."""
    if handler == b"vide":
        fields = bytes(16) + struct.pack(">HH", 64, 48) + bytes(14)
        fields += bytes([len(name)]) + name.ljust(31, b"\0") + b"\0\x18\xff\xff"
        return box(coding or b"avc1", bytes(6), b"\0\1", fields, box(b"avcC", b"\1" * 7), extra)
    if handler == b"soun":
        fields = bytes(8) + struct.pack(">HHHHI", 2, 16, 0, 0, 44_100 << 16)
        return box(coding or b"mp4a", bytes(6), b"\0\1", fields, full(b"esds", b"\3" * 9), extra)
    return box(coding, bytes(6), b"\0\1", extra)


@dataclass
class Track:
    """One track: its kind of media, its samples, and what stands in it besides."""

    handler: bytes = b"vide"
    description: bytes = b""
    samples: list[bytes] = field(default_factory=list)
    name: bytes = b"VideoHandler\0"
    within: dict[str, bytes] = field(default_factory=dict)  # more boxes, by their parent
    references: bytes = b""
    wide: bool = False  # 64-bit offsets
    version: int = 0
    surplus: bytes = b""  # behind the last row of `stts`

    def box(self, offset):
        inside = self.within.get
        place = struct.pack(">Q" if self.wide else ">I", offset)
        table = box(
            b"stbl",
            full(b"stsd", numbers(1), self.description or entry(self.handler)),
            full(b"stts", numbers(1, len(self.samples), 100), self.surplus),
            full(b"stsc", numbers(1, 1, len(self.samples), 1)),
            full(b"stsz", numbers(0, len(self.samples), *map(len, self.samples))),
            full(b"co64" if self.wide else b"stco", numbers(1), place),
            inside("stbl", b""),
        )
        references = self.references or full(b"dref", numbers(1), full(b"url ", flags=1))
        head = full(b"vmhd", bytes(8)) if self.handler == b"vide" else full(b"smhd", bytes(4))
        info = box(b"minf", head, box(b"dinf", references), table, inside("minf", b""))
        handler = full(b"hdlr", bytes(4), self.handler, bytes(12), self.name)
        length = struct.pack(">IQ" if self.version else ">II", 1000, 2000)
        medium = times(b"mdhd", length + b"\x55\xc4\0\0", self.version)
        return box(
            b"trak",
            times(b"tkhd", bytes(76 if self.version else 72), self.version),
            box(b"mdia", medium, handler, info, inside("mdia", b"")),
            inside("trak", b""),
        )


def standard(**changes):
    """Pictures and sound; changes are the pictures'."""
    return [Track(samples=SAMPLES[b"vide"], **changes), Track(b"soun", samples=SAMPLES[b"soun"])]


@dataclass
class Film:
    """A whole file. `moov` stands behind `mdat` unless `first`."""

    tracks: list[Track] = field(default_factory=standard)
    start: bytes = field(default_factory=brand)
    before: bytes = b""  # boxes behind `ftyp`
    behind: bytes = b""  # bytes at the end
    in_moov: bytes = b""
    in_mdat: bytes = b""  # in front of the samples
    first: bool = False
    mdat: str = "plain"  # or "long", "to-end"
    long_moov: bool = False
    version: int = 0

    def bytes(self):
        moov = self._moov([0] * len(self.tracks))
        ahead = len(self.start + self.before) + (len(moov) if self.first else 0)
        at = ahead + (16 if self.mdat == "long" else 8) + len(self.in_mdat)
        offsets = []
        for track in self.tracks:
            offsets.append(at)
            at += sum(map(len, track.samples))
        moov, media = self._moov(offsets), self._media()
        middle = moov + media if self.first else media + moov
        return self.start + self.before + middle + self.behind

    def _moov(self, offsets):
        tracks = [track.box(at) for track, at in zip(self.tracks, offsets, strict=True)]
        make = long_box if self.long_moov else box
        return make(b"moov", movie_header(self.version), *tracks, self.in_moov)

    def _media(self):
        body = self.in_mdat + b"".join(s for track in self.tracks for s in track.samples)
        if self.mdat == "to-end":
            return bytes(4) + b"mdat" + body
        return (long_box if self.mdat == "long" else box)(b"mdat", body)


def fragmented(in_moof=b"", in_traf=b"", between=b""):
    """An empty `moov`, then `moof` and `mdat`; offsets count from `moof`."""
    samples = SAMPLES[b"vide"]

    def moof(offset):
        sizes = numbers(*(len(sample) for sample in samples))
        run = full(b"trun", numbers(len(samples), offset), sizes, flags=0x201)
        head = full(b"tfhd", numbers(1), flags=0x20000)
        traf = box(b"traf", head, full(b"tfdt", numbers(0)), run, in_traf)
        return box(b"moof", full(b"mfhd", numbers(1)), traf, in_moof)

    track = Track(samples=[]).box(0)
    more = box(b"mvex", full(b"trex", numbers(1, 1, 0, 0, 0)))
    media = box(b"mdat", *samples)
    return b"".join(
        (
            brand(b"iso5", b"iso5", b"dash"),
            box(b"moov", movie_header(), track, more),
            between,
            moof(len(moof(0)) + 8),
            media,
        )
    )
