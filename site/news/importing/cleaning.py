"""From the pieces of a document to a draft: what each line is, and what is no part of the article.

Pure. Nothing is dropped in silence: whatever leaves the body stands in `Draft.notes`.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .gaps import find_gaps, find_loose_points
from .pieces import Picture, Piece, Table, Words, split
from .reading import Source

TITLE_LENGTH, SUMMARY_LENGTH, BYLINE_LENGTH, CAPTION_LENGTH = 200, 400, 120, 250
#: A date line stands among the first or the last lines.
NEAR_AN_END = 6
WEB_RESIDUE = {
    *("in trang", "in bài", "in bài viết", "in bài này", "in tin", "bản in", "gửi email"),
    *("gửi bài viết", "chia sẻ", "chia sẻ bài viết", "lưu bài", "lưu bài viết", "quay lại"),
    *("trở về", "về trang trước", "về đầu trang", "lên đầu trang", "nghe đọc bài", "đọc bài"),
    *("cỡ chữ", "facebook", "zalo", "chia sẻ facebook", "chia sẻ zalo", "bình luận"),
}
_DATE = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)"
_TIME = r"(?P<hour>\d{1,2})\s?[:hHg]\s?(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_LABEL = r"(?:(?:ngày đăng|đăng ngày|cập nhật|đăng lúc|ngày|thứ \w+|chủ nhật)\s*[:,]?\s*){0,3}"
_ZONE = r"\s*(?:\(?gmt\s?\+?7\)?)?"
_SEPARATOR = r"\s*[,|–-]?\s*"
_DATE_LINES = (
    re.compile(rf"{_LABEL}{_DATE}(?:{_SEPARATOR}{_TIME})?{_ZONE}", re.IGNORECASE),
    re.compile(rf"{_LABEL}{_TIME}{_SEPARATOR}(?:ngày )?{_DATE}{_ZONE}", re.IGNORECASE),
)
_BYLINE_LABEL = re.compile(
    r"(?:tin|bài|ảnh|tác giả|thực hiện|người viết)(?:\s*(?:,|và|-|–)\s*(?:tin|bài|ảnh))*\s*:\s*",
    re.IGNORECASE,
)
_SOURCE_LABEL = re.compile(r"(?:\(?\s*(?:nguồn\s*:|theo\b))\s*", re.IGNORECASE)
_CAPTION = re.compile(r"(?:\(?ảnh|hình|ảnh minh họa)\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–•●▪+*]\s+(?=\S)")


class Kind(StrEnum):
    """What the report says of a line."""

    REMOVED = "removed"
    MOVED = "moved"
    LOOK = "look"
    FILL = "fill"


@dataclass(frozen=True)
class Note:
    """One entry of the report: its kind, a code (texts: `notes.py`), and the words concerned."""

    kind: Kind
    code: str
    words: str = ""


@dataclass(frozen=True)
class CaptionedPicture(Picture):
    """A picture with the caption that stood under it."""

    caption: str = ""


@dataclass
class Draft:
    """An article as far as a document tells it. `published_at` is local time without a zone."""

    title: str = ""
    summary: str = ""
    byline: str = ""
    source_name: str = ""
    published_at: datetime | None = None
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def note(self, kind: Kind, code: str, words: str = "") -> None:
        self.notes.append(Note(kind, code, words))


def clean(source: Source) -> Draft:
    """Make a draft of what was read."""
    draft = Draft(pieces=split(source.html))
    if source.recomposed:
        draft.note(Kind.MOVED, "recomposed")
    if source.left_out:
        draft.note(Kind.REMOVED, "pictures_left_out", str(source.left_out))
    for step in (
        _drop_residue,
        _take_date,
        _take_title,
        _take_source,
        _take_byline,
        _take_summary,
        _take_captions,
        _make_lists,
        _level_headings,
        _look_for_gaps,
        _say_what_to_fill,
    ):
        step(draft)
    return draft


def _drop_residue(draft: Draft) -> None:
    kept = []
    for piece in draft.pieces:
        code = _residue(piece)
        if code:
            draft.note(Kind.REMOVED, code, piece.text)
        else:
            kept.append(piece)
    draft.pieces = kept


def _residue(piece: Piece) -> str:
    if not isinstance(piece, Words):
        return ""
    if not any(char.isalnum() for char in piece.text):
        return "stray"
    return "web_residue" if piece.text.strip(" .:").lower() in WEB_RESIDUE else ""


def _take_date(draft: Draft) -> None:
    count = len(draft.pieces)
    ends = [*range(min(NEAR_AN_END, count)), *range(max(NEAR_AN_END, count - 4), count)]
    for position in ends:
        piece = draft.pieces[position]
        match = isinstance(piece, Words) and _date_line(piece.text)
        if not match:
            continue
        draft.published_at = _moment(match)
        if draft.published_at is None:
            draft.note(Kind.LOOK, "impossible_date", piece.text)
            continue
        draft.note(Kind.MOVED, "date", piece.text)
        del draft.pieces[position]
        return


def _date_line(text: str) -> re.Match | None:
    return next((match for line in _DATE_LINES if (match := line.fullmatch(text))), None)


def _moment(match: re.Match) -> datetime | None:
    names = ("year", "month", "day", "hour", "minute", "second")
    try:
        return datetime(*(int(match[name] or 0) for name in names))
    except ValueError:
        return None


def _take_title(draft: Draft) -> None:
    """The first line, if it can be one; else it is left to the editor."""
    first = draft.pieces[0] if draft.pieces else None
    is_line = isinstance(first, Words) and (first.is_heading or first.is_paragraph)
    is_sentence = is_line and first.text.endswith((".", ";", ":")) and not first.is_heading
    if not is_line or is_sentence or len(first.text) > TITLE_LENGTH:
        draft.note(Kind.FILL, "title")
        return
    draft.title = first.text
    del draft.pieces[0]


def _last_paragraph(draft: Draft) -> Words | None:
    last = draft.pieces[-1] if draft.pieces else None
    return last if isinstance(last, Words) and last.is_paragraph else None


def _take_source(draft: Draft) -> None:
    last = _last_paragraph(draft)
    match = last and len(last.text) <= 80 and _SOURCE_LABEL.match(last.text)
    if match and not last.text.rstrip(")").endswith("."):
        draft.source_name = last.text[match.end() :].strip(" )")
        draft.note(Kind.MOVED, "source", last.text)
        draft.pieces.pop()


def _take_byline(draft: Draft) -> None:
    last = _last_paragraph(draft)
    if not last or len(last.text) > BYLINE_LENGTH // 2 or last.text.endswith((".", "?", "!", ":")):
        return
    label = _BYLINE_LABEL.match(last.text)
    name = last.text[label.end() :] if label else last.text
    if not _is_name(name):
        return
    draft.byline = name
    draft.note(Kind.MOVED, "byline", last.text)
    if not label and not name.isupper():
        draft.note(Kind.LOOK, "byline_unsure", name)
    draft.pieces.pop()


def _is_name(text: str) -> bool:
    """One to six words, each with a capital (or a sign between two names), no digit."""
    words = re.split(r"[\s,–-]+", text.strip(" ()"))
    capital = all(word[:1].isupper() for word in words if word not in ("và", "&"))
    return 1 <= len(words) <= 8 and capital and not any(char.isdigit() for char in text)


def _take_summary(draft: Draft) -> None:
    """The first paragraph, if it is short enough to be the sapo and something follows it."""
    first = draft.pieces[0] if draft.pieces else None
    if (
        isinstance(first, Words)
        and first.is_paragraph
        and len(first.text) <= SUMMARY_LENGTH
        and "<a " not in first.html
        and any(isinstance(piece, Words) for piece in draft.pieces[1:])
    ):
        draft.summary = first.text
        draft.note(Kind.MOVED, "summary", first.text)
        del draft.pieces[0]


def _take_captions(draft: Draft) -> None:
    kept: list[Piece] = []
    for piece in draft.pieces:
        if kept and type(kept[-1]) is Picture and _is_caption(piece):
            kept[-1] = CaptionedPicture(kept[-1].number, piece.text)
            draft.note(Kind.MOVED, "caption", piece.text)
        else:
            kept.append(piece)
    draft.pieces = kept


def _is_caption(piece: Piece) -> bool:
    if not isinstance(piece, Words) or not piece.is_paragraph or len(piece.text) > CAPTION_LENGTH:
        return False
    return piece.is_all == "em" or bool(_CAPTION.match(piece.text))


def _make_lists(draft: Draft) -> None:
    """Lines typed with a dash or point before them, two or more together, are a list."""
    kept: list[Piece] = []
    run: list[Words] = []
    for piece in [*draft.pieces, None]:
        if isinstance(piece, Words) and piece.is_paragraph and _BULLET.match(piece.html):
            run.append(piece)
            continue
        kept += [_list_of(run)] if len(run) > 1 else run
        run = []
        if piece is not None:
            kept.append(piece)
    draft.pieces = kept


def _list_of(lines: list[Words]) -> Words:
    items = [_BULLET.sub("", line.html, count=1) for line in lines]
    markup = "".join(f"<li>{item}</li>" for item in items)
    return Words("ul", markup, " ".join(line.text for line in lines))


def _level_headings(draft: Draft) -> None:
    """The page's title is the first level: the highest heading left becomes the second."""
    levels = [piece.tag for piece in draft.pieces if isinstance(piece, Words) and piece.is_heading]
    top = min(levels, default="")
    draft.pieces = [
        Words("h2" if piece.tag == top else "h3", _unbold(piece.html), piece.text)
        if isinstance(piece, Words) and piece.is_heading
        else piece
        for piece in draft.pieces
    ]


