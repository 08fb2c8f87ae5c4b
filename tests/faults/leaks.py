"""Find words in bytes, however a store may have wrapped them.

A search that finds nothing proves something only if it would find what is there: `wrappings` makes
each wrapping that `find` looks through, and `test_leaks.py` plants them all.
"""

import base64
import binascii
import gzip
import html
import json
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, quote_plus

DEPTH = 3
LONGEST = 50_000_000
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
ZLIB_HEADS = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")


def spellings(word: str) -> set[bytes]:
    """How a word may stand in bytes that are not compressed."""
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    forms |= {form.upper() for form in forms} | {form.lower() for form in forms}
    found = set()
    for form in forms:
        found |= {form.encode("utf-8"), form.encode("utf-16-le"), form.encode("utf-16-be")}
        found |= {quote(form).encode(), quote_plus(form).encode(), quote(form).lower().encode()}
        found |= {json.dumps(form)[1:-1].encode(), repr(form.encode())[2:-1].encode()}
        found.add(html.escape(form).encode("ascii", "xmlcharrefreplace"))
    return found


def find(data: bytes, words: Iterable[str]) -> set[str]:
    """The words that stand in `data`, plain, encoded, or inside what can be unwrapped."""
    table = {word: spellings(word) for word in words}
    return set(_find(data, table, DEPTH))


def _find(data: bytes, table: dict[str, set[bytes]], depth: int) -> Iterator[str]:
    for word, forms in table.items():
        if any(form in data for form in forms):
            yield word
    if depth:
        for inner in unwrapped(data):
            yield from _find(inner, table, depth - 1)


def unwrapped(data: bytes) -> Iterator[bytes]:
    """Whatever in `data` reads as base64 (at any of its four offsets) or as zlib or gzip."""
    for match in ZLIB_HEADS.finditer(data):
        yield from _inflated(data[match.start() :])
    for match in BASE64.finditer(data):
        run = match.group().translate(bytes.maketrans(b"-_", b"+/"))
        for offset in range(4):
            yield from _decoded(run[offset:])


def _inflated(data: bytes) -> Iterator[bytes]:
    reader = zlib.decompressobj(wbits=47)
    try:
        plain = reader.decompress(data, LONGEST)
    except zlib.error:
        return
    if plain:
        yield plain


def _decoded(run: bytes) -> Iterator[bytes]:
    whole = run[: len(run) // 4 * 4]
    try:
        yield base64.b64decode(whole)
    except binascii.Error:
        return


WRAPPINGS: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "upper case": lambda text: text.upper().encode(),
    "utf-16": lambda text: text.encode("utf-16-le"),
    "percent": lambda text: quote(text).encode(),
    "form": lambda text: quote_plus(text).encode(),
    "json": lambda text: json.dumps({"text": text}).encode(),
    "html": lambda text: html.escape(text).encode("ascii", "xmlcharrefreplace"),
    "python repr": lambda text: repr(text.encode()).encode(),
    "base64": lambda text: base64.b64encode(b"xy" + text.encode()),
    "url-safe base64": lambda text: base64.urlsafe_b64encode(b"x" + text.encode()),
    "zlib": lambda text: b"head" + zlib.compress(text.encode() * 3),
    "gzip": lambda text: gzip.compress(text.encode()),
    "base64 of zlib": lambda text: b"." + base64.urlsafe_b64encode(zlib.compress(text.encode())),
}
