"""Rendered pages in memory: compressed once, bounded in bytes, least recently used go first."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

import brotli

# Quality 5 costs about a millisecond for a page; 11 saves a tenth more for sixty times the time.
BROTLI_QUALITY, GZIP_LEVEL = 5, 6
# Headers that the store sets itself, or that only make sense for one answer.
OWN_HEADERS = {
    "age",
    "cache-control",
    "content-encoding",
    "content-length",
    "date",
    "etag",
    "expires",
    "last-modified",
    "vary",
}
# Browsers ask again each time (a 304 mostly); a shared cache may hold a page for one second.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, must-revalidate"


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored answer. `variants` maps a content coding ("br", "gzip", "") to headers, body."""

    status: str
    etag: str
    variants: dict[str, tuple[list, bytes]]
    unchanged_headers: list
    born: float
    size: int
    until: float | None

    def answer(self, environ, start_response) -> list[bytes]:
        """Answer a request from memory: 304 when the reader has it, no body to HEAD."""
        if self._reader_has_it(environ):
            start_response("304 Not Modified", self.unchanged_headers)
            return []
        headers, body = self.variants[choose_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        start_response(self.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _reader_has_it(self, environ) -> bool:
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if not tags or not self.status.startswith("200"):
            return False
        return any(_weak(tag) in ("*", _weak(self.etag)) for tag in tags.split(","))


def _weak(tag: str) -> str:
    return tag.strip().removeprefix("W/")


@lru_cache(maxsize=256)
def choose_coding(accept: str) -> str:
    """Choose "br", "gzip" or "" (identity) for an Accept-Encoding header."""
    weights = dict(_weight(part) for part in accept.lower().split(",") if part.strip())
    offered = [coding for coding in ("br", "gzip") if weights.get(coding, weights.get("*", 0)) > 0]
    return max(offered, key=lambda coding: weights.get(coding, 0), default="")


def _weight(part: str) -> tuple[str, float]:
    coding, _, parameter = part.partition(";")
    try:
        weight = float(parameter.strip().removeprefix("q=") or 1)
    except ValueError:
        weight = 0.0
    return coding.strip(), weight


def make_entry(status: str, headers: list, body: bytes, born: float, until: float | None) -> Entry:
    """Compress a rendered answer and prepare its headers for every coding."""
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    shared = [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS]
    shared += [("Cache-Control", CACHE_CONTROL), ("ETag", etag), ("Vary", "Accept-Encoding")]
    bodies = {
        "br": brotli.compress(body, quality=BROTLI_QUALITY),
        "gzip": gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0),
        "": body,
    }
    variants = {coding: _variant(shared, coding, bodies) for coding in bodies}
    unchanged = [(name, value) for name, value in shared if name.lower() != "content-type"]
    size = sum(len(data) for data in bodies.values()) + 2048
    return Entry(status, etag, variants, unchanged, born, size, until)


def _variant(shared: list, coding: str, bodies: dict[str, bytes]) -> tuple[list, bytes]:
    if len(bodies[coding]) >= len(bodies[""]):
        coding = ""
    own = [("Content-Length", str(len(bodies[coding])))]
    if coding:
        own.append(("Content-Encoding", coding))
    return [*shared, *own], bodies[coding]


class Store:
    """A dictionary of entries bounded in bytes and in number, safe for threads."""

    def __init__(self, max_bytes: int, max_entries: int):
        self._max_bytes, self._max_entries = max_bytes, max_entries
        self._entries: OrderedDict = OrderedDict()
        self._lock = threading.Lock()
        self.bytes = 0

    def __len__(self):
        return len(self._entries)

    def get(self, key) -> Entry | None:
        """Return the entry and mark it as just used."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            return entry

    def put(self, key, entry: Entry) -> None:
        """Keep an entry, and let go of the least recently used beyond the bounds."""
        with self._lock:
            self._forget(key)
            self._entries[key] = entry
            self.bytes += entry.size
            while self.bytes > self._max_bytes or len(self._entries) > self._max_entries:
                self._forget(next(iter(self._entries)))

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self.bytes = 0

    def _forget(self, key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.bytes -= entry.size
