"""Articles, clauses and points in a text, and the paths that a run of them spells out."""

import re
from dataclasses import dataclass
from enum import IntEnum

from .tokens import CLOSING, DASHES, OPENING, Tokens, key, phrase

ALPHABET = "abcdđeghiklmnopqrstuvxy"
MOST_IN_RANGE = 200
LONGEST_HEADING = 30


class Level(IntEnum):
    ARTICLE = 0
    CLAUSE = 1
    POINT = 2


@dataclass(frozen=True)
class Group:
    """Units of one level named together ("Điều 144, 145 và 146"): tokens `start` to `end`.

    `short`: by an abbreviation that only counts beside a document.
    """

    level: Level
    labels: tuple[str, ...]
    start: int
    end: int
    short: bool = False


_WORDS = {key("điều"): Level.ARTICLE, key("khoản"): Level.CLAUSE, key("điểm"): Level.POINT}
_JOINING = frozenset(map(key, ("và", "hoặc", "hay", ",", ";", "&")))
_TO = frozenset(map(key, ("đến", "tới", "÷", "~"))) | DASHES
_TO_LAST = (phrase("đến hết"), phrase("tới hết"))
_DIGITS = {Level.ARTICLE: 3, Level.CLAUSE: 2}
# A bare number before one of these goes on with the sentence: "Điều 9, 2 người".
_COUNTED = frozenset(
    key(word)
    for word in [
        "người",
        "năm",
        "tháng",
        "ngày",
        "giờ",
        "đồng",
        "triệu",
        "tỷ",
        "tỉ",
        "nghìn",
        "ngàn",
        "lần",
        "vụ",
        "bị",
        "trường",
        "đối",
        "cá",
        "tổ",
        "mô",
        "câu",
        "phường",
        "xã",
        "hộ",
        "công",
        "cán",
        "em",
        "cháu",
        "anh",
        "chị",
        "học",
        "gia",
        "đình",
        "tổ",
        "đội",
        "buổi",
        "lượt",
        "bài",
    ]
)


def group_at(tokens: Tokens, place: int) -> Group | None:
    """The group of units whose word stands at `place`."""
    opened = _word_at(tokens, place)
    if not opened:
        return None
    level, at, short = opened
    first = _label(tokens, at, level)
    if not first:
        return None
    at, labels = first[0], [first[1]]
    while more := _continued(tokens, at, level, labels[-1]):
        at, further = more
        labels.extend(further)
    return Group(level, tuple(labels), place, at, short)


def _word_at(tokens: Tokens, place: int) -> tuple[Level, int, bool] | None:
    """The unit's word: its level, the place of its first label, whether it is an abbreviation."""
    token = tokens[place]
    if token.key in _WORDS:
        return _WORDS[token.key], place + 1, False
    if token.text not in ("Đ", "đ", "K", "k") or (
        tokens.touches(place) and _in_code(tokens, place)
    ):
        return None
    dotted = tokens[place + 1].text == "."
    at = place + 1 + dotted
    if token.text in "Kk":
        return Level.CLAUSE, at, True
    if token.text == "đ" and dotted and not tokens[at].is_number:
        return Level.POINT, at, True
    return Level.ARTICLE, at, True


def _in_code(tokens: Tokens, place: int) -> bool:
    before = tokens[place - 1]
    if before.is_number and tokens[place - 2].text in ("Đ", "đ", "K", "k"):
        return False  # "K1Đ134"
    return before.is_number or before.is_word or before.text in "-/"


# --- labels -------------------------------------------------------------------


def _label(tokens: Tokens, place: int, level: Level) -> tuple[int, str] | None:
    """One label at `place`: `(end, label)`."""
    if level is Level.POINT:
        return _letter(tokens, place)
    token = tokens[place]
    if not token.is_number or len(token.text) > _DIGITS[level] or not token.text.isascii():
        return None
    end = place + 1
    label = str(int(token.text))
    if (
        tokens.touches(end)
        and tokens[end].text.lower() in _LETTERS
        and not _glued_unit(tokens, end)
    ):
        label += tokens[end].text.lower()
        end += 1
    return None if _part_of_number(tokens, end) else (_past_bracket(tokens, end), label)


