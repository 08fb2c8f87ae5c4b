"""What a browser is sent while somebody walks through the pages: HTML, style sheets, scripts.

The bytes as they came over the wire, not what the browser made of them: the Nu checker must see
what was written.
"""

from pathlib import Path
from urllib.parse import urlsplit

FILES = ("stylesheet", "script")


class Catcher:
    """Keeps, in one folder, each page under a name that the walk gives, and each file once."""

    def __init__(self, page, folder: Path):
        self.page = page
        self.folder = folder
        self.document = None
        self.files: dict[str, str] = {}
        folder.mkdir(exist_ok=True)
        page.on("response", self._take)

    def _take(self, response) -> None:
        kind = response.request.resource_type
        if kind == "document" and not 300 <= response.status < 400:
            self.document = response
        elif kind in FILES:
            self.files[response.url] = urlsplit(response.url).path.strip("/").replace("/", "_")

    def keep(self, name: str) -> None:
        """Write the page that stands there under this name, and the files that are new."""
        (self.folder / f"{_file_name(name)}.html").write_bytes(self.document.body())
        for url, file in list(self.files.items()):
            if not (self.folder / file).exists():
                (self.folder / file).write_bytes(self.page.request.get(url).body())


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)
