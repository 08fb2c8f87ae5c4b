"""A body that hardly arrives gives its thread back; every other one is read as it is sent."""

import io
import threading

import pytest

from portal.bodies import PIECE, TimedBodies, TimedInput

LONG = 60.0


class Stuck:
    """A client that sends a little and then nothing."""

    def __init__(self):
        self.released = threading.Event()

    def read(self, size):
        self.released.wait(LONG)
        return b""


class Broken:
    def read(self, size):
        raise RuntimeError("the server's own complaint")


def test_a_body_is_read_as_it_was_sent():
    data = bytes(range(256)) * 1000
    body = TimedInput(io.BytesIO(data), LONG)
    assert body.read(10) == data[:10]
    assert body.read(PIECE * 2) == data[10 : 10 + PIECE * 2]
    assert body.read() == data[10 + PIECE * 2 :]
    assert body.read(5) == b""
    body.close()


def test_lines_are_read_too():
    body = TimedInput(io.BytesIO(b"one\ntwo"), LONG)
    assert [body.readline(), body.readline(2), body.readline(), body.readline()] == [
        b"one\n",
        b"tw",
        b"o",
        b"",
    ]
    body.close()


def test_a_body_that_does_not_come_ends_like_a_broken_connection():
    client = Stuck()
    body = TimedInput(client, within=0.05)
    with pytest.raises(OSError, match="hardly arrives"):
        body.read(100)
    client.released.set()
    body.close()


def test_a_fault_of_the_server_ends_the_body():
    body = TimedInput(Broken(), LONG)
    assert body.read(100) == b""
    body.close()


def test_the_reader_ends_with_the_request():
    before = set(threading.enumerate())
    seen = []

    def application(environ, start_response):
        seen.append(environ["wsgi.input"].read(4))
        return []

    TimedBodies(application)(
        {"CONTENT_LENGTH": "4", "wsgi.input": io.BytesIO(b"text")}, lambda *args: None
    )
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=LONG)
    assert seen == [b"text"]
    assert set(threading.enumerate()) <= before


def test_a_request_without_a_body_has_no_reader():
    raw = io.BytesIO()
    given = []
    application = TimedBodies(lambda environ, start: given.append(environ["wsgi.input"]) or [])
    application({"CONTENT_LENGTH": "", "wsgi.input": raw}, None)
    application({"wsgi.input": raw}, None)
    assert given == [raw, raw]
