"""A citizen who sends files: by the plain form, in pieces as the page's script does, or slowly."""

import re
import socket
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import requests
from tests.faults.citizen import TOKEN, Citizen

PIECE = 2 * 1024 * 1024
FILE_ID = re.compile(r'name="id" value="([0-9a-f]{32})"')


class Sender(Citizen):
    """Has a draft and stands on the page of the files."""

    def __init__(self, base: str):
        super().__init__(base)
        self.answer_until_place()
        self.token = TOKEN.search(self.get("/bao-tin/thoi-diem/")).group(1)
        self.headers = {"Origin": base, "X-CSRFToken": self.token}

    def say(self, step: str, **values) -> requests.Response:
        """One step of the script's protocol with form values."""
        url = f"{self.base}/bao-tin/tep/{step}/"
        return self.session.post(url, data=values, headers=self.headers, timeout=300)

    def begin(self, size: int, name: str = "phim.mp4") -> dict:
        return self.say("bat-dau", name=name, size=size, modified=1, original=0).json()

    def piece(self, file_id: str, offset: int, data: bytes) -> requests.Response:
        headers = {**self.headers, **self.piece_headers(file_id, offset)}
        url = f"{self.base}/bao-tin/tep/phan/"
        return self.session.post(url, data=data, headers=headers, timeout=300)

    @staticmethod
    def piece_headers(file_id: str, offset: int) -> dict[str, str]:
        kind = "application/octet-stream"
        return {"Content-Type": kind, "X-File": file_id, "X-Offset": str(offset)}

    def send_in_pieces(self, chunks: Iterable[bytes], size: int) -> requests.Response:
        awaiting, offset = self.begin(size), 0
        for data in regrouped(chunks, PIECE):
            offset = self.piece(awaiting["id"], offset, data).json()["offset"]
        return self.say("xong", id=awaiting["id"])

    def send_plain(self, data: bytes, name: str = "phim.mp4") -> requests.Response:
        """The plain form, whole."""
        fields = {"csrfmiddlewaretoken": self.token}
        files = {"file": (name, data, "video/mp4"), "end": (None, "1"), "add": (None, "1")}
        url = f"{self.base}/bao-tin/tep/"
        return self.session.post(url, data=fields, files=files, headers=self.headers, timeout=300)

    def slow(self, path: str, length: int, **headers) -> socket.socket:
        """A connection that has sent the head of a request, and nothing of its body yet."""
        cookies = "; ".join(f"{c.name}={c.value}" for c in self.session.cookies)
        told = {"Host": urlsplit(self.base).netloc, "Content-Length": str(length)}
        lines = {**told, "Cookie": cookies, **self.headers, **headers}
        made = socket.create_connection(("127.0.0.1", urlsplit(self.base).port), timeout=60)
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        made.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode())
        return made


def regrouped(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in pieces of `size`, the last one shorter."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= size:
            yield bytes(held[:size])
            del held[:size]
    if held:
        yield bytes(held)
