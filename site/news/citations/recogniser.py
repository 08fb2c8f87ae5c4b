"""Vietnamese legal citations in a text, down to the point.

The canonical notation is that of `tests/news/citations/README.md`; why and how well: see
`docs/legal-citations.md`. Pure: no Django, no database, work in proportion to the text's length.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from .documents import Document, documents_at
from .gaps import COMMA, brackets, in_heading, looseness
from .paths import Path, paths
from .tokens import CLOSING, OPENING, Tokens
from .units import Group, Level, group_at


@dataclass(frozen=True)
class Citation:
    """One cited place. `start` and `end` are offsets into the text **in NFC**, end exclusive.

    `document` is a number (`49/2020/NĐ-CP`) or a name with or without year (`Luật Tố cáo 2018`);
    `article`, `clause`, `point` are labels ("226a", "1", "đ") or "". Citations of one mention
    share its span.
    """

    start: int
    end: int
    document: str
    article: str = ""
    clause: str = ""
    point: str = ""

    def __str__(self) -> str:
        parts = (("đ", self.article), ("k", self.clause), ("p", self.point))
        return self.document + "".join(f" {sign}{label}" for sign, label in parts if label)


_ETH = str.maketrans("Ðð", "Đđ")


def find_citations(text: str) -> list[Citation]:
    """All citations of `text` in text order; the offsets count characters of its NFC form.

    >>> [str(one) for one in find_citations("khoản 1 Điều 144 BLTTHS 2015")]
    ['Bộ luật Tố tụng hình sự 2015 đ144 k1']
    """
    # The letter eth is what some keyboards give for Đ; it is as long, so offsets stay.
    composed = unicodedata.normalize("NFC", text).translate(_ETH)
    tokens = Tokens(composed)
    mentions = _Mentions(tokens)
    for chain in _chains(tokens, _atoms(tokens)):
        mentions.add(chain)
    return sorted(mentions.found, key=lambda one: one.start)


Atom = Document | Group


def _past(atom: Atom) -> int:
    return atom.past if isinstance(atom, Document) else atom.end


def _atoms(tokens: Tokens) -> Iterator[Atom]:
    place = 0
    while place < len(tokens):
        group = group_at(tokens, place)
        found = [group] if group else documents_at(tokens, place)
        yield from found
        place = max([place + 1, *map(_past, found)])


@dataclass
class Chain:
    """Atoms that only commas and the like part; `gaps[n]` binds atom n to atom n+1."""

    atoms: list[Atom]
    gaps: list[int] = field(default_factory=list)


def _chains(tokens: Tokens, atoms: Iterator[Atom]) -> Iterator[Chain]:
    chain = None
    for atom in atoms:
        if chain and _in_heading(tokens, chain.atoms[-1], atom):
            continue
        gap = _gap(tokens, chain.atoms[-1], atom) if chain else None
        if gap is None:
            if chain:
                yield chain
            chain = Chain([atom])
        else:
            chain.atoms.append(atom)
            chain.gaps.append(gap)
    if chain:
        yield chain


def _in_heading(tokens: Tokens, left: Atom, atom: Atom) -> bool:
    """Whether the atom is a word of an article's heading: "Điều 20 (hợp đồng lao động)"."""
    if not isinstance(left, Group) or not isinstance(atom, Document) or atom.canonical:
        return False
    return in_heading(tokens, left.end, atom.start, atom.past)


def _gap(tokens: Tokens, left: Atom, right: Atom) -> int | None:
    after_unit = isinstance(left, Group)
    between_units = after_unit and isinstance(right, Group)
    return looseness(tokens, _past(left), right.start, headings=after_unit, lists=between_units)


# --- from chains to mentions ----------------------------------------------------


@dataclass
class Run:
    """Units side by side: atoms `first` to `last` (inclusive) of a chain."""

    chain: Chain
    first: int
    last: int

    @property
    def groups(self) -> list[Group]:
        return self.chain.atoms[self.first : self.last + 1]

    @property
    def paths(self) -> list[Path]:
        return paths(self.groups, self.chain.gaps[self.first : self.last])

    @property
    def may_stand_alone(self) -> bool:
        """Only articles may: "khoản 2" says too little without a document beside it."""
        return any(group.level is Level.ARTICLE for group in self.groups)


