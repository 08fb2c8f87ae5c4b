"""The legal corner: the newest questions, explanations and documents, each with its list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publishing.models import CatalogueEntry

#: Kinds in the order of their columns.
HEADINGS = {
    "question": _("Legal questions and answers"),
    "guide": _("The law explained"),
    "document": _("Legal documents"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One kind's newest entries, and the address of the list of all."""

    kind: str
    heading: str | Promise
    entries: list[CatalogueEntry]

    @property
    def url(self) -> str:
        return list_url(self.entries)


def columns(newest: dict[str, list[CatalogueEntry]]) -> list[Column]:
    """The columns that have something to show, of what was read of each kind."""
    return [Column(kind, text, newest[kind]) for kind, text in HEADINGS.items() if newest[kind]]


def list_url(entries: Iterable[CatalogueEntry]) -> str:
    """A list's address: that of any page in it without its last step; "" for none."""
    url = next((entry.url for entry in entries), "")
    return url.rstrip("/").rpartition("/")[0] + "/" if url else ""
