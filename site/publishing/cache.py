"""The page cache: a WSGI wrapper around Django that answers anonymous readers from memory.

Nothing is invalidated. Every key holds the site's generation number, read before the page was
rendered; a publish raises the number and no older page is asked for again (docs/publishing.md).
"""

import threading
import time
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from common.addresses import is_closed
from common.caching import MARK

from .generation import Watch
from .parameters import canonical
from .store import Store, make_entry

MAX_AGE_SECONDS = 60 * 60
MAX_BYTES = 32 * 1024 * 1024
MAX_BODY_BYTES = 1024 * 1024
MAX_PATH_LENGTH = 500
# How long a reader waits for another reader's render of the same page.
WAIT_SECONDS = 5
STORABLE = {"200", "404"}
# What Django adds to every page by habit; the rendered page is the same for all of them.
HARMLESS_VARY = {"accept-encoding", "accept-language", "cookie"}
# A page that may be another for who sends these is rendered again without them. Conditions and
# ranges need not be: what they would shorten is no 200, and only whole answers are kept.
TELLING = ("HTTP_AUTHORIZATION", "HTTP_COOKIE")
# Left out where Django renders a page again for everybody.
PERSONAL = {
    *TELLING,
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_REFERER",
    "HTTP_USER_AGENT",
}


class Key(NamedTuple):
    """What a stored page depends on. The language is part of the path (`/en/`)."""

    generation: int
    scheme: str
    host: str
    path: str
    query: str


class Answer:
    """What the wrapped application said through `start_response`, held back."""

    def __init__(self):
        self.status, self.headers, self.is_marked = "", [], False
        # Seconds of the wall clock after which the page is another; None: not by itself.
        self.until: float | None = None

    def __call__(self, status, headers, exc_info=None):
        self.status = status
        for name, value in headers:
            if name == MARK:
                self.is_marked, until = True, value.partition(" ")[2]
                self.until = float(until) if until else None
        self.headers = [(name, value) for name, value in headers if name != MARK]

    def values(self, name: str) -> str:
        """All values of a header, lower case, joined."""
        return ",".join(value for key, value in self.headers if key.lower() == name).lower()

    def is_storable(self) -> bool:
        """Whether this answer may be given to everyone."""
        control, vary = self.values("cache-control"), self.values("vary")
        return (
            self.is_marked
            and self.status[:3] in STORABLE
            and not self.values("set-cookie")
            and not self.values("content-encoding")
            and "no-store" not in control
            and "private" not in control
            and "nonce-" not in self.values("content-security-policy")
            and {part.strip() for part in vary.split(",") if part.strip()} <= HARMLESS_VARY
        )

    def send(self, start_response) -> None:
        """Hand the answer on; a cacheable page that was not stored is this reader's alone."""
        if self.is_marked:
            kept = [pair for pair in self.headers if pair[0].lower() != "cache-control"]
            self.headers = [*kept, ("Cache-Control", "private, no-cache")]
        start_response(self.status, self.headers)