def _unbold(markup: str) -> str:
    return re.sub(r"</?(?:strong|em)>", "", markup)


def _look_for_gaps(draft: Draft) -> None:
    for text in (draft.title, draft.summary, *words(draft.pieces)):
        gaps = find_gaps(text)
        for gap in gaps:
            draft.note(Kind.LOOK, "lost_number", gap)
        for loose in find_loose_points(text):
            if not gaps:
                draft.note(Kind.LOOK, "loose_point", loose)
    for piece in draft.pieces:
        if isinstance(piece, Words) and piece.is_paragraph and piece.is_all == "strong":
            draft.note(Kind.LOOK, "perhaps_heading", piece.text)


def words(pieces: list[Piece]) -> list[str]:
    """The plain text of pieces, a string each."""
    found = []
    for piece in pieces:
        if isinstance(piece, Words):
            found.append(piece.text)
        elif isinstance(piece, Table):
            found.append(" ".join(cell for row in piece.rows for cell in row))
        elif isinstance(piece, CaptionedPicture):
            found.append(piece.caption)
    return found


def _say_what_to_fill(draft: Draft) -> None:
    draft.note(Kind.FILL, "section")
    if not draft.summary:
        draft.note(Kind.FILL, "summary")
    if any(isinstance(piece, Picture) for piece in draft.pieces):
        draft.note(Kind.FILL, "alt")
    if not draft.byline:
        draft.note(Kind.FILL, "byline")
