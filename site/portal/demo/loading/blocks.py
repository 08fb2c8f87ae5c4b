"""The demonstration's blocks in the shapes that StreamField takes."""

from django.utils.html import format_html

Made = tuple[str, object]


def stream(body: list[Made]) -> list[Made]:
    """A whole body, from the (kind, value) pairs of `content.written`."""
    return [BLOCKS[kind](value) for kind, value in body if kind in BLOCKS]


def related(body: list[Made]) -> list[str]:
    """The slugs of the pages that a body names to be read besides."""
    return [slug for kind, value in body if kind == "related" for slug in value]


def text(value: str) -> Made:
    return ("text", value)


def figures(value: tuple) -> Made:
    rows, source = value
    numbers = [{"number": number, "label": label} for number, label in rows]
    return ("figures", {"figures": numbers, "source": source})


def steps(value: list) -> Made:
    rows = [{"title": title, "text": format_html("<p>{}</p>", note)} for title, note in value]
    return ("steps", {"title": "", "steps": rows})


def callout(value: str) -> Made:
    return ("callout", {"tone": "note", "title": "", "text": format_html("<p>{}</p>", value)})


def quote(value: tuple[str, str, str]) -> Made:
    words, speaker, role = value
    return ("quote", {"quote": words, "speaker": speaker, "role": role})


def table(value: list[list[str]]) -> Made:
    heads, *rows = value
    columns = [{"type": "text", "heading": head} for head in heads]
    return (
        "table",
        {"columns": columns, "rows": [{"values": row} for row in rows], "caption": ""},
    )


BLOCKS = {
    "text": text,
    "figures": figures,
    "steps": steps,
    "callout": callout,
    "quote": quote,
    "table": table,
}
