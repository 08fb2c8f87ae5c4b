"""Reads the demonstration's texts: a head of `Name: value` lines, an empty line, and the body.

The body is plain text in paragraphs. A paragraph's first characters say what it is:

    ## A heading          > A quote, in its last line "-- Who, where"
    # 99: a figure        ! A callout
    1. A step: its text   | A table | its first row the heads |
    - A list's line       @ slugs of articles to read besides, with commas
"""

import re
from collections.abc import Callable
from html import escape
from itertools import groupby
from pathlib import Path

LINK = re.compile(r"\[([^\]]+)\]\((/[^)\s]*)\)")
SOURCE = "Nguồn"
Block = tuple[str, object]


def read(path: Path) -> tuple[dict[str, str], list[Block]]:
    """The head of a text by its names, and its body as (kind, value) pairs."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return fields, blocks(body)


def blocks(body: str) -> list[Block]:
    """The body's blocks; running text that stands together becomes one block of HTML."""
    pieces = [piece(part.strip().splitlines()) for part in body.split("\n\n") if part.strip()]
    joined: list[Block] = []
    for kind, run in groupby(pieces, key=lambda made: made[0]):
        values = [value for _, value in run]
        joined += [(kind, "".join(values))] if kind == "text" else [(kind, v) for v in values]
    return joined


def piece(lines: list[str]) -> Block:
    """One paragraph as the block that its first characters name."""
    mark = lines[0].split(" ", 1)[0]
    if re.fullmatch(r"\d+\.", mark):
        return "steps", [pair(line.split(" ", 1)[1]) for line in lines]
    kind, reader = READERS.get(mark, ("text", paragraph))
    return kind, reader(
        [line.removeprefix(f"{mark} ") if reader != paragraph else line for line in lines]
    )


def pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value


def html(text: str) -> str:
    """Escaped, with `[words](/address/)` as links."""
    return LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False))


def paragraph(lines: list[str]) -> str:
    return f"<p>{html(' '.join(lines))}</p>"


def heading(lines: list[str]) -> str:
    return f"<h2>{html(lines[0])}</h2>"


def bullets(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{html(line)}</li>' for line in lines)}</ul>"


def quote(lines: list[str]) -> tuple[str, str, str]:
    """(words, speaker, office or place)"""
    *said, last = lines
    if not last.startswith("-- "):
        return " ".join(lines), "", ""
    speaker, _, role = last.removeprefix("-- ").partition(", ")
    return " ".join(said), speaker, role


def figures(lines: list[str]) -> tuple[list[tuple[str, str]], str]:
    """((number, what it counts)…, source)"""
    rows = [pair(line) for line in lines]
    return [row for row in rows if row[0] != SOURCE], dict(rows)[SOURCE]


def table(lines: list[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]


def slugs(lines: list[str]) -> list[str]:
    return [slug.strip() for line in lines for slug in line.split(",")]


READERS: dict[str, tuple[str, Callable]] = {
    "##": ("text", heading),
    "-": ("text", bullets),
    ">": ("quote", quote),
    "!": ("callout", " ".join),
    "#": ("figures", figures),
    "|": ("table", table),
    "@": ("related", slugs),
}
