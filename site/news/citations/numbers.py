"""Numbers of documents as written: `49/2020/NĐ-CP`, `99/2025/QH15`, `09-CT/TW`, `87/QĐ-UBND`."""

import re
from dataclasses import dataclass

from .tokens import Tokens

_S = r"\s{0,2}"
_DASH = r"[-‐‑‒–—−]"
_PART = r"[^\W\d_]{1,24}\d{0,2}"
_ISSUER = r"(?:CP|TTg|TW|TƯ|TU|CTN|BCA|BTP|BQP|UBND|HĐND|HDND|HĐTP|MTTQ|MTTW)"
_NUMBER = re.compile(
    rf"(?<![\d/-])(?<!\d[.,])(?P<no>\d{{1,3}}\.\d{{3}}|\d{{1,6}}[a-zđ]?){_S}"
    rf"(?:/{_S}(?P<year>(?:19|20)\d\d){_S})?"
    rf"(?P<sep>/|{_DASH}){_S}"
    rf"(?P<symbol>(?:QH|UBTVQH)\s?\d{{1,2}}|{_PART}"
    rf"(?:{_DASH}\s{{0,2}}{_PART}|{_S}{_DASH}{_S}{_ISSUER}|/{_S}{_PART}|&{_PART}){{0,12}})(?![\w])"
)
# A known symbol after a space instead of a slash: "49/2020 NĐ-CP", "521 QĐ-TTg".
_SPACED = re.compile(
    rf"(?<![\d/])(?<!\d[.,])(?!(?:19|20)\d\d\s)(?P<no>\d{{1,3}}\.\d{{3}}|\d{{1,6}}[a-zđ]?)(?:{_S}/{_S}(?P<year>(?:19|20)\d\d))?\s"
    rf"(?P<symbol>(?:N[ĐDÐ]|Q[ĐDÐ]|TT|TTLT|NQ|CT){_DASH}{_PART}(?:{_DASH}{_PART}){{0,6}})(?!\w)"
)
# The Party's, after a space instead of the dash: "18 NQ/TW".
_PARTY = re.compile(
    r"(?<![\d/])(?<!\d[.,])(?P<no>\d{1,3})(?P<year>(?!))?(?P<sep>\s)"
    r"(?P<symbol>(?:NQ|CT|KL|HD|Q[ĐDÐ])/(?:TW|TƯ|TU))(?!\w)"
)
_SHORT = re.compile(
    rf"(?<![\d/])(?<!\d[.,])(\d{{1,5}}[a-zđ]?){_S}/{_S}((?:19|20)\d\d)(?![\w/])(?!{_DASH}\w)"
)
_SPELT = re.compile(
    r"(?<![\d/])(\d{1,5}[a-zđ]?)(?:,?\s{1,2}[Nn][Ăă][Mm]\s{1,2}|\s{1,2}\((?:năm\s)?)"
    r"((?:19|20)\d\d)(?![\w/])"
)
_DATED = re.compile(
    r"(?<![\w/])(\d{1,5}),?\s{1,2}[Nn]gày\s{1,2}\d{1,2}"
    r"(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s{1,2}tháng\s{1,2}\d{1,2}\s{1,2}năm\s{1,2})((?:19|20)\d\d)(?!\w)"
)

