"""A citizen with a draft, or a follow-up, whose browser sends files."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from tests.tipoff.conftest import world  # noqa: F401 - a fixture
from tests.tipoff.uploads import samples

from tipoff import blobs
from tipoff.models import SealedFile
from tipoff.uploads.shelf import ADDITION, INTAKE
from tipoff.vault.encoding import b64
from tipoff.vault.streams import open_stream

TEP = "/bao-tin/tep/"
HERE = {"HTTP_ORIGIN": "http://testserver"}


class Sender(Client):
    """A browser whose box was begun; every request says that it comes from this site."""

    shelf = INTAKE
    url = TEP

    def __init__(self, **defaults):
        super().__init__(**{**HERE, **defaults})

    def begin(self, shelf=INTAKE, url=TEP, **held):
        self.shelf, self.url = shelf, url
        held = held or {shelf.within: {}}
        filled = shelf.box.change(RequestFactory().get("/"), lambda box: box.update(held))
        self.cookies[shelf.box.cookie] = b64(filled.key)
        return self

    @property
    def held(self):
        request = RequestFactory().get("/")
        request.COOKIES = {name: morsel.value for name, morsel in self.cookies.items()}
        return self.shelf.box.load(request)

    @property
    def place(self):
        return self.shelf.look(self.held)

    @property
    def files(self):
        return self.shelf.attached(self.held)

    def add(self, data, name="anh.jpg", field="file", **more):
        part = SimpleUploadedFile(name, data, "application/octet-stream")
        form = {field: part, "end": "1", "add": "1", **more}
        return self.post(self.url, {name: value for name, value in form.items() if value})

    def remove(self, file_id):
        return self.post(f"{self.url}xoa/", {"id": file_id})

    def await_file(self, data, name="phim.mp4", original="0", modified="1"):
        told = {"name": name, "size": len(data), "modified": modified, "original": original}
        return self.post(f"{self.url}bat-dau/", told)

    def piece(self, file_id, offset, data):
        headers = {"HTTP_X_FILE": file_id, "HTTP_X_OFFSET": str(offset)}
        kind = "application/octet-stream"
        return self.post(f"{self.url}phan/", data, content_type=kind, **headers)

    def finish(self, file_id):
        return self.post(f"{self.url}xong/", {"id": file_id})

    def send_in_pieces(self, data, size, **told):
        """Begin, all pieces, finish: what the page's script does."""
        awaiting = json.loads(self.await_file(data, **told).content)
        for offset in range(awaiting["offset"], len(data), size):
            answer = self.piece(awaiting["id"], offset, data[offset : offset + size])
            if answer.status_code != 200:
                return answer
        return self.finish(awaiting["id"])


@pytest.fixture
def sender(world):  # noqa: F811
    return Sender().begin()


@pytest.fixture
def follower(world):  # noqa: F811
    return Sender().begin(ADDITION, "/bao-tin/tra-cuu/tep/", lookup="x")


def a_part(data: bytes = b"") -> SimpleUploadedFile:
    """A part of a form that holds a photo, or these bytes."""
    return SimpleUploadedFile("anh.jpg", data or samples.jpeg(), "image/jpeg")


def opened(file) -> bytes:
    """What an officer will see of an `Attached`."""
    return open_stream(blobs.files().read(file.id), file.raw_key, file.id)


def stored() -> list[Path]:
    """Everything of files that lies on the disk, finished or not."""
    root = blobs.store().root
    return [p for folder in ("files", "pieces") for p in (root / folder).rglob("*") if p.is_file()]


def nothing_is_left() -> bool:
    return not stored() and not SealedFile.objects.exists()
