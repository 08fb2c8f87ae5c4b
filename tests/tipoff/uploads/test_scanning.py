"""The scanner reads along and never decides: a stand-in for clamd on a local socket."""

import socket
import struct
import threading

import pytest
from tests.tipoff.uploads import samples
from tests.tipoff.uploads.conftest import opened

VIRUS = b"EICAR"


class Clamd(threading.Thread):
    """Speaks INSTREAM; `answer` takes what was streamed and gives the reply, None hangs up."""

    def __init__(self, answer):
        super().__init__(daemon=True)
        self.answer, self.heard = answer, b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"

    def run(self):
        connection, _ = self.listener.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!L", stream.read(4))[0]:
                self.heard += stream.read(length)
            reply = self.answer(self.heard)
            if reply is not None:
                connection.sendall(reply)


@pytest.fixture
def clamd(settings):
    started = []

    def start(answer):
        server = Clamd(answer)
        settings.CLAMD_URL = server.url
        server.start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.listener.close()


def verdict(heard):
    return b"stream: Test FOUND\0" if VIRUS in heard else b"stream: OK\0"


def scan_of(sender):
    (file,) = sender.files
    return file.scan


def test_what_the_scanner_hears_is_what_officers_will_open(sender, clamd):
    server = clamd(verdict)
    sender.add(samples.whole_movie(200_000))
    server.join(timeout=60)
    assert scan_of(sender) == "clean"
    assert server.heard == opened(sender.files[0])


def test_a_find_is_told_and_the_file_kept(sender, clamd):
    clamd(verdict)
    sender.add(samples.whole_movie(100) + samples.box(b"free", VIRUS), field="original")
    assert scan_of(sender) == "found"


@pytest.mark.parametrize("reply", [None, b"", b"INSTREAM size limit exceeded. ERROR\0", b"\xff"])
def test_an_answer_that_is_none_leaves_the_file_unscanned(sender, clamd, reply):
    clamd(lambda heard: reply)
    sender.add(samples.jpeg())
    assert scan_of(sender) == "unscanned"


def test_a_scanner_that_is_down_turns_nobody_away(sender, settings):
    with socket.create_server(("127.0.0.1", 0)) as unused:
        settings.CLAMD_URL = f"tcp://127.0.0.1:{unused.getsockname()[1]}"
    sender.add(samples.jpeg())
    assert scan_of(sender) == "unscanned"


def test_a_socket_file_works_too(sender, settings, tmp_path):
    settings.CLAMD_URL = f"unix://{tmp_path / 'nobody.ctl'}"
    sender.add(samples.jpeg())
    assert scan_of(sender) == "unscanned"


def test_without_a_scanner_nothing_is_said_of_one(sender):
    sender.add(samples.jpeg())
    assert scan_of(sender) == "none"
