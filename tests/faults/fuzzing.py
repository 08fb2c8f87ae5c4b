"""Hostile requests over every address that a citizen can reach, drawn from one seed.

Addresses come from the resolver: a new one is fuzzed without a word here. Requests are made as a
server makes them (a WSGI environment), so that a length may lie and a path may hold any byte.
"""

import base64
import csv
import random
import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import quote_from_bytes, urlencode

from tests.portal.test_who_may_read_what import patterns
from wagtail.models import Page

from tipoff.intake.steps import FLOW

TABLE = Path(__file__).parents[1] / "portal" / "who_may_read_what.csv"
STAFF = ("^quan-tri/", "quan-tri/", "truc-ban/", "tai-khoan/", "dung-thu/")
TRANSLATED = ("bao-tin/", "gui/")
DEEP = 3_000
LONG = 60_000

METHODS = ("GET", "POST", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ODD_METHODS = ("XYZ", "get", "CONNECT", "PROPFIND", "POST\x00", "G" * 500)

TEXTS = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "\r\nSet-Cookie: a=b",
    "\ud800",
    "\udfff\ud800",
    "\u202ecod.exe",
    "\ufeff\u200b\u2066",
    "💥👩‍👩‍👧‍👦🇻🇳",
    "e" + "\u0301" * 2_000,
    "ﷺ" * 300,
    "²③⑤६",
    "İıßﬀ",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "' OR 1=1 --",
    '"; DROP TABLE tip; --',
    "%00%ff%fe",
    "%s%n%d{0}{a.b}",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "-1",
    "0",
    "1e309",
    "NaN",
    "9" * 400,
    "0x1f",
    "20260",
    "20260 ",
    "٢٠٢٦٠",
    "true",
    "null",
    "[]",
    "{}",
    "happened",
    "theft",
    "none",
    "2026-02-30",
    "99999-99-99",
    "AAAA-AAAA-AAAA-AAAA",
    "0000000000000000",
    "O0O0 ILIL oOoO lili",
    "a@b" * 50,
    "x" * 5_001,
    "Khuê Trung",
    "P. Q. TP. H. X. " * 50,
    "[" * DEEP,
    '{"a":' * DEEP + "1" + "}" * DEEP,
    base64.b64encode(b"[" * 1_400).decode(),
    base64.b64encode(b'{"algorithm":"SHA-256","number":1e400}').decode(),
)
RAW = (b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"%", b"%zz")
KINDS = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=\xff",
    "application/x-www-form-urlencoded; charset=idna",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=" + "x" * 300,
    "multipart/form-data; boundary=x; charset=utf-7",
    "application/json",
    "application/octet-stream",
    "text/plain; charset=cp65001",
    "image/jpeg",
    "",
    "/",
    ";;;=",
)
HEADERS = (
    "HTTP_COOKIE",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
    "HTTP_ORIGIN",
    "HTTP_HOST",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_FORWARDED",
    "HTTP_X_REQUESTED_WITH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_RANGE",
    "HTTP_CONTENT_RANGE",
    "HTTP_X_FILE",
    "HTTP_X_OFFSET",
    "HTTP_TRANSFER_ENCODING",
    "HTTP_X_HTTP_METHOD_OVERRIDE",
    "HTTP_X_CSRFTOKEN",
    "REMOTE_ADDR",
)
COOKIES = ("tip_draft", "tip_followup", "csrftoken", "sessionid", "messages", "django_language")
COOKIE_VALUES = ("", "A" * 43, "=" * 44, "A" * 42 + "=", '"', "é", "\x00", ";;;", "a" * 9_000)
HEADER_VALUES = (
    *("", "*", "a, b;q=nan", "bytes=0-,-1", "\x00", "\xff\xfe", "vi" * 4_000, "xx-" * 100),
    *("Sat, 99 Foo 0000 99:99:99 GMT", '"' * 99, "127.0.0.1, evil", "::1%eth0", "-1", "1e9"),
    *("http://[", "https://evil.example", "null", "testserver:99999", "testserver"),
)
_SLUG = re.compile(r"<slug:\w+>/$")


@dataclass
class Shot:
    """One request, as an environment and a body."""

    method: str
    path: bytes
    query: str = ""
    kind: str = ""
    body: bytes = b""
    extra: dict[str, str] = field(default_factory=dict)

    def environ(self):
        length = {"CONTENT_LENGTH": str(len(self.body)), "CONTENT_TYPE": self.kind}
        return {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path.decode("latin-1"),
            "QUERY_STRING": self.query,
            "wsgi.input": BytesIO(self.body),
            **length,
            **self.extra,
        }

    def __str__(self):
        return f"{self.method} {self.path!r}?{self.query[:120]} {self.kind[:80]!r} " + (
            f"{self.body[:160]!r} ({len(self.body)} bytes) {str(self.extra)[:300]}"
        )


def addresses():
    """An example of every address outside the staff's, in both languages, and every live page."""
    rows = {row["pattern"]: row["example"] for row in csv.DictReader(TABLE.open(newline=""))}
    found = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    for written in patterns():
        if written.startswith(STAFF):
            continue
        examples = [rows[written]]
        if _SLUG.search(written) and written.startswith("bao-tin/"):
            examples += [f"/{_SLUG.sub('', written)}{step.slug}/" for step in FLOW.steps]
        found += examples
        if written.startswith(TRANSLATED):
            found += [f"/en{example}" for example in examples]
    return sorted(set(found))


