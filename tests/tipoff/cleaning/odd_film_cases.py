"""The odd files of the MP4 family: where notes hide, and where a box lies about itself."""

import struct

from tests.tipoff.cleaning.odd import SECRET, odd
from tests.tipoff.cleaning.odd_films import (
    SAMPLES,
    Film,
    Track,
    box,
    brand,
    entry,
    fragmented,
    full,
    long_box,
    numbers,
    standard,
)

XMP_ID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
PLACE = box(b"\xa9xyz", struct.pack(">HH", len(SECRET) + 18, 0x15C7), b"+16.0544+108.2022/", SECRET)
NOTES = box(b"udta", PLACE, box(b"\xa9mod", b"\0\0\0\0", SECRET))
KEYS = box(
    b"meta",
    full(b"hdlr", bytes(4), b"mdta", bytes(12), b"\0"),
    full(b"keys", numbers(1), box(b"mdta", b"com.apple.quicktime.location.ISO6709")),
    box(b"ilst", box(b"\0\0\0\1", box(b"data", numbers(1, 0), SECRET))),
)
COVER = box(
    b"udta", full(b"meta", box(b"ilst", box(b"covr", box(b"data", numbers(13, 0), SECRET))))
)
XMP = box(b"uuid", XMP_ID, b"<x:xmpmeta>" + SECRET)


def third(handler, coding, extra=b""):
    """A film with one more track, whose samples lie in `mdat` with the others'."""
    more = Track(handler, entry(handler, coding, extra), [b"a note in time"])
    return Film([*standard(), more])


def keyed(*names):
    """Apple's timed notes, by the names of what they tell."""
    keys = [
        box(struct.pack(">I", number), box(b"keyd", b"mdta", name), box(b"dtyp", numbers(0, 65)))
        for number, name in enumerate(names, 1)
    ]
    return third(b"meta", b"mebx", box(b"keys", *keys))


def within(**boxes):
    return Film(standard(within=boxes))


def described(**changes):
    return Film(standard(description=entry(b"vide", **changes)))


_APPLE = b"com.apple.quicktime."
FILMS = {
    "mp4-plain": Film(),
    "mp4-moov-first": Film(first=True),
    "mp4-place-moov-last": Film(in_moov=NOTES),
    "mp4-place-moov-first": Film(in_moov=NOTES, first=True),
    "mp4-apple-keys": Film(in_moov=KEYS),
    "mp4-notes-in-trak": within(trak=NOTES),
    "mp4-notes-in-mdia": within(mdia=NOTES),
    "mp4-notes-in-minf": within(minf=KEYS),
    "mp4-notes-in-stbl": within(stbl=box(b"udta", SECRET)),
    "mp4-unknown-in-stbl": within(stbl=box(b"qqqq", SECRET)),
    "mp4-groups-in-stbl": within(stbl=full(b"sgpd", b"roll", SECRET)),
    "mp4-xmp-on-top": Film(before=XMP),
    "mp4-xmp-behind": Film(behind=XMP),
    "mp4-notes-on-top": Film(before=NOTES + KEYS),
    "mp4-unknown-on-top": Film(behind=box(b"zzzz", SECRET)),
    "mp4-free-with-notes": Film(before=box(b"free", SECRET), behind=box(b"skip", SECRET)),
    "mp4-free-in-moov": Film(in_moov=box(b"free", SECRET)),
    "mp4-second-ftyp": Film(behind=brand(b"isom", SECRET[:4], SECRET[4:8])),
    "mp4-long-times": Film(standard(version=1), version=1),
    "mp4-long-mdat": Film(mdat="long"),
    "mp4-mdat-to-end": Film(mdat="to-end", first=True, in_moov=NOTES),
    "mp4-long-moov": Film(long_moov=True, in_moov=NOTES),
    "mp4-wide-offsets": Film(standard(wide=True), in_moov=NOTES),
    "mp4-handler-name": Film(standard(name=SECRET + b"\0")),
    "mp4-coder-name": described(name=SECRET),
    "mp4-colour-profile": described(extra=box(b"colr", b"prof", SECRET)),
    "mp4-plain-colours": described(extra=box(b"colr", b"nclx", b"\0\1\0\1\0\1\0")),
    "mp4-notes-in-description": described(extra=box(b"uuid", XMP_ID, SECRET)),
    "mp4-hevc": described(coding=b"hvc1", extra=box(b"hvcC", b"\1" * 23)),
    "mp4-surplus-rows": Film(standard(surplus=SECRET)),
    "mp4-long-empty-edit": within(
        trak=box(b"edts", full(b"elst", numbers(1, 9, 0, 65536), SECRET))
    ),
    "mp4-disk-and-folder": Film(
        standard(references=full(b"dref", numbers(1), full(b"alis", SECRET, flags=1)))
    ),
    "mp4-initial-descriptor": Film(in_moov=full(b"iods", SECRET)),
    "mp4-zeros-behind": Film(behind=bytes(4_000)),
    "mp4-html-behind": Film(behind=b"<script>" + SECRET + b"</script>"),
    "mp4-zip-behind": Film(behind=b"PK\x03\x04\x14\0\0\0" + SECRET),
    "mp4-few-bytes-behind": Film(behind=bytes(5)),
    "mp4-sound-only": Film([Track(b"soun", samples=SAMPLES[b"soun"])], in_moov=NOTES),
    "mp4-iphone-notes": keyed(_APPLE + b"detected-face", _APPLE + b"scene-illuminance"),
    "mp4-iphone-place": keyed(_APPLE + b"detected-face", _APPLE + b"location.ISO6709"),
    "mp4-apple-notes-unknown": keyed(b"com.example." + SECRET),
    "mp4-apple-notes-unnamed": third(b"meta", b"mebx"),
    "mp4-gopro-places": third(b"meta", b"gpmd"),
    "mp4-android-places": third(b"meta", b"camm"),
    "mp4-subtitles": third(b"sbtl", b"tx3g"),
    "mp4-text": third(b"text", b"text"),
    "mp4-time-code": third(b"tmcd", b"tmcd"),
    "mp4-hint": third(b"hint", b"rtp "),
    "mp4-places-called-pictures": third(b"vide", b"gpmd"),
    "mp4-places-called-sound": third(b"soun", b"gpmd"),
    "mp4-two-descriptions": Film(
        standard(description=entry(b"vide") + entry(b"vide", b"gpmd")),
    ),
    "mp4-dashboard-camera": Film(in_mdat=b"\0\0\x80\0freeGPS " + SECRET),
    "mp4-dashboard-sentences": Film(in_mdat=b"$GPRMC,081836,A,3751.65,S," + SECRET),
    "mp4-encrypted": Film(standard(description=entry(b"vide", b"encv"))),
    "mp4-protection": described(extra=box(b"sinf", SECRET)),
    "mp4-external-media": Film(
        standard(references=full(b"dref", numbers(1), full(b"url ", b"http://" + SECRET)))
    ),
    "mp4-packed-moov": Film(in_moov=box(b"cmov", box(b"dcom", b"zlib"), SECRET)),
    "mp4-no-tracks": Film([], in_moov=NOTES),
    "mp4-two-moov": Film(behind=box(b"moov", SECRET)),
    "mp4-child-too-long": Film(in_moov=numbers(4_000) + b"udta" + SECRET),
    "mp4-child-too-short": Film(in_moov=numbers(4) + b"udta" + SECRET),
    "mp4-child-of-no-size": Film(in_moov=numbers(0) + b"udta" + SECRET),
    "mp4-rows-missing": within(stbl=full(b"stss", numbers(1_000))),
    "mp4-samples-uncounted": within(stbl=full(b"stsz", numbers(0, 2**32 - 1))),
    "mp4-many-boxes": Film(in_moov=box(b"free") * 101_000),
    "mp4-many-boxes-on-top": Film(behind=box(b"free") * 101_000),
    "mov-plain": Film(start=brand(b"qt  ", b"qt  "), before=box(b"wide")),
    "mov-apple-keys": Film(start=brand(b"qt  ", b"qt  "), in_moov=KEYS + NOTES),
    "m4a-cover": Film([Track(b"soun", samples=SAMPLES[b"soun"])], brand(b"M4A "), in_moov=COVER),
    "3gp-place": Film(start=brand(b"3gp4", b"3gp4"), in_moov=box(b"udta", full(b"loci", SECRET))),
}
for _name, _film in FILMS.items():
    odd(_name)(_film.bytes)

