"""The legal corner: the newest questions, explanations and documents, each with its list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.documents.selectors import with_validity
from news.models import LegalDocument
from publishing.models import CatalogueEntry

#: An entry and, of a legal document, the page, which knows its label of validity.
Row = tuple[CatalogueEntry, LegalDocument | None]
#: Kinds in the order of their columns.
HEADINGS = {
    "question": _("Legal questions and answers"),
    "guide": _("The law explained"),
    "document": _("Legal documents"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One kind's newest rows, and the address of the list of all."""

    kind: str
    heading: str | Promise
    rows: list[Row]

    @property
    def url(self) -> str:
        return list_url(entry for entry, _document in self.rows)


def columns(newest: dict[str, list[CatalogueEntry]]) -> list[Column]:
    """The columns that have something to show, of what was read of each kind.

    One query, for the labels of the documents.
    """
    return [
        Column(kind, text, _rows(kind, newest[kind]))
        for kind, text in HEADINGS.items()
        if newest[kind]
    ]


def _rows(kind: str, entries: list[CatalogueEntry]) -> list[Row]:
    if kind == LegalDocument.catalogue_kind:
        return with_validity(entries)
    return [(entry, None) for entry in entries]


def list_url(entries: Iterable[CatalogueEntry]) -> str:
    """A list's address: that of any page in it without its last step; "" for none."""
    url = next((entry.url for entry in entries), "")
    return url.rstrip("/").rpartition("/")[0] + "/" if url else ""
