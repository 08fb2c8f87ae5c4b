"""Files against the real server: memory stays flat, no disk sees them, slow senders stall nobody.

`PORTAL_HEAVY=1` sends 400 MB in place of 60.
"""

import os
import re
import select
import tempfile
import threading
from pathlib import Path

import pytest
from django.conf import settings
from tests.faults import leaks, processes
from tests.faults.citizen import Citizen
from tests.faults.sender import PIECE, Sender
from tests.tipoff.uploads import samples
from tests.waiting import until

MEGABYTE = 1024 * 1024
MOST = 60 * MEGABYTE  # above idle, whatever the size of the film
FILM = (400 if os.environ.get("PORTAL_HEAVY") else 60) * MEGABYTE
SLOW = 40
FORM_HEAD = b'--end\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n'


@pytest.fixture(scope="module")
def temporary(tmp_path_factory):
    """The server's temporary folder, ours to look into."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def running(portal, temporary):
    """One server for all tests here, as `make run` starts it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        portal.start()
    yield portal
    portal.stop()


def film(size: int) -> tuple:
    head = b"".join(samples.movie(0))[:-8]
    return samples.movie(size), len(head) + 8 + size


def test_a_film_of_any_size_takes_little_memory(running):
    """`VmHWM` is each process's own peak: their sum is never below the peak of the sum."""
    sender = Sender(running.base)
    assert sender.send_in_pieces(*film(3 * MEGABYTE)).status_code == 200  # everything is loaded
    pids = processes.of_portal(running)
    for pid in pids:
        processes.forget_peak(pid)
    idle = sum(processes.memory(pid, "VmRSS") for pid in pids)
    answer = sender.send_in_pieces(*film(FILM))
    assert answer.status_code == 200, answer.text
    peak = sum(processes.memory(pid, "VmHWM") for pid in processes.of_portal(running))
    print(f"{FILM // MEGABYTE} MB: {(peak - idle) / MEGABYTE:.1f} MB above idle")
    assert peak - idle < MOST


def half_written(portal) -> list[Path]:
    return list((portal.folder / "var" / "blobs" / "files").glob("??/.*"))


def test_a_connection_that_breaks_leaves_no_half_object(running):
    sender = Sender(running.base)
    sealed = set(running.folder.glob("var/blobs/files/??/*"))
    kind = {"Content-Type": "multipart/form-data; boundary=end"}
    connection = sender.slow("/bao-tin/tep/", 9 * MEGABYTE, **kind)
    connection.sendall(FORM_HEAD + b"".join(film(MEGABYTE)[0]))
    assert until(lambda: half_written(running)), "nothing arrived: there is nothing to break off"
    connection.close()
    assert until(lambda: not half_written(running))
    assert set(running.folder.glob("var/blobs/files/??/*")) == sealed


class Watch(threading.Thread):
    """Looks, for as long as it runs, for a word in every file that the server has open."""

    def __init__(self, portal, word: bytes):
        super().__init__(daemon=True)
        self.portal, self.word = portal, word
        self.found: set[str] = set()
        self.seen: set[str] = set()
        self._over = threading.Event()

    def run(self):
        while not self._over.is_set():
            self.look(processes.of_portal(self.portal))

    def look(self, pids):
        for pid in pids:
            for name, data in processes.open_files(pid).items():
                self.seen.add(name)
                if self.word in data:
                    self.found.add(name)

    def end(self):
        self._over.set()
        self.join()


def everything_stored(portal, temporary: Path):
    for folder in (portal.folder, temporary):
        for path in folder.rglob("*"):
            if path.is_file():
                yield path, path.read_bytes()


def send_elsewhere(sender, size: int) -> int:
    """A file in a form that takes none: read past, or not read at all."""
    files = {"story": (None, ""), "file": ("a.mp4", b"".join(film(size)[0]))}
    url = f"{sender.base}/bao-tin/noi-dung/"
    return sender.session.post(url, files=files, headers=sender.headers, timeout=60).status_code


def test_no_disk_and_no_open_file_ever_holds_what_is_sent(running, temporary):
    sender = Sender(running.base)
    watch = Watch(running, samples.MARKER)
    watch.start()
    data, _ = film(6 * MEGABYTE)
    assert sender.send_plain(b"".join(data), "DAU-VET-TRONG-TEN.mp4").status_code == 200
    assert sender.send_in_pieces(*film(6 * MEGABYTE)).status_code == 200
    assert [send_elsewhere(sender, size) for size in (600_000, 6 * MEGABYTE)] == [200, 413]
    watch.end()
    assert watch.found == set()
    assert any("/blobs/" in name for name in watch.seen), "the watch saw none of the writing"
    words = [samples.MARKER.decode(), "DAU-VET-TRONG-TEN"]
    holding = [
        str(path)
        for path, kept in everything_stored(running, temporary)
        if any(word.encode() in kept for word in words)
        or ("blobs" not in path.parts and leaks.find(kept[: 5 * MEGABYTE], words))
    ]
    assert holding == []
    assert [path for path in temporary.rglob("*") if path.is_file()] == []


def test_the_watch_finds_what_a_spooled_file_would_show(running):
    """Its positive control: Django's own spooling, an unnamed file in the temporary folder."""
    watch = Watch(running, samples.MARKER)
    with tempfile.TemporaryFile() as spooled:
        spooled.write(samples.MARKER)
        spooled.flush()
        watch.look([os.getpid()])
    assert len(watch.found) == 1


@pytest.mark.parametrize("by", ["pieces", "form", "pages"])
def test_forty_slow_senders_stall_no_page_and_no_tip(running, by):
    sender = Sender(running.base)
    awaiting = sender.begin(PIECE)
    path, headers = {
        "pieces": ("/bao-tin/tep/phan/", sender.piece_headers(awaiting["id"], 0)),
        "form": ("/bao-tin/tep/", {"Content-Type": "multipart/form-data; boundary=end"}),
        "pages": ("/bao-tin/noi-dung/", {"Content-Type": "application/x-www-form-urlencoded"}),
    }[by]
    senders = [sender.slow(path, PIECE, **headers) for _ in range(SLOW)]
    try:
        for connection in senders:
            connection.sendall(FORM_HEAD if by == "form" else b"x")
        other = Citizen(running.base)
        other.get("/")
        other.answer_all("Trong khi bốn mươi người khác gửi rất chậm.")
        assert re.fullmatch(r"(\w{4}-){3}\w{4}", other.finish(other.ready_to_send()))
    finally:
        for connection in senders:
            connection.close()


def test_who_finds_no_place_is_told_to_wait_and_a_place_becomes_free_again(running):
    sender = Sender(running.base)
    awaiting = sender.begin(PIECE)
    headers = sender.piece_headers(awaiting["id"], 0)
    senders = [sender.slow("/bao-tin/tep/phan/", PIECE, **headers) for _ in range(SLOW)]
    least = SLOW - 2 * settings.UPLOAD_SLOTS
    assert until(lambda: len(answered(senders)) >= least)
    told = {connection.recv(12) for connection in answered(senders)}
    for connection in senders:
        connection.close()
    assert told == {b"HTTP/1.1 503"}
    assert sender.send_in_pieces(*film(PIECE // 2)).status_code == 200


def answered(connections: list) -> list:
    """Those on which the server has said something."""
    return select.select(connections, [], [], 0)[0]
