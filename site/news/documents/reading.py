"""What a document's page shows for its address: the text of a day, or what changed since another.

What stands in an address and cannot be read is as if it had not been given.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qsl

from publishing.parameters import DAY, OTHER_DAY, canonical

from . import selectors
from .comparison import Change, Piece, State, compare
from .models import LegalDocument
from .rows import DocumentVersion
from .structure import Level, Part

#: Texts of fewer articles are read without a list of contents.
FEWEST_FOR_CONTENTS = 4


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of the contents: a heading and the articles below it."""

    part: Part | None
    articles: list[Part] = field(default_factory=list)


def reading_of(document: LegalDocument, query: str) -> dict:
    """The context of a document's template."""
    day, other_day = _days(query)
    version = document.version_read_on(day)
    changes = _changes(document, version, other_day)
    parts = version.parts if version and changes is None else ()
    return {
        "asked_day": day,
        "version": version,
        "versions": document.dated_versions,
        "parts": parts,
        "contents": contents(parts),
        "other_version": document.version_on(other_day) if changes is not None else None,
        "changes": shown(changes),
        "unchanged": sum(change.state == State.SAME for change in changes or ()),
        "relations": selectors.relations_of(document),
        "cited_by": selectors.cited_by(document),
    }


def contents(parts: tuple[Part, ...]) -> list[Chapter]:
    """Headings with their articles; nothing for a text that is short enough to see."""
    chapters = [Chapter(None)]
    for part in parts:
        if part.level == Level.ARTICLE:
            chapters[-1].articles.append(part)
        elif part.is_heading:
            chapters.append(Chapter(part))
    entries = sum(len(chapter.articles) + 1 for chapter in chapters) - 1
    if entries < FEWEST_FOR_CONTENTS:
        return []
    return [chapter for chapter in chapters if chapter.part or chapter.articles]


def shown(changes: list[Change] | None) -> list[Change] | None:
    """What differs, each article below its heading once; None where nothing is compared."""
    if changes is None:
        return None
    return [_without_heading(change) for change in changes if change.state != State.SAME]


def _days(query: str) -> tuple[date | None, date | None]:
    given = dict(parse_qsl(canonical(query)))
    return _day(given.get(DAY, "")), _day(given.get(OTHER_DAY, ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _changes(
    document: LegalDocument, version: DocumentVersion | None, other_day: date | None
) -> list[Change] | None:
    """What the version changed since another day's; None where there is nothing to compare."""
    other = document.version_on(other_day) if other_day else None
    if version is None or other is None or other is version:
        return None
    return compare(other.parts, version.parts)


def _without_heading(change: Change) -> Change:
    """A change whose first paragraph is no more than the heading that stands above it."""
    said = (Piece("", change.heading),)
    if change.paragraphs and change.paragraphs[0] == said:
        return replace(change, paragraphs=change.paragraphs[1:])
    return change
