"""From HTML of known tags to pieces in order: words, lists, tables, pictures. Pure."""

import html
import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag

MAX_COLUMNS = 12
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Words:
    """A paragraph, heading or list: its tag, its inner HTML and its plain text."""

    tag: str
    html: str
    text: str

    @property
    def is_heading(self) -> bool:
        return self.tag in HEADINGS

    @property
    def is_paragraph(self) -> bool:
        return self.tag == "p"

    @property
    def is_all(self) -> str:
        """`strong` or `em` if one of them holds the whole paragraph, else nothing."""
        match = re.fullmatch(r"<(strong|em)>((?:(?!<\1>).)*)</\1>", self.html, re.DOTALL)
        return match[1] if match else ""


@dataclass(frozen=True)
class Table:
    """Rows of plain cells, all of one width; the first row heads the columns."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """An image by its number in the source."""

    number: int


Piece = Words | Table | Picture


def split(markup: str) -> list[Piece]:
    """The pieces of cleaned HTML, empty ones left out."""
    soup = BeautifulSoup(markup, "html.parser")
    for link in soup.find_all("a"):
        if not re.match(r"(?:https?|mailto|tel):", link.get("href", "")):
            link.unwrap()
    found: list[Piece] = []
    for node in list(soup.children):
        found.extend(_pieces(node))
    return found


def plain(text: str) -> str:
    """Text with single spaces."""
    return _SPACES.sub(" ", text).strip()


def paragraph(text: str, tag: str = "p") -> Words:
    """A piece of plain text."""
    return Words(tag, html.escape(text, quote=False), plain(text))


def _pieces(node) -> list[Piece]:
    if isinstance(node, NavigableString):
        return [paragraph(plain(node))] if plain(node) else []
    pictures = _take_pictures(node)
    if node.name == "table":
        return [*_table(node), *pictures]
    if node.name in ("ul", "ol"):
        words = [Words(node.name, _inner(node), plain(node.get_text(" ")))]
    elif node.name == "p":
        words = [_words("p", part) for part in _lines(node)]
    else:
        words = [_words(node.name if node.name in HEADINGS else "p", _inner(node))]
    return [*(piece for piece in words if piece.text), *pictures]


def _take_pictures(node: Tag) -> list[Picture]:
    images = [node] if node.name == "img" else node.find_all("img")
    numbers = [image.get("src", "") for image in images]
    for image in images:
        image.extract()
    return [Picture(int(number)) for number in numbers if number.isdigit()]


def _words(tag: str, markup: str) -> Words:
    return Words(tag, markup, plain(BeautifulSoup(markup, "html.parser").get_text()))


def _inner(node: Tag) -> str:
    return _SPACES.sub(" ", node.decode_contents(formatter="minimal")).strip()


def _lines(node: Tag) -> list[str]:
    """A paragraph's parts between line breaks; a break inside bold or a link becomes a space."""
    lines = [""]
    for child in node.children:
        if isinstance(child, Tag) and child.name == "br":
            lines.append("")
            continue
        if isinstance(child, Tag):
            for inner in child.find_all("br"):
                inner.replace_with(" ")
        lines[-1] += html.escape(child, quote=False) if not isinstance(child, Tag) else str(child)
    return [_SPACES.sub(" ", line).strip() for line in lines]


def _table(node: Tag) -> list[Piece]:
    rows = _grid(node)
    width = max((len(row) for row in rows), default=0)
    if width < 2 or width > MAX_COLUMNS or len(rows) < 2:
        # A frame around text, or wider than any screen: its words stay as paragraphs.
        return [paragraph(cell) for row in rows for cell in row if cell]
    return [Table(tuple((*row, *[""] * (width - len(row))) for row in rows))]


def _grid(node: Tag) -> list[list[str]]:
    """Cells by row, a joined cell standing first where it spans."""
    rows, hanging = [], {}
    # A table inside a cell is that cell's words.
    for line in (row for row in node.find_all("tr") if row.find_parent("table") is node):
        row: list[str] = []
        for cell in line.find_all(["td", "th"], recursive=False):
            _fill(row, hanging)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(row), len(row) + wide):
                hanging[column] = high - 1
            row += [plain(cell.get_text(" ")), *[""] * (wide - 1)]
        _fill(row, hanging)
        rows.append(row)
    return [row for row in rows if any(row)]


def _fill(row: list[str], hanging: dict[int, int]) -> None:
    """Leave free what a joined cell of the row above still covers."""
    while hanging.get(len(row), 0) > 0:
        hanging[len(row)] -= 1
        row.append("")


def _span(cell: Tag, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), MAX_COLUMNS + 1) if value.isdecimal() else 1
