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

    `kind` is a short word per page type ("news"). `section` is the slug of its chuyên mục and
    `section_name` that one's name, both "" without one (when a section is renamed, `news` calls
    `publishing.services.rename_section`). `date` is aware and orders lists. `text` is plain
    text, unfolded: title, summary and body, for search; `names` are others than the title by which
    people look for it, such as a document's number. `places` are ward or province codes, and
    `place_label` is how the place reads in a list.
    """

    kind: str
    title: str
    date: datetime
    section: str = ""
    section_name: str = ""
    summary: str = ""
    text: str = ""
    thumbnail: Thumbnail | None = None
    places: tuple[str, ...] = ()
    place_label: str = ""
    names: tuple[str, ...] = ()