class PageCache:
    """Wrap Django's WSGI handler (which calls `start_response` before it returns its body)."""

    def __init__(
        self,
        application,
        watch=None,
        daemons=(),
        is_trusted=lambda address: False,
        clock=time.monotonic,
        wall_clock=time.time,
        max_bytes=MAX_BYTES,
    ):
        self._application = application
        # Tells of an address whether it is a proxy that may speak for the reader.
        self._is_trusted = is_trusted
        self._clock, self._wall_clock = clock, wall_clock
        self.watch = watch or Watch()
        self._daemons = (self.watch, *daemons)
        self.pages = Store(max_bytes, max_entries=5000)
        self.missing = Store(max_bytes // 8, max_entries=200)
        self._flights: dict[Key, threading.Event] = {}
        self._joining = threading.Lock()
        self._generation = None
        # Addresses whose view did not opt in; forgotten with each generation.
        self._unmarked: set[str] = set()

    def __call__(self, environ, start_response):
        self.start()
        key = self._key(environ)
        if key is None:
            return self._pass(environ, start_response)
        entry = self._find(key)
        if entry is not None:
            return entry.answer(environ, start_response)
        if key.path in self._unmarked:
            return self._pass(environ, start_response)
        return self._miss(key, environ, start_response)

    def start(self) -> None:
        """Start the threads of this process, unless they run (a fork leaves them behind)."""
        for daemon in self._daemons:
            daemon.ensure_started()

    # --- keys -----------------------------------------------------------------

    def _key(self, environ) -> Key | None:
        generation = self.watch.number
        told_by_proxy = self._is_trusted(environ.get("REMOTE_ADDR", ""))
        host = host_of(environ, told_by_proxy)
        if generation is None or not is_public(environ) or not is_allowed_host(host):
            return None
        if generation != self._generation:
            self._start_generation(generation)
        # A public address means one thing in every browser: its path names its language.
        environ.pop("HTTP_ACCEPT_LANGUAGE", None)
        query = environ.get("QUERY_STRING", "")
        scheme = scheme_of(environ, told_by_proxy)
        return Key(generation, scheme, host, environ["PATH_INFO"], query and canonical(query))

    def _start_generation(self, generation: int) -> None:
        self._generation = generation
        self._unmarked = set()
        self.pages.clear()
        self.missing.clear()

    def _find(self, key: Key):
        entry = self.pages.get(key) or self.missing.get(key)
        if entry is None or self.watch.failing:
            return entry
        is_over = entry.until is not None and self._wall_clock() >= entry.until
        return None if is_over or self._clock() - entry.born >= MAX_AGE_SECONDS else entry

    # --- misses ---------------------------------------------------------------

    def _miss(self, key: Key, environ, start_response):
        with self._joining:
            flight = self._flights.get(key)
            if flight is None:
                own = self._flights[key] = threading.Event()
        if flight is None:
            return self._lead(key, own, environ, start_response)
        flight.wait(WAIT_SECONDS)
        entry = self._find(key)
        if entry is not None:
            return entry.answer(environ, start_response)
        return self._render(key, environ, start_response)

    def _lead(self, key: Key, flight: threading.Event, environ, start_response):
        try:
            return self._render(key, environ, start_response)
        finally:
            with self._joining:
                self._flights.pop(key, None)
            flight.set()

    def _render(self, key: Key, environ, start_response):
        asked = environ if is_neutral(environ, key.query) else None
        answer = Answer()
        body = self._application(environ, answer)
        if not answer.is_marked:
            self._remember_unmarked(key, answer)
            answer.send(start_response)
            return body
        data = read_and_close(body)
        if asked is None:
            answer = Answer()
            data = read_and_close(self._application(neutral(environ, key.query), answer))
        return self._keep(key, answer, data, environ, start_response)

    def _keep(self, key: Key, answer: Answer, data: bytes, environ, start_response):
        if not answer.is_storable() or len(data) > MAX_BODY_BYTES:
            answer.send(start_response)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [data]
        born, until = self._clock(), answer.until
        entry = make_entry(answer.status, answer.headers, data, born, until)
        store = self.pages if answer.status.startswith("200") else self.missing
        store.put(key, entry)
        return entry.answer(environ, start_response)

    def _remember_unmarked(self, key: Key, answer: Answer) -> None:
        if answer.status[:1] in "23" and len(self._unmarked) < 1000:
            self._unmarked.add(key.path)

    def _pass(self, environ, start_response):
        answer = Answer()
        body = self._application(environ, answer)
        answer.send(start_response)
        return body


def is_public(environ) -> bool:
    """Whether the request may be answered from what everyone sees."""
    path = environ["PATH_INFO"]
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and len(path) <= MAX_PATH_LENGTH
        and not is_closed(path)
        and not path.startswith((settings.STATIC_URL, settings.MEDIA_URL))
        and settings.SESSION_COOKIE_NAME + "=" not in environ.get("HTTP_COOKIE", "")
    )


@lru_cache(maxsize=256)
def is_allowed_host(host: str) -> bool:
    """Whether a Host header names this site; keys are made for no other."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def host_of(environ, told_by_proxy: bool) -> str:
    """The host and port that the reader asked, where Django looks for them."""
    forwarded = None
    if told_by_proxy and settings.USE_X_FORWARDED_HOST:
        forwarded = environ.get("HTTP_X_FORWARDED_HOST")
    return (forwarded or environ.get("HTTP_HOST", "")).lower()


def scheme_of(environ, told_by_proxy: bool) -> str:
    """The scheme that the reader used, as Django would tell it."""
    header = settings.SECURE_PROXY_SSL_HEADER
    if told_by_proxy and header and header[0] in environ:
        told = environ[header[0]].split(",", 1)[0].strip()
        return "https" if told == header[1] else "http"
    return environ.get("wsgi.url_scheme", "http")


def is_neutral(environ, query: str) -> bool:
    """Whether Django may render for everyone from the request as it came."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ.get("QUERY_STRING", "") == query
        and not any(name in environ for name in TELLING)
    )


def neutral(environ, query: str) -> dict:
    """The same request as anybody could have asked it."""
    plain = {name: value for name, value in environ.items() if name not in PERSONAL}
    plain.update(REQUEST_METHOD="GET", QUERY_STRING=query)
    return plain


def read_and_close(body) -> bytes:
    """Read a WSGI body whole, and close it as the server would."""
    try:
        return b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
