"""Finds citations in a rich text and links them, leaving every other character as it is; pure."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from news.citations import Citation, find_citations

_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);|.", re.I | re.S)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
#: Tags that stand within a sentence; all others end it.
INLINE = {"a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "span", "mark", "code"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that cite something and are no link yet.

    `spans` are offsets into the rich text's source, more than one where tags stand between;
    `words` are the words as readers see them, `citation` the first that they mean.
    """

    spans: tuple[tuple[int, int], ...]
    words: str
    citation: Citation


@dataclass(slots=True)
class _Atom:
    """A letter with its marks, or a character reference: where it stands and what it says."""

    start: int
    end: int
    text: str
    linked: bool


def mentions(source: str) -> list[Mention]:
    """Citations in a rich text's source, in its order, without those inside a link."""
    return [mention for sentence in _sentences(source) for mention in _mentions(sentence)]


def link(source: str, addresses: Mapping[int, str]) -> str:
    """The source with links around mentions, named by where their first span starts."""
    pieces, last = [], 0
    for mention in mentions(source):
        address = addresses.get(mention.spans[0][0])
        for start, end in mention.spans if address else ():
            opening = f'<a href="{html.escape(address)}">'
            pieces += [source[last:start], opening, source[start:end], "</a>"]
            last = end
    return "".join([*pieces, source[last:]])


def _sentences(source: str) -> Iterator[list[_Atom]]:
    """Runs of text between tags that end a paragraph, a heading or an item."""
    atoms: list[_Atom] = []
    links = 0
    for token in _TOKEN.finditer(source):
        tag = _TAG.match(token.group())
        if tag and tag.group(2).lower() == "a":
            links += -1 if tag.group(1) else 1
        elif token.group()[0] == "<" and len(token.group()) > 1:
            if not tag or tag.group(2).lower() not in INLINE:
                yield atoms
                atoms = []
        else:
            _add(atoms, token, links > 0)
    yield atoms


def _add(atoms: list[_Atom], token: re.Match, linked: bool) -> None:
    text = html.unescape(token.group())
    if atoms and unicodedata.combining(text[0]) and atoms[-1].end == token.start():
        atoms[-1].text += text
        atoms[-1].end = token.end()
    else:
        atoms.append(_Atom(token.start(), token.end(), text, linked))


def _mentions(atoms: list[_Atom]) -> Iterator[Mention]:
    composed = [unicodedata.normalize("NFC", atom.text) for atom in atoms]
    text = "".join(composed)
    # Where letters join across atoms no offset can be trusted: nothing is offered there.
    if text != unicodedata.normalize("NFC", "".join(atom.text for atom in atoms)):
        return
    owner = [number for number, piece in enumerate(composed) for _ in piece]
    reached = -1
    for citation in find_citations(text):
        own = atoms[owner[citation.start] : owner[citation.end - 1] + 1]
        if citation.start < reached or any(atom.linked for atom in own):
            continue
        reached = citation.end
        yield Mention(tuple(_spans(own)), text[citation.start : citation.end], citation)


def _spans(atoms: list[_Atom]) -> Iterator[tuple[int, int]]:
    start, end = atoms[0].start, atoms[0].end
    for atom in atoms[1:]:
        if atom.start != end:
            yield start, end
            start = atom.start
        end = atom.end
    yield start, end