class _Mentions:
    """Collects citations chain by chain, remembering the sentence's last document."""

    def __init__(self, tokens: Tokens):
        self.tokens = tokens
        self.found: list[Citation] = []
        self._last: Document | None = None

    def add(self, chain: Chain) -> None:
        owned: dict[int, list[Run]] = {}
        alone: dict[int, Run] = {}
        for run in _runs(self.tokens, chain):
            owner = _owner(self.tokens, run)
            if owner is None:
                alone[run.first] = run
            else:
                owned.setdefault(owner, []).append(run)
        for place, atom in enumerate(chain.atoms):
            if isinstance(atom, Document):
                self._document(atom, owned.get(place, []))
            elif place in alone:
                self._alone(alone[place])

    def _document(self, document: Document, runs: list[Run]) -> None:
        if document.canonical is None:
            self._last = None if document.forgets else self._last
            return
        self._last = document
        found = [path for run in runs for path in run.paths]
        if document.bare and not any(path.article for path in found):
            return
        places = [document, *(atom for run in runs for atom in (run.groups[0], run.groups[-1]))]
        start, end = min(p.start for p in places), max(p.end for p in places)
        self._cite(start, end, document.canonical, found or [Path()])

    def _alone(self, run: Run) -> None:
        sentences, document = self.tokens.sentences, self._last
        start, end = run.groups[0].start, run.groups[-1].end
        if not document or sentences[document.start] != sentences[start]:
            return
        if run.may_stand_alone:
            self._cite(start, end, document.canonical, run.paths)

    def _cite(self, start: int, end: int, document: str, found: list[Path]) -> None:
        first, last = self.tokens[start].start, self.tokens[self._closed(start, end) - 1].end
        self.found += [Citation(first, last, document, p.article, p.clause, p.point) for p in found]

    def _closed(self, start: int, end: int) -> int:
        """One token more when it closes what the mention opens."""
        opened = sum(token.text in OPENING for token in self.tokens[start:end])
        closed = sum(token.text in CLOSING for token in self.tokens[start:end])
        return end + (opened > closed and self.tokens[end].text in CLOSING)


def _runs(tokens: Tokens, chain: Chain) -> Iterator[Run]:
    """Maximal runs of units, parted where a document's bracket closes."""
    first, bracketed = None, False
    for place, atom in enumerate(chain.atoms):
        if isinstance(atom, Document):
            if first is not None:
                yield Run(chain, first, place - 1)
            first = None
            continue
        opens, closes = _brackets_before(tokens, chain, place)
        if first is not None and bracketed and closes:
            yield Run(chain, first, place - 1)
            first = None
        bracketed = opens if first is None else bracketed
        first = place if first is None else first
    if first is not None:
        yield Run(chain, first, len(chain.atoms) - 1)


def _brackets_before(tokens: Tokens, chain: Chain, place: int) -> tuple[bool, bool]:
    if not place:
        return False, False
    left = chain.atoms[place - 1]
    return brackets(tokens, _past(left), chain.atoms[place].start)


def _owner(tokens: Tokens, run: Run) -> int | None:
    """The place in the chain of the document that a run of units belongs to."""
    chain = run.chain
    left = run.first - 1 if run.first and _owns_behind(chain, run.first - 1) else None
    right = run.last + 1 if _is_document(chain, run.last + 1) else None
    if left is None or right is None:
        return right if left is None else left
    if brackets(tokens, _past(chain.atoms[left]), run.groups[0].start)[0]:
        return left
    before, after = chain.gaps[left], chain.gaps[run.last]
    if before != after:
        return left if before < after else right
    listed = _is_document(chain, 0) and isinstance(chain.atoms[-1], Group)
    return left if listed and before >= COMMA else right


def _owns_behind(chain: Chain, place: int) -> bool:
    return _is_document(chain, place) and not chain.atoms[place].weak


def _is_document(chain: Chain, place: int) -> bool:
    return place < len(chain.atoms) and isinstance(chain.atoms[place], Document)
