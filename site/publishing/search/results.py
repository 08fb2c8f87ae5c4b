"""One page of results for an address: rows, facets, and what else may have been meant."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from publishing.models import SearchEntry

from . import highlights, matching, spelling, tokens
from .matching import Hit
from .queries import Query

PAGE_SIZE = 10
#: Beyond this the number of results is not told.
COUNTED = 1000
#: Values shown of a facet.
VALUES = 8
#: From this tier on, the words of a hit do not stand in a row.
SCATTERED = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """What results are narrowed to; empty values narrow nothing."""

    kind: str = ""
    section: str = ""
    year: str = ""
    ward: str = ""

    def marks(self, language: str) -> list[str]:
        pairs = (
            (tokens.LANGUAGE, language),
            (tokens.KIND, self.kind),
            (tokens.SECTION, self.section),
            (tokens.YEAR, self.year),
            (tokens.WARD, self.ward),
        )
        return [f"{mark}{value}" for mark, value in pairs if value]


#: Nothing chosen.
EVERYTHING = Chosen()


@dataclass(slots=True)
class Result:
    """A row as it is shown: its title and the text around what was found, in pieces."""

    row: SearchEntry
    title: list[highlights.Piece]
    excerpt: list[highlights.Piece]


@dataclass(slots=True)
class Results:
    """One page. `total` counts all hits (of `matching.MOST`), `near`: none holds all words."""

    results: list[Result] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 0
    near: bool = False
    suggestion: str = ""
    #: Values of a facet with how many hits have them: (value, label, number).
    facets: dict[str, list[tuple]] = field(default_factory=dict)


def search(query: Query, language: str, chosen: Chosen, page: int = 1) -> Results:
    """Answer one page of what fits; a page beyond the last is the last."""
    if not query:
        return Results()
    marks = chosen.marks(language)
    hits = matching.hits(query, marks)
    scattered = not hits or (hits[0].tier >= SCATTERED and len(query.words) > 1)
    suggestion = spelling.suggestion(query, marks[:1]) if scattered else ""
    near = [] if hits or query.phrases else matching.near(query, marks)
    return _page(query, hits or near, page, near=bool(near), suggestion=suggestion)


def titles(words: list[str], language: str, most: int) -> list[str]:
    """Titles to offer while the last of these words is typed; newest first, each once."""
    if not words:
        return []
    found = matching.begun(words, EVERYTHING.marks(language), most * 2)
    return list(dict.fromkeys(found))[:most]


def _page(query: Query, hits: list[Hit], page: int, **about) -> Results:
    pages = -(-len(hits) // PAGE_SIZE)
    page = max(1, min(page, pages))
    shown = [hit.id for hit in hits[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]]
    rows = SearchEntry.objects.select_related("entry", "station").defer("tokens", "text")
    found = rows.in_bulk(shown)
    # A row may go between the two readings.
    results = [_result(found[id], query.words) for id in shown if id in found]
    return Results(results, len(hits), page, pages, facets=_facets(hits), **about)


def _result(row: SearchEntry, words: list[str]) -> Result:
    texts = [row.entry.summary, row.written.partition("\n")[2]] if row.entry else []
    excerpts = (highlights.excerpt(text, words) for text in texts)
    plain = highlights.marked(row.entry.summary, []) if row.entry else []
    return Result(row, highlights.marked(row.title, words), next(filter(None, excerpts), plain))


def _facets(hits: list[Hit]) -> dict[str, list[tuple]]:
    sections = {hit.section: hit.section_name for hit in hits if hit.section}
    years = sorted(Counter(hit.year for hit in hits if hit.year).items(), reverse=True)
    return {
        "kind": _most((hit.kind for hit in hits), {}),
        "section": _most((hit.section for hit in hits if hit.section), sections),
        "year": [(str(year), str(year), number) for year, number in years[:VALUES]],
        "ward": _most((ward for hit in hits for ward in hit.wards.split()), {}),
    }


def _most(values: Iterable[str], labels: dict[str, str]) -> list[tuple[str, str, int]]:
    """The values that most have, those of equal number by name."""
    numbers = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return [(value, labels.get(value, value), number) for value, number in numbers[:VALUES]]