def names_in(pages):
    """The names of every field that a set of rendered pages holds."""
    found = {name for page in pages for name in re.findall(r'\sname="([^"]+)"', page)}
    return sorted(found | {"page", "q", "query", "text", "typed", "next", "lang", "file", "nonce"})


class Fuzzer:
    """Draws requests from one seed: the same seed, the same requests."""

    def __init__(self, seed, addresses, names):
        self._random = random.Random(seed)
        self._addresses = addresses
        self._names = names

    def shot(self):
        """The next request."""
        shot = Shot(self._method(), self._path())
        shot.query = self._query()
        if shot.method not in ("GET", "HEAD") or self._one_in(10):
            shot.kind, shot.body = self._body()
        shot.extra = self._extra(len(shot.body))
        return shot

    def _one_in(self, number):
        return self._random.randrange(number) == 0

    def _pick(self, things):
        return self._random.choice(things)

    def _method(self):
        return self._pick(ODD_METHODS if self._one_in(25) else METHODS)

    def _path(self):
        path = self._pick(self._addresses).encode()
        if not self._one_in(4):
            return path
        tricks = (
            lambda: path.replace(b"/", b"//"),
            lambda: path + self._pick(RAW) + b"/",
            lambda: path + self._pick(TEXTS).encode("utf-8", "surrogatepass")[:4_000],
            lambda: b"/./" + path + b"/../",
            lambda: path[:-1] + b";x=y/",
            lambda: path.upper(),
            lambda: path.rstrip(b"/"),
            lambda: path + b"%2e%2e%2f%00",
            lambda: path[1:],
            lambda: b"//evil.example" + path,
            lambda: path + b"a/" * 400,
            lambda: path.replace(b"-", "－".encode()),
        )
        return self._pick(tricks)()

    def _text(self):
        if self._one_in(12):
            return "".join(chr(self._random.randrange(0x11_0000)) for _ in range(60))
        return self._pick(TEXTS)

    def _pairs(self):
        pairs = []
        for _ in range(self._random.randrange(1, 7)):
            name = self._text()[:200] if self._one_in(10) else self._pick(self._names)
            pairs += [(name, self._text())] * (3 if self._one_in(12) else 1)
        return pairs

    def _encoded(self, pairs):
        return urlencode(pairs, errors="surrogatepass")

    def _query(self):
        if not self._one_in(3):
            return ""
        if self._one_in(6):
            return self._pick(
                ("&&&", "=", "a" * LONG, "a&" * 2_000, quote_from_bytes(b"\xff=\xfe"))
            )
        return self._encoded(self._pairs())

    def _body(self):
        makers = (self._form, self._form, self._form, self._multipart, self._multipart, self._raw)
        kind, body = self._pick(makers)()
        return (self._pick(KINDS) if self._one_in(8) else kind), body

    def _form(self):
        body = self._encoded(self._pairs()).encode()
        if self._one_in(15):
            body += b"&a=" + b"x" * LONG
        if self._one_in(15):
            body += b"&b=1" * 1_200
        return KINDS[0], body

    def _raw(self):
        deep = self._pick(
            (b"[" * DEEP, b'{"a":' * DEEP, b'[{"a":' * DEEP, b"[" * DEEP + b"]" * DEEP)
        )
        noise = self._random.randbytes(self._random.randrange(400))
        return self._pick(("application/json", KINDS[0], "")), self._pick((deep, noise, *RAW))

    def _multipart(self):
        parts = [self._part(name, text) for name, text in self._pairs()]
        body = b"".join(parts) + b"--x--\r\n"
        if self._one_in(3):
            body = body[: self._random.randrange(len(body))]
        if self._one_in(10):
            body = body.replace(b"\r\n", b"\n")
        return "multipart/form-data; boundary=x", body

    def _part(self, name, text):
        data = text.encode("utf-8", "surrogatepass")
        shown = name.encode("utf-8", "surrogatepass").replace(b'"', b"%22")
        head = b'Content-Disposition: form-data; name="' + shown + b'"'
        if self._one_in(3):
            head += b'; filename="' + data[:200].replace(b'"', b"") + b'"'
            head += b"\r\nContent-Type: " + self._pick((b"image/jpeg", b"x/y; z=\xff", b""))
        if self._one_in(8):
            head += b"\r\nContent-Transfer-Encoding: " + self._pick((b"base64", b"8bit", b"\xff"))
        return b"--x\r\n" + head + b"\r\n\r\n" + data + b"\r\n"

    def _extra(self, length):
        extra = {"REMOTE_ADDR": f"10.{self._random.randrange(250)}.1.1"}
        if self._one_in(12):
            lies = (str(length + 1_000), str(length // 2), "-5", "abc", "", "9" * 30, "²")
            extra["CONTENT_LENGTH"] = self._pick(lies)
        if self._one_in(4):
            extra["HTTP_COOKIE"] = "; ".join(
                f"{self._pick(COOKIES)}={self._pick(COOKIE_VALUES)}" for _ in range(3)
            )
        for _ in range(self._random.randrange(3)):
            extra[self._pick(HEADERS)] = self._pick(HEADER_VALUES)
        return extra
