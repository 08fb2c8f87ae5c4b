"""The year directly after a law's name: "năm 2015", "(2015)", "ngày 16 tháng 6 năm 2025"."""

import re
from dataclasses import dataclass

from .names import abbreviated, match_name
from .tokens import CLOSING, OPENING, Tokens, phrase

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_WORD = phrase("năm")
_YEARS_WORDS = phrase("các năm")
_DAY_WORD = phrase("ngày")
_MONTH_WORD = phrase("tháng")
_CALLED = (
    phrase("sau đây gọi tắt là"),
    phrase("sau đây gọi là"),
    phrase("sau đây viết tắt là"),
    phrase("gọi tắt là"),
    phrase("viết tắt là"),
    phrase("gọi là"),
    phrase("gọi tắt"),
    phrase("viết tắt"),
)


@dataclass(frozen=True)
class Dated:
    """Where the mention ends (token), the year or "", and where reading goes on."""

    end: int
    year: str
    past: int


def after_name(tokens: Tokens, place: int) -> Dated:
    """The year after a name that ends at token `place`, over an abbreviation in brackets."""
    short = _own_abbreviation(tokens, place)
    end, year = year_at(tokens, short)
    past = end if short != place else _own_abbreviation(tokens, end)
    return Dated(end, year, past)


def year_at(tokens: Tokens, place: int) -> tuple[int, str]:
    """The year that starts at `place`: `(end, year)`, or `(place, "")`."""
    if tokens[place].text == "(":
        end, year = _plain_year(tokens, place + 1)
        if year and tokens[end].text in ",;":
            return end, year  # "(2015, sửa đổi 2017)"
        return (end + 1, year) if year and tokens[end].text == ")" else (place, "")
    if tokens.phrase(place, _DAY_WORD):
        return _date_year(tokens, place)
    return _plain_year(tokens, place)


def _plain_year(tokens: Tokens, place: int) -> tuple[int, str]:
    several = tokens.phrase(place, _YEARS_WORDS)
    at = place + (len(_YEARS_WORDS) if several else tokens.phrase(place, _YEAR_WORD))
    token = tokens[at]
    part_of_more = tokens[at + 1].text in "/%" and tokens.touches(at + 1)
    return (place, "") if not _YEAR.fullmatch(token.text) or part_of_more else (at + 1, token.text)


def _date_year(tokens: Tokens, place: int) -> tuple[int, str]:
    """ "ngày 16/6/2025" or "ngày 16 tháng 6 năm 2025"."""
    day, first, month, second, year = (tokens[place + n] for n in range(1, 6))
    numbers = day.is_number and month.is_number and _YEAR.fullmatch(year.text)
    signs = first.text in "/.-" and second.text in "/.-"
    words = tokens.phrase(place + 2, _MONTH_WORD) and tokens.phrase(place + 4, _YEAR_WORD)
    return (place + 6, year.text) if numbers and (signs or words) else (place, "")


def _own_abbreviation(tokens: Tokens, place: int) -> int:
    """Past "(BLTTHS)" or "(sau đây gọi là Luật PCMT)", else `place`."""
    if tokens[place].text not in OPENING:
        return place
    at = place + 1
    at += next((len(words) for words in _CALLED if tokens.phrase(at, words)), 0)
    at += tokens[at].text == ":"
    at += tokens[at].text in OPENING
    end = _short_name_end(tokens, at)
    closing = 0
    while end and closing < 2 and tokens[end + closing].text in CLOSING:
        closing += 1
    return end + closing if closing else place


def _short_name_end(tokens: Tokens, place: int) -> int:
    if abbreviated(tokens[place].text):
        return place + 1
    for kind, words in (("Bộ luật", phrase("Bộ luật")), ("Luật", phrase("Luật"))):
        if tokens.phrase(place, words):
            match = match_name(tokens, place + len(words), kind)
            return match[0] if match else 0
    capitals = tokens[place].text
    return place + 1 if len(capitals) > 2 and capitals.isupper() and capitals.isalpha() else 0