# First parts of symbols that order something, so that no kind word is needed before the number.
_ORDERING = frozenset(
    [
        "NĐ",
        "NĐCP",
        "QĐ",
        "QĐLT",
        "QYĐ",
        "TT",
        "TTLT",
        "TTLB",
        "NQ",
        "NQLT",
        "CT",
        "CTLT",
        "KL",
        "KH",
        "KHLT",
        "KHLN",
        "KHPH",
        "HD",
        "HDLT",
        "HDLN",
        "QC",
        "QCPH",
        "QCLN",
        "CTPH",
        "CTRPH",
        "CĐ",
        "L",
        "LCT",
        "PL",
        "SL",
        "QH",
        "UBTVQH",
    ]
)
# Letters and papers of a case, whatever word stands before them.
_PAPERS = frozenset(
    [
        "TTR",
        "TTRLT",
        "BC",
        "TB",
        "BB",
        "CV",
        "GP",
        "GM",
        "GXN",
        "HS",
        "DS",
        "ĐS",
        "HNGĐ",
        "KDTM",
        "HSST",
        "HSPT",
        "TBKL",
    ]
)
_OF_CASES = ("CSĐT", "CQCSĐT", "CQĐT", "ANĐT", "CQANĐT", "XPVPHC", "XPHC")
# Đ lost in typing or scanning, in the symbols where it can be nothing else.
_RESTORED = {
    "ND": "NĐ",
    "NDCP": "NĐCP",
    "QD": "QĐ",
    "CD": "CĐ",
    "HDND": "HĐND",
    "HDTP": "HĐTP",
    "HDBT": "HĐBT",
    "BLDTBXH": "BLĐTBXH",
    "LDTBXH": "LĐTBXH",
    "SLDTBXH": "SLĐTBXH",
    "BGDDT": "BGDĐT",
    "TLD": "TLĐ",
}
_BETWEEN = re.compile(r"([-/&])")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class Number:
    """A number found at a token: where it ends (token), its canonical form, its symbol's parts.

    `full` is false for number and year alone: then `canonical` is like `22/2023`.
    """

    end: int
    canonical: str
    full: bool
    parts: tuple[str, ...] = ()

    @property
    def orders(self) -> bool:
        """Whether the symbol alone says that this is a document that orders something."""
        if not self.parts or self.is_paper or self.parts[0].rstrip("0123456789") not in _ORDERING:
            return False
        return len(self.parts) > 1 or self.is_assembly

    @property
    def is_assembly(self) -> bool:
        """Given by the National Assembly or its standing committee: a law's own number."""
        return bool(self.parts) and self.parts[0].rstrip("0123456789") in ("QH", "UBTVQH", "PL")

    @property
    def is_paper(self) -> bool:
        """Whether the symbol is that of a letter or of a paper of one case."""
        return bool(self.parts) and (
            self.parts[0] in _PAPERS or any(part.startswith(_OF_CASES) for part in self.parts[1:2])
        )


def full_number(tokens: Tokens, place: int) -> Number | None:
    """The number with its symbol that starts at token `place`."""
    if not tokens[place].is_number:
        return None
    start = tokens[place].start
    forms = (form.match(tokens.text, start) for form in (_NUMBER, _SPACED, _PARTY))
    found = next(filter(None, forms), None)
    if not found:
        return None
    parts = _parts(found["symbol"])
    # The Party writes 09-CT/TW; with a year the sign is always a slash.
    sep = "/" if found["year"] or found.groupdict().get("sep", "/") == "/" else "-"
    year = f"/{found['year']}" if found["year"] else ""
    canonical = f"{found['no']}{year}{sep}{''.join(parts)}"
    number = Number(_token_at(tokens, place, found.end()), canonical, True, tuple(parts[::2]))
    return number if number.orders or _is_tight(found) else None


def _is_tight(found: re.Match) -> bool:
    """An unknown symbol is one only in capitals and without spaces: "2018 - Nghị quyết" is none."""
    symbol = found["symbol"]
    return symbol[:2].isupper() and not _BLANK.search(found.group())


def number_and_year(tokens: Tokens, place: int) -> Number | None:
    """`22/2023`, `22 năm 2023` or `22 ngày 5/9/2023` at token `place`."""
    if not tokens[place].is_number:
        return None
    start = tokens[place].start
    for form in (_SHORT, _SPELT, _DATED):
        if found := form.match(tokens.text, start):
            end = _token_at(tokens, place, found.end())
            return Number(end, f"{found[1]}/{found[2]}", False)
    return None


def _parts(symbol: str) -> list[str]:
    """A symbol's parts and the signs between them, in capitals, with every Đ."""
    plain = _BLANK.sub("", re.sub(_DASH, "-", symbol))
    return [_part(piece) for piece in _BETWEEN.split(plain)]


def _part(piece: str) -> str:
    capitals = piece.upper().replace("Ð", "Đ").replace("Ɖ", "Đ")
    return "TTg" if capitals == "TTG" else _RESTORED.get(capitals, capitals)


def _token_at(tokens: Tokens, place: int, offset: int) -> int:
    while place < len(tokens) and tokens[place].start < offset:
        place += 1
    return place
