"""Former districts, wards and provinces that a text names in full, and what they are now. Pure.

Only a kind word with a name counts ("quận Cẩm Lệ", "huyện Cư Jút"): bare names are people and
streets too. A name that many places had is settled by what else the text names, by where the
article happened, by the site's province; where doubt remains, nothing is said.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from places.folding import compose, fold
from places.index import Area, Index, Name, Place, marked
from places.reading import LONGEST_NAME

_KIND = re.compile(
    r"\b(phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh)\s+(?=[A-ZĐÀ-ỸƠƯĂÂÊÔ0-9])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WARD_KINDS = frozenset(("phường", "xã", "thị trấn"))
#: More than so many present wards are counted, not listed.
MOST_LISTED = 6


class Mention(NamedTuple):
    """A former unit as the text has it, and its present wards: full names, in their province.

    `now` is empty where too many to list: `count` says how many. A province's has neither.
    """

    words: str
    now: tuple[str, ...]
    count: int
    province: str


class _Found(NamedTuple):
    """Words of the text that are a name, with all that they may mean."""

    words: str
    kind: str
    means: tuple[Name | Area, ...]


def find_mentions(
    index: Index, text: str, *, provinces: Iterable[str] = (), home: str | None = None
) -> list[Mention]:
    """The former units of a text, each once, in its order.

    `provinces`: codes of those where the article happened; `home`: the site's own.
    """
    found = list(_find(index, text))
    tiers = [
        _told_districts(index, found),
        _told_provinces(index, found),
        _areas_of_provinces(index, provinces),
        _areas_of_provinces(index, [home] if home else []),
    ]
    mentions = {}
    for one in found:
        mention = _mention(index, one, tiers)
        if mention:
            mentions.setdefault(compose(one.words), mention)
    return list(mentions.values())


def _find(index: Index, text: str) -> Iterator[_Found]:
    for match in _KIND.finditer(text):
        words = []
        for word in _WORD.finditer(text, match.end()):
            start = words[-1].end() if words else match.end()
            if not _belongs(text[start : word.start()], word[0]) or len(words) == LONGEST_NAME:
                break
            words.append(word)
        yield from _longest(index, text, match, words)


def _belongs(between: str, word: str) -> bool:
    """Whether a word still belongs to the name: a capital or number, one space or hyphen away."""
    return between in ("", " ", "-", " - ", " – ") and (word[0].isupper() or word[0].isdigit())


def _longest(index: Index, text: str, kind: re.Match, words: list[re.Match]) -> Iterator[_Found]:
    said = kind[1].lower()
    for count in range(len(words), 0, -1):
        name = text[kind.end() : words[count - 1].end()]
        means = _meanings(index, said, name)
        if means:
            yield _Found(text[kind.start() : words[count - 1].end()], said, means)
            return


def _meanings(index: Index, kind: str, name: str) -> tuple[Name | Area, ...]:
    """Every unit of this kind and name, marks compared."""
    key = "".join(word.lstrip("0") or word for word in fold(name).split())
    if kind in _WARD_KINDS:
        rows = [index.names[number] for number in index.by_key.get(key, ())]
    else:
        rows = [index.areas[number] for number in index.area_by_key.get(key, ())]
    typed = [word.lstrip("0") or word for word in marked(name)]
    return tuple(
        row
        for row in rows
        if row.kind == kind and [w.lstrip("0") or w for w in marked(row.text)] == typed
    )


def _told_districts(index: Index, found: list[_Found]) -> set[int]:
    """The numbers of districts that the text names."""
    told = {row for one in found for row in one.means if isinstance(row, Area) and row.places}
    return {number for number, area in enumerate(index.areas) if area in told} if told else set()


def _told_provinces(index: Index, found: list[_Found]) -> set[int]:
    told = {row for one in found for row in one.means if isinstance(row, Area) and not row.places}
    return {number for number, area in enumerate(index.areas) if area in told} if told else set()


def _areas_of_provinces(index: Index, codes: Iterable[str]) -> set[int]:
    names = {place.province for place in index.places if place.province_code in set(codes)}
    return {
        number for number, area in enumerate(index.areas) if area.text in names and not area.places
    }


def _mention(index: Index, found: _Found, tiers: list[set[int]]) -> Mention | None:
    rows = list(found.means)
    for tier in tiers:
        if len(_outcomes(index, rows)) > 1:
            rows = [row for row in rows if _around(row) & tier] or rows
    outcomes = _outcomes(index, rows)
    if len(outcomes) != 1 or any(_is_present(index, row) for row in rows):
        return None
    [places] = outcomes
    return _told(index, found, places) if places else None


def _outcomes(index: Index, rows: list[Name | Area]) -> set[tuple[int, ...]]:
    return {_places(index, row) for row in rows}


def _around(row: Name | Area) -> frozenset[int]:
    return row.areas if isinstance(row, Name) else row.inside


def _is_present(index: Index, row: Name | Area) -> bool:
    """Whether the words still name a unit of today."""
    if isinstance(row, Name):
        return row.is_current
    return not row.places and row in _present_provinces(index)


def _places(index: Index, row: Name | Area) -> tuple[int, ...]:
    """Positions of the present wards; of a former province all that lie in it now."""
    return row.places or _of_provinces(index).get(row, ())


@lru_cache(maxsize=2)
def _present_provinces(index: Index) -> frozenset[Area]:
    names = {place.province for place in index.places}
    seen: dict[str, Area] = {}
    for area in index.areas:
        # The present ones were numbered first.
        if not area.places and area.text in names:
            seen.setdefault(area.text, area)
    return frozenset(seen.values())


@lru_cache(maxsize=2)
def _of_provinces(index: Index) -> dict[Area, tuple[int, ...]]:
    """Provinces with the present wards that were made from theirs."""
    inside: dict[Area, set[int]] = {}
    for name in index.names:
        for number in name.areas:
            if not index.areas[number].places:
                inside.setdefault(index.areas[number], set()).update(name.places)
    return {area: tuple(sorted(positions)) for area, positions in inside.items()}


def _told(index: Index, found: _Found, positions: tuple[int, ...]) -> Mention | None:
    places = [index.places[position] for position in positions]
    provinces = {place.province for place in places}
    if len(provinces) != 1:
        return None
    province = _province_label(index, provinces.pop())
    if found.kind == "tỉnh":
        return Mention(found.words, (), 0, province)
    names = tuple(_full(place) for place in places)
    return Mention(found.words, names if len(names) <= MOST_LISTED else (), len(names), province)


def _full(place: Place) -> str:
    return f"{place.kind} {place.name}"


def _province_label(index: Index, name: str) -> str:
    kinds = [area.kind for area in _present_provinces(index) if area.text == name]
    return f"{kinds[0]} {name}" if kinds else name
