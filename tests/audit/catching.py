"""What a browser is sent while somebody walks through the pages: HTML, style sheets, scripts.

The bytes as they came over the wire, not what the browser made of them: the Nu checker must see
what was written.
"""

from pathlib import Path
from urllib.parse import urlsplit

KINDS = {"document": ".html", "stylesheet": ".css", "script": ".js"}


class Catcher:
    """Keeps, in one folder, each page under a name that the walk gives, and each file once."""

    def __init__(self, page, folder: Path):
        self.page = page
        self.folder = folder
        self.last: dict[str, bytes] = {}
        folder.mkdir(exist_ok=True)
        page.on("response", self._take)

    def _take(self, response) -> None:
        kind = response.request.resource_type
        if kind not in KINDS or 300 <= response.status < 400:
            return
        if kind == "document":
            self.last = {kind: response.body()}
        else:
            name = urlsplit(response.url).path.strip("/").replace("/", "_")
            (self.folder / name).write_bytes(response.body())

    def keep(self, name: str) -> Path:
        """Write the page that came last under this name; KeyError where none came."""
        file = self.folder / (_file_name(name) + KINDS["document"])
        file.write_bytes(self.last["document"])
        return file


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)
