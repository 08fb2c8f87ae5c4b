"""Reading the statistics office's notes: which former wards a ward was made from.

A note is a sentence by hand, for example::

    Đổi tên từ phường Hòa Hiệp Bắc thành phường Hải Vân, hợp nhất phường Hòa Hiệp Bắc,
    phường Hòa Hiệp Nam, xã Hòa Bắc và một phần xã Hòa Liên. Bỏ cấp huyện.
    Số: 1659/NQ-UBTVQH15; Ngày: 16/06/2025
"""

import re
from dataclasses import dataclass

from places.folding import compose

_RESOLUTION = re.compile(r"Số:?\s*(\d+/NQ-UBTVQH\d+);\s*Ngày:\s*(\d\d/\d\d/\d{4})")
_TAIL = re.compile(r"\s*\.*\s*(Bỏ cấp huyện|Số:).*$", re.DOTALL)
_RAISED = re.compile(r"Thành lập (?:phường|Phường) .*? từ ([xX]ã [^.]+)\. Số:")
_KIND_WORDS = r"(?:[xX]ã|[pP]hường|[tT]hị [tT]rấn|[đĐ]ặc khu)"
_UPPER = "".join(char for char in map(chr, range(0x30, 0x1EFA)) if char.isupper() or char.isdigit())
# "trường" is the one small word inside a name: thị trấn Nông trường Liên Sơn.
_NAME_WORDS = rf"(?:[{_UPPER}][\w'’]*(?:[\s-]+(?:trường\s+)?|$|(?=[^\w])))+"
# Capitals tell "thành xã A" (became) from "xã Thành A" (a name) and from "thành phố A".
_BECAME = re.compile(
    rf"\bthành(?:\s+|$)(?:lập\s+)?(?:{_KIND_WORDS}\s*)?(?:mới\s+)?"
    rf"(?:có tên gọi (?:mới )?là\s+(?:{_KIND_WORDS}\s+)?)?(?:{_NAME_WORDS}|,|$)"
)
_VERB = re.compile(
    r"^\s*(?:đổi|thay đổi|đối|giữ|sắp xếp|đóng|khu vực|tỉnh|huyện|quận|thị xã|thành phố)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:1|một)\s+phần\b|\bphần còn lại\b|\bphần\b", re.IGNORECASE)
# "phường phường A" is a slip of the pen, "phường Phường Đúc" a name.
_KIND = re.compile(rf"({_KIND_WORDS})\s+(?:(?:xã|phường|thị trấn)\s+)?")
_WITHIN = re.compile(r"(?:thuộc|\()\s*((?:huyện|quận|thị xã|thành phố)\s+[^,()]+)", re.IGNORECASE)
_NAME = re.compile(_NAME_WORDS)
# Case counts: there is a commune Hợp Nhất.
_MERGED = re.compile(r"^.*?\b[hH][oơợọ]p nhất\b(?:\s+(?:của|từ))?")
_FIGURES = re.compile(r"\b(?:là\s+)?\d[\d.,]*\s*(?:km2|ha|người)\b", re.IGNORECASE)
_GLUED = re.compile(rf"(?<=\w)(thành {_KIND_WORDS}\b)")
#: Notes were cut at this length somewhere on their way into the catalogue.
_CUT_AT = 255
_MERGING = re.compile(r"[hH][oơợọ]p (?:nhất|thành)|nhập|[sS]ắp xếp|điều chỉnh")
_UNCHANGED = re.compile(r"^\s*giữ nguyên", re.IGNORECASE)
_WHOLE_DISTRICT = re.compile(
    rf"toàn bộ (?:\d+ xã.*?thuộc|diện tích tự nhiên,? (?:và )?quy mô dân (?:số )?của) "
    rf"huyện (?:đảo )?({_NAME_WORDS})"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One former ward as a note names it; `kind` and `district` may be empty."""

    name: str
    kind: str
    district: str
    part: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says. `district` is filled when a whole district became the ward.

    `only_renamed`: it tells the new name and says nothing of what was merged. `cut`: it was too
    long for where it had been kept.
    """

    mentions: tuple[Mention, ...]
    unchanged: bool
    only_renamed: bool
    cut: bool
    district: str
    resolution: str
    earlier_name: str


def read_note(text: str) -> Note:
    """Read one note of the statistics office."""
    body = _TAIL.sub("", text)
    district = _WHOLE_DISTRICT.search(body)
    raised = _RAISED.search(text)
    mentions = () if district else _distinct(_mentions(body))
    return Note(
        mentions=mentions,
        unchanged=bool(_UNCHANGED.match(body)),
        only_renamed=bool(mentions) and not _MERGING.search(body),
        cut=len(text.split("Bỏ cấp huyện")[0]) >= _CUT_AT,
        district=district.group(1).strip() if district else "",
        resolution=_last_resolution(text),
        earlier_name=_with_small_kind(raised.group(1)) if raised else "",
    )


def _last_resolution(text):
    found = _RESOLUTION.findall(text)
    return "{} ({})".format(*found[-1]) if found else ""


def _with_small_kind(name):
    kind, _, rest = name.strip().partition(" ")
    return f"{kind.lower()} {rest}"


def _mentions(body):
    kind, plural_part = "", False
    for chunk in re.split(r"[,;.]|\s+(?:và|với)\s+", _sources(body)):
        # What follows "thuộc" or stands in brackets is where, not what.
        what = _MERGED.sub("", re.split(r"\bthuộc\b|\(", chunk)[0])
        part = bool(_PART.search(what))
        if named_kind := _KIND.search(what):
            kind = named_kind.group(1).lower()
            plural_part = part and "các" in what
            what = what[named_kind.end() :]
        elif _VERB.match(what):
            continue
        within = _WITHIN.search(chunk)
        district = within.group(1).strip() if within else ""
        if name := _name(_PART.sub(" ", what), bool(named_kind)):
            yield Mention(name, kind, district, part or plural_part)


def _distinct(mentions):
    """Each unit once. "Renamed from A, merges a part of A": the second tells how much of it."""
    found = {}
    for one in mentions:
        key = (compose(one.name), one.kind, one.district)
        if key not in found or one.part:
            found[key] = one
    return tuple(found.values())


def _sources(body):
    """The sentence without results and figures: what is left names what was merged."""
    return _BECAME.sub(" , ", _FIGURES.sub(" , ", _GLUED.sub(r" \1", body)))


def _name(text, after_kind):
    """After its kind a name counts whole, however it was typed ("xã Cam bình")."""
    words = text.split()
    if after_kind and 0 < len(words) <= 4 and words[0] not in ("hiện", "của"):
        return " ".join(words).strip(" -")
    found = _NAME.search(text)
    return found.group().strip(" -") if found else ""
