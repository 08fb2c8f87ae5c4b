"""Odd MP3 recordings: silent frames, and notes before, between and behind them."""

import struct

from tests.tipoff.cleaning.odd import SECRET, odd

FRAME = b"\xff\xfb\x90\x44" + bytes(413)  # MPEG 1, 128 kbit/s, 44.1 kHz, joint stereo
FRAME_2 = b"\xff\xf3\x48\xc4" + bytes(140)  # MPEG 2, 32 kbit/s, 16 kHz, mono


def id3(body, version=3, footer=False):
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    head = bytes((version, 0, 0x10 if footer else 0)) + size
    return b"ID3" + head + body + (b"3DI" + head if footer else b"")


def text_frame(name, text):
    return name + struct.pack(">IH", len(text) + 1, 0) + b"\0" + text


NOTES = id3(text_frame(b"TIT2", SECRET) + text_frame(b"APIC", b"image/jpeg\0\x03\0" + SECRET))
OLD_NOTES = (b"TAG" + SECRET).ljust(128, b"\0")


def ape(header=True):
    item = struct.pack("<II", len(SECRET), 0) + b"Artist\0" + SECRET
    size = len(item) + 32

    def edge(flags):
        return b"APETAGEX" + struct.pack("<IIII", 2000, size, 1, flags) + bytes(8)

    return (edge(0xA0000000) if header else b"") + item + edge(0x80000000)


LYRICS = b"LYRICSBEGIN" + b"IND00002" + SECRET + b"000021LYRICS200"


def signed(sign, offset):
    """A first frame as encoders write it: counts, and a signature behind them."""
    counts = sign + struct.pack(">III", 3, 10, 4170) + b"LAME3.100" + SECRET
    return (FRAME[:4] + bytes(offset - 4) + counts).ljust(len(FRAME), b"\0")


odd("mp3-plain")(lambda: FRAME * 10)
odd("mp3-mpeg-2")(lambda: FRAME_2 * 10)
odd("mp3-id3-before")(lambda: NOTES + FRAME * 10)
odd("mp3-id3-with-footer")(lambda: id3(SECRET, 4, footer=True) + FRAME * 10)
odd("mp3-id3-between")(lambda: FRAME * 5 + NOTES + FRAME * 5)
odd("mp3-id3-behind")(lambda: FRAME * 10 + NOTES)
odd("mp3-id3-twice")(lambda: NOTES + NOTES + FRAME * 10)
odd("mp3-id3-large")(lambda: id3(SECRET * 9_000) + FRAME * 10)
odd("mp3-old-notes")(lambda: FRAME * 10 + OLD_NOTES)
odd("mp3-ape")(lambda: FRAME * 10 + ape() + OLD_NOTES)
odd("mp3-ape-without-header")(lambda: FRAME * 10 + ape(header=False))
odd("mp3-lyrics")(lambda: FRAME * 10 + LYRICS + OLD_NOTES)
odd("mp3-all-notes")(lambda: NOTES + FRAME * 10 + LYRICS + ape() + OLD_NOTES)
odd("mp3-xing")(lambda: NOTES + signed(b"Xing", 36) + FRAME * 9)
odd("mp3-info")(lambda: signed(b"Info", 36) + FRAME * 9)
odd("mp3-vbri")(lambda: signed(b"VBRI", 36) + FRAME * 9)
odd("mp3-padding-behind-id3")(lambda: NOTES + bytes(700) + FRAME * 10)
odd("mp3-html-behind")(lambda: FRAME * 10 + b"<script>" + SECRET)
odd("mp3-zip-between")(lambda: FRAME * 5 + b"PK\x03\x04" + SECRET + FRAME * 5)
odd("mp3-false-frames-in-junk")(lambda: FRAME * 5 + b"\xff\xfb\x90\x44" + SECRET + FRAME * 5)
odd("mp3-last-frame-cut")(lambda: FRAME * 10 + FRAME[:100])
odd("mp3-too-much-junk")(lambda: FRAME * 5 + SECRET * 200_000 + FRAME * 5)
odd("mp3-two-frames")(lambda: FRAME * 2)
odd("mp3-notes-only")(lambda: NOTES)
odd("mp3-html-behind-notes")(lambda: id3(b"") + b"<!doctype html><script>" + SECRET)
odd("mp3-notes-longer-than-file")(lambda: b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + SECRET + FRAME * 10)