odd("mp4-fragments")(fragmented)
odd("mp4-notes-in-traf")(lambda: fragmented(in_traf=box(b"udta", SECRET)))
odd("mp4-notes-in-moof")(lambda: fragmented(in_moof=box(b"uuid", XMP_ID, SECRET)))
odd("mp4-events-and-clocks")(
    lambda: fragmented(
        between=full(b"emsg", SECRET) + full(b"prft", SECRET) + full(b"sidx", SECRET)
    ),
)
odd("mp4-quicktime-sound")(
    lambda: Film(
        [
            Track(
                b"soun",
                box(
                    b"mp4a",
                    bytes(6) + b"\0\1" + struct.pack(">HHI", 1, 0, 0x6170706C) + bytes(12 + 16),
                    box(
                        b"wave",
                        box(b"frma", b"mp4a"),
                        box(b"mp4a", bytes(4)),
                        full(b"esds", b"\3"),
                        box(b"uuid", SECRET),
                        box(bytes(4)),
                    ),
                ),
                SAMPLES[b"soun"],
            )
        ],
        brand(b"qt  ", b"qt  "),
    ).bytes()
)
odd("mp4-truncated")(lambda: Film(first=True).bytes()[:-10])
odd("mp4-truncated-in-moov")(lambda: Film().bytes()[:-10])
odd("mp4-no-moov")(lambda: brand() + box(b"mdat", SECRET))
odd("mp4-no-mdat")(lambda: Film(first=True).bytes().partition(b"mdat")[0][:-4])
odd("mp4-brand-alone")(brand)
odd("mp4-garbage-behind-brand")(lambda: brand() + b"<script>" + SECRET)
odd("mp4-moov-of-a-gigabyte")(
    lambda: brand() + numbers(400_000_000) + b"moov" + SECRET,
)
odd("mp4-moov-to-end")(lambda: _moov_to_end())
odd("mp4-mdat-of-a-terabyte")(lambda: brand() + struct.pack(">I4sQ", 1, b"mdat", 2**40) + SECRET)
odd("mp4-size-below-header")(lambda: brand() + long_box(b"free")[:8] + numbers(0, 3) + SECRET)


def _moov_to_end():
    whole = Film(in_moov=NOTES).bytes()
    at = whole.index(b"moov") - 4
    return whole[:at] + bytes(4) + whole[at + 4 :]
