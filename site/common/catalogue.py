"""What a page tells the catalogue of itself (`BasePage.catalogue_entry`)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture for lists: the fallback `url`, its size in CSS pixels, its alternative text.

    `sources` are (MIME type, srcset) pairs in the order in which a `<picture>` offers them.
    """

    url: str
    width: int
    height: int
    alt: str = ""
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueFields:
    """One catalogue row, as its page sees it; `publishing` finds address and language.

    `kind` is a short word per page type ("article"). `section` is the slug of the page that stands
    for the section, or "" (when that page's slug changes, the rows under it follow). `date` is
    aware and orders lists. `text` is plain text, unfolded: title, summary and body, for search.
    `places` are ward or province codes.
    """

    kind: str
    title: str
    date: datetime
    section: str = ""
    summary: str = ""
    text: str = ""
    thumbnail: Thumbnail | None = None
    places: tuple[str, ...] = ()
