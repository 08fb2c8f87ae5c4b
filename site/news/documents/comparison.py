"""What changed between two versions of a text, article by article; pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from .structure import Level, Part

#: Longer runs are shown as taken out and put in whole: difflib's work grows with the square.
MOST_WORDS, MOST_PARAGRAPHS = 600, 300
#: Below this share of common words a paragraph is another one, not a changed one.
LEAST_LIKENESS = 0.4


class State(StrEnum):
    """What happened to an article."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed (`op` ""), were put in ("ins") or taken out ("del")."""

    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """An article, or the heading of a chapter, in both versions; `paragraphs` are its pieces."""

    anchor: str
    heading: str
    state: State
    paragraphs: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    anchor: str
    heading: str
    lines: tuple[str, ...]


def compare(old: Iterable[Part], new: Iterable[Part]) -> list[Change]:
    """Every article of either version in the new one's order, those taken out where they stood."""
    before, after = _groups(old), _groups(new)
    changes = []
    for anchor in _merged(list(before), list(after)):
        changes.append(_change(before.get(anchor), after.get(anchor)))
    return changes


def _groups(parts: Iterable[Part]) -> dict[str, _Group]:
    """Parts by article: clauses and points go with theirs, running text with what is above it."""
    gathered: dict[str, tuple[str, list[str]]] = {}
    lines: list[str] = gathered.setdefault("", ("", []))[1]
    for part in parts:
        if part.is_heading or (part.anchor and _stands_outside(part)):
            lines = gathered.setdefault(part.anchor, (part.heading, []))[1]
        lines.extend(part.lines)
    return {
        anchor: _Group(anchor, heading, tuple(own))
        for anchor, (heading, own) in gathered.items()
        if own
    }


def _stands_outside(part: Part) -> bool:
    """Whether a clause belongs to no article, as in directives."""
    return part.level == Level.CLAUSE and not part.anchor.startswith("dieu-")


def _merged(old: list[str], new: list[str]) -> Iterator[str]:
    kept = set(new)
    following: dict[str, list[str]] = {}
    last = ""
    for anchor in old:
        if anchor in kept:
            last = anchor
        else:
            following.setdefault(last, []).append(anchor)
    if "" not in kept:
        yield from following.get("", ())
    for anchor in new:
        yield anchor
        yield from following.get(anchor, ())


def _change(old: _Group | None, new: _Group | None) -> Change:
    if old is None:
        return Change(new.anchor, new.heading, State.ADDED, _whole("ins", new.lines))
    if new is None:
        return Change(old.anchor, old.heading, State.REMOVED, _whole("del", old.lines))
    if old.lines == new.lines:
        return Change(new.anchor, new.heading, State.SAME)
    paragraphs = tuple(_paragraphs(old.lines, new.lines))
    return Change(new.anchor, new.heading, State.CHANGED, paragraphs)


def _whole(op: str, lines: Iterable[str]) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece(op, line),) for line in lines)


def _paragraphs(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[Piece, ...]]:
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield from (*_whole("del", old), *_whole("ins", new))
        return
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield from _whole("", old[i:j])
        elif op == "replace" and j - i == m - k:
            yield from (_words(*pair) for pair in zip(old[i:j], new[k:m], strict=True))
        else:
            yield from (*_whole("del", old[i:j]), *_whole("ins", new[k:m]))


def _words(old: str, new: str) -> tuple[Piece, ...]:
    a, b = old.split(), new.split()
    if max(len(a), len(b)) > MOST_WORDS:
        return Piece("del", old), Piece("ins", new)
    matcher, pieces = SequenceMatcher(None, a, b, autojunk=False), []
    if matcher.ratio() < LEAST_LIKENESS:
        return Piece("del", old), Piece("ins", new)
    for op, i, j, k, m in matcher.get_opcodes():
        if op == "equal":
            pieces.append(Piece("", " ".join(a[i:j])))
            continue
        pieces += [Piece("del", " ".join(a[i:j]))] if j > i else []
        pieces += [Piece("ins", " ".join(b[k:m]))] if m > k else []
    return tuple(pieces)