_LETTERS = frozenset(ALPHABET)


def _glued_unit(tokens: Tokens, place: int) -> bool:
    """Whether the next unit's sign stands here without a space: "K1Đ134"."""
    numbered = tokens[place + 1].is_number or tokens[place + 1].text == "."
    return tokens[place].text in "ĐđKk" and numbered and tokens.touches(place + 1)


def _letter(tokens: Tokens, place: int) -> tuple[int, str] | None:
    quoted = tokens[place].text in OPENING
    token = tokens[place + quoted]
    if token.text.lower() not in _LETTERS:
        return None
    end = place + quoted + 1
    if tokens.touches(end) and (tokens[end].is_number or tokens[end].is_word):
        return None
    if quoted and tokens[end].text not in CLOSING:
        return None
    return (end + 1 if quoted else _past_bracket(tokens, end)), token.text.lower()


def _past_bracket(tokens: Tokens, end: int) -> int:
    """Past the bracket of "điểm a) khoản 1": one that nothing opened, before another unit."""
    closes = tokens[end].text == ")" and tokens.touches(end)
    return end + 1 if closes and tokens[end + 1].key in _WORDS else end


def _part_of_number(tokens: Tokens, end: int) -> bool:
    """Whether digits go on behind a sign: "12/5/2023", "200.000", "5%"."""
    sign = tokens[end].text
    if not tokens.touches(end):
        return False
    if sign == "%" or tokens[end].is_word:
        return not _glued_unit(tokens, end)
    # "9,10" is a list of two; thousands have three digits behind the comma.
    follows = tokens[end + 1]
    if not (follows.is_number and tokens.touches(end + 1)):
        return False
    return sign in "/.:" or (sign == "," and len(follows.text) == 3 and follows.text[0] == "0")


# --- lists and ranges -----------------------------------------------------------


def _continued(tokens: Tokens, at: int, level: Level, last: str) -> tuple[int, list[str]] | None:
    """The next part of a list or range after the label `last`: `(end, labels)`."""
    at = _past_heading(tokens, at)
    if tokens[at].key in _TO:
        return _range(tokens, at, level, last)
    if tokens[at].key not in _JOINING:
        return None
    at += 1
    if tokens[at].key == key("và"):
        at += 1
    label = _label(tokens, at, level)
    if not label or not _may_follow(tokens, label[0], level):
        return None
    return label[0], [label[1]]


def _past_heading(tokens: Tokens, at: int) -> int:
    """Past a heading inside a range: "Điều 144 (cưỡng dâm) đến Điều 147"."""
    if tokens[at].text != "(":
        return at
    near = range(at + 1, at + LONGEST_HEADING)
    end = next((n + 1 for n in near if tokens[n].text == ")"), at)
    return end if tokens[end].key == key("đến") else at


def _may_follow(tokens: Tokens, end: int, level: Level) -> bool:
    if level is Level.POINT:
        return True
    starts_item = tokens[end].text == "." and tokens[end + 1].key in _WORDS  # "Điều 9; 2. Điều 10"
    return not starts_item and tokens[end].key not in _COUNTED


def _range(tokens: Tokens, at: int, level: Level, last: str) -> tuple[int, list[str]] | None:
    at += 2 if any(tokens.phrase(at, words) for words in _TO_LAST) else 1
    again = _word_at(tokens, at)
    if again and again[0] is level:
        at = again[1]
    label = _label(tokens, at, level)
    if not label or not _may_follow(tokens, label[0], level):
        return None
    return label[0], _between(level, last, label[1])


_NUMBERED = re.compile(r"(\d+)(\D?)")


def _between(level: Level, first: str, last: str) -> list[str]:
    """The labels after `first` up to `last`; only `last` where they make no range."""
    if level is Level.POINT:
        low, high = ALPHABET.index(first), ALPHABET.index(last)
        return list(ALPHABET[low + 1 : high + 1]) or [last]
    (low, tail), (high, _) = (_NUMBERED.fullmatch(label).groups() for label in (first, last))
    if tail or not 0 < int(high) - int(low) <= MOST_IN_RANGE:
        return [last]
    return [str(number) for number in range(int(low) + 1, int(high))] + [last]
