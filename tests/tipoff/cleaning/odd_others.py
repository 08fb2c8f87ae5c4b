"""Files of kinds that are not taken, each with the signature that it has; and no file at all."""

import zipfile
from io import BytesIO

from tests.tipoff.cleaning.odd import SECRET, odd
from tests.tipoff.cleaning.odd_pictures import saved


def zipped(*names):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, SECRET)
    return out.getvalue()


_SIGNATURES = {
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "svg-with-prologue": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    "html": b"<!doctype html><script>alert(1)</script>",
    "html-before-jpeg": b"<html>" + b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "javascript": b"#!/usr/bin/env node\nalert(1)",
    "gif-javascript": b"GIF89a=1;alert(1)//",
    "windows-program": b"MZ\x90\0\x03\0\0\0" + bytes(52) + b"\x80\0\0\0" + bytes(64) + b"PE\0\0",
    "linux-program": b"\x7fELF\x02\x01\x01" + bytes(9),
    "java-class": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "windows-shortcut": b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F",
    "shell-script": b"#!/bin/sh\nrm -rf /\n",
    "old-office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
    "rich-text": b"{\\rtf1 hello}",
    "plain-text": "Tôi muốn báo tin".encode(),
    "postscript": b"%!PS-Adobe-3.0\n",
    "percent-junk": b"%\n%PDF-1.7\n",
    "pdf-behind-junk": b"\r\n\r\n%PDF-1.7\n",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    "seven-zip": b"7z\xbc\xaf\x27\x1c\0\x04",
    "rar": b"Rar!\x1a\x07\x01\0",
    "database": b"SQLite format 3\0",
    "photoshop": b"8BPS\0\x01" + bytes(20),
    "icon": b"\0\0\x01\0\x01\0\x10\x10\0\0",
    "matroska": b"\x1aE\xdf\xa3\x93B\x82\x88matroska",
    "avi": b"RIFF\x24\0\0\0AVI LIST",
    "wave": b"RIFF\x24\0\0\0WAVEfmt ",
    "ogg": b"OggS\0\x02" + bytes(20),
    "flac": b"fLaC\0\0\0\x22",
    "adts": b"\xff\xf1\x50\x80\x43\xff\xfc",
    "mpeg-layer-two": b"\xff\xfd\x90\x04",
    "mpeg-free-rate": b"\xff\xfb\x00\x00",
    "id3-broken-size": b"ID3\x03\0\0\xff\xff\xff\xff",
    "playlist": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    "unknown-brand": b"\0\0\0\x14ftypqwer\0\0\0\0mp42",
    "brand-too-long": b"\0\0\x20\x00ftypisom\0\0\0\0",
    "brand-cut-short": b"\0\0\0\x20ftypisom",
    "zeros": bytes(4096),
    "one-byte": b"\xff",
}
for _name, _head in _SIGNATURES.items():
    odd(_name)(lambda head=_head: head + SECRET if len(head) > 1 else head)

odd("empty")(lambda: b"")
odd("gif")(lambda: saved("GIF"))
odd("bmp")(lambda: saved("BMP"))
odd("tiff")(lambda: saved("TIFF"))
odd("jpeg-2000")(lambda: saved("JPEG2000"))
odd("zip")(lambda: zipped("a.txt"))
odd("word")(lambda: zipped("[Content_Types].xml", "word/document.xml"))
odd("jar")(lambda: zipped("META-INF/MANIFEST.MF"))
odd("archive-of-pictures-named-jpg")(lambda: zipped("../../photo.jpg"))
