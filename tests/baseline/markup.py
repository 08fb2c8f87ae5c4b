"""What of a page's HTML a baseline lacks: elements and attributes."""

from collections.abc import Iterator
from html.parser import HTMLParser

from tests.baseline.support import Baseline


def lacking(html: str, baseline: Baseline) -> Iterator[tuple[str, int]]:
    """Each feature that the baseline lacks, with the line of its use."""
    reader = _Reader()
    reader.feed(html)
    for group, name, line in reader.used:
        if baseline.lacks(group, name):
            yield f"{group.removesuffix('s')} {name}", line


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.used = []

    def handle_starttag(self, tag, attributes):
        line = self.getpos()[0]
        self.used.append(("elements", tag, line))
        for name, _ in attributes:
            self.used += [("attributes", name, line), ("attributes", f"{tag} {name}", line)]
