"""A WSGI application and a watch that tests hold in their hands."""

import gzip
import threading
from io import BytesIO

import brotli

from common.caching import ALLOWED, MARK

PAGE = [("Content-Type", "text/html; charset=utf-8"), (MARK, ALLOWED)]


class FakeWatch:
    """A generation number that changes when the test says so."""

    def __init__(self, number=1):
        self.number, self.failing = number, False

    def ensure_started(self):
        pass


class Application:
    """Answers every request with the same page and remembers what it was asked."""

    def __init__(self, status="200 OK", headers=PAGE, text="<p>Xin chào</p>" * 50):
        self.status, self.headers, self.text = status, list(headers), text
        self.asked = []
        self.closed = 0
        self.hold: threading.Event | None = None

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        if self.hold:
            self.hold.wait(10)
        start_response(self.status, self.headers)
        return Body(self, self.text.encode())


class Body:
    def __init__(self, application, data):
        self.application, self.data = application, data

    def __iter__(self):
        yield self.data

    def close(self):
        self.application.closed += 1


class Reply:
    """What a reader receives: `status`, `headers` by lower-case name, `body`, decoded `text`."""

    def __init__(self, application, path="/tin-tuc/", query="", method="GET", **headers):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "localhost",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
            **headers,
        }
        self.body = b"".join(application(environ, self._start))

    def _start(self, status, headers, exc_info=None):
        self.status = int(status[:3])
        self.headers = {name.lower(): value for name, value in headers}

    @property
    def text(self):
        coding = self.headers.get("content-encoding", "")
        decode = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
        return decode(self.body).decode()
