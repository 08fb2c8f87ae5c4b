"""Documents in a text: by number, by name, by abbreviation; and what only looks like one."""

from dataclasses import dataclass

from . import kinds
from .kinds import Kind
from .names import abbreviated, match_name
from .numbers import Number, full_number, number_and_year
from .tokens import CLOSING, DASHES, OPENING, Tokens, phrase
from .years import after_name, year_at

_AMENDING = phrase("sửa đổi")
_ADDING = phrase("bổ sung")
_ABOUT = phrase("về")
_SOME_ARTICLES = phrase("một số điều")
_OF = phrase("của")
_AND = phrase("và")
_STATE_NAMES = (
    phrase("nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
    phrase("nước CHXHCN Việt Nam"),
    phrase("nước Việt Nam dân chủ cộng hòa"),
    phrase("nước CHXHCNVN"),
    phrase("Việt Nam"),
)
_NUMBER_WORD = phrase("số")
_BEFORE_NAME = OPENING | {":"}
# One title names no more laws than this.
MOST_AMENDED = 12
LONGEST_ISSUER = 12


@dataclass(frozen=True)
class Document:
    """A document at tokens `start` to `end` (exclusive); `canonical` None: one never cited.

    `end` is the span's last token plus one, `past` where reading goes on (the law inside an
    amending title is passed over). `bare`: "Hiến pháp" without a year, which needs an article.
    `forgets`: articles later in the sentence may belong to this one. `weak`: a common noun
    ("hợp đồng") that owns articles before it, not behind it.
    """

    start: int
    end: int
    canonical: str | None
    past: int
    bare: bool = False
    forgets: bool = False
    weak: bool = False


def _found(start: int, end: int, canonical: str | None, past: int = 0, **more) -> Document:
    return Document(start, end, canonical, max(end, past), **more)


def documents_at(tokens: Tokens, place: int) -> list[Document]:
    """The documents whose mention starts at `place`: several only under one kind word."""
    if kind := kinds.kind_at(tokens, place):
        return _by_kind(tokens, kind)
    if stranger := kinds.stranger_at(tokens, place):
        capital = tokens[place].is_capital
        return [_found(place, stranger, None, forgets=capital, weak=not capital)]
    if name := abbreviated(tokens[place].text):
        return [_named(tokens, place, place + 1, name)]
    number = full_number(tokens, place)
    if number and number.orders and not kinds.paper_before(tokens, place):
        return [_found(place, number.end, number.canonical)]
    return []


def _by_kind(tokens: Tokens, kind: Kind) -> list[Document]:
    after = _after_issuer(tokens, kind.end) or _after_number_word(tokens, kind.end)
    number = full_number(tokens, after) or number_and_year(tokens, after)
    if number and not number.is_paper:
        found = _numbered(tokens, kind, number)
    elif kind.is_constitution:
        first = _constitution(tokens, kind)
        found = [first, *_more_years(tokens, first, "Hiến pháp")]
    elif kind.is_law:
        found = _laws(tokens, kind)
    else:
        found = _nameless(tokens, kind)
    return [_struck(one) for one in found] if kinds.draft_before(tokens, kind.start) else found


def _struck(document: Document) -> Document:
    return _found(document.start, document.end, None, document.past)


# --- by number ----------------------------------------------------------------


def _after_number_word(tokens: Tokens, place: int) -> int:
    if not tokens.phrase(place, _NUMBER_WORD):
        return place
    return place + 2 if tokens[place + 1].text == ":" else place + 1


def _after_issuer(tokens: Tokens, place: int) -> int | None:
    """Where the number starts in "Quyết định của Thủ tướng Chính phủ số 22/2023/QĐ-TTg"."""
    if not tokens.phrase(place, _OF):
        return None
    for at in range(place + 2, place + LONGEST_ISSUER):
        if tokens.phrase(at, _NUMBER_WORD):
            return _after_number_word(tokens, at)
        if not tokens[at].is_word or not tokens[at - 1].is_word:
            return None
    return None


def _numbered(tokens: Tokens, kind: Kind, number: Number) -> list[Document]:
    first = _found(kind.start, number.end, _complete(kind, number))
    if kind.is_law:
        title = _amended(tokens, year_at(tokens, number.end)[0])
        past = _past_title(tokens, title[0]) if title else first.end
        return [_found(first.start, first.end, first.canonical, past)]
    return [first, *_more_numbers(tokens, kind, number.end)]


def _complete(kind: Kind, number: Number) -> str:
    if number.full:
        return number.canonical
    decree = kind.name == "Nghị định"
    return f"{number.canonical}/NĐ-CP" if decree else f"{kind.name} {number.canonical}"


def _more_numbers(tokens: Tokens, kind: Kind, place: int) -> list[Document]:
    """Further numbers with a year under the same kind word: "Nghị định 49/2020 và 116/2021"."""
    more = []
    while tokens[place].text in (",", ";") or tokens.phrase(place, _AND):
        at = _after_number_word(tokens, place + 1)
        number = full_number(tokens, at) or number_and_year(tokens, at)
        if not number or number.is_paper:
            break
        more.append(_found(at, number.end, _complete(kind, number)))
        place = number.end
    return more


# --- by name ------------------------------------------------------------------


def _laws(tokens: Tokens, kind: Kind) -> list[Document]:
    if title := _amended(tokens, kind.end):
        return [_named(tokens, kind.start, *title)]
    about = tokens.phrase(kind.end, _ABOUT) and tokens[kind.end + 1].is_capital
    at = kind.end + (about or tokens[kind.end].text in _BEFORE_NAME)
    match = match_name(tokens, at, kind.name)
    if not match:
        return _nameless(tokens, kind)
    first = _named(tokens, kind.start, *match)
    plural = kinds.plural_before(tokens, kind.start) or kind.name == "Bộ luật"
    small = plural and not tokens[at].is_capital
    more = _more_names(tokens, kind, first.past, small=small, plural=plural)
    return [first, *(more or _more_years(tokens, first, match[1]))]


def _more_names(
    tokens: Tokens, kind: Kind, place: int, *, small: bool, plural: bool
) -> list[Document]:
    """Further names under the same kind word: "các luật An ninh mạng, Tố cáo và Trẻ em".

    `small`: the first name was in small letters, so the others may be. Not `plural`: a name
    counts only where no word goes on ("Luật Thanh niên, Công đoàn phường đã…" is one law).
    """
    more = []
    while tokens[place].text == "," or tokens.phrase(place, _AND):
        match = match_name(tokens, place + 1, kind.name)
        if not match or not (small or tokens[place + 1].is_capital):
            break
        if not plural and tokens[match[0]].is_word and not _listed_on(tokens, match[0]):
            break
        more.append(_named(tokens, place + 1, *match))
        place = more[-1].past
    return more


def _listed_on(tokens: Tokens, place: int) -> bool:
    return tokens.phrase(place, _AND) or bool(year_at(tokens, place)[1])


def _more_years(tokens: Tokens, first: Document, name: str) -> list[Document]:
    """Further years of the same name, the last after "và": "Hiến pháp 1946, 1959 và 2013"."""
    more, place = [], first.past
    if not first.canonical or first.canonical == name:
        return []
    while tokens[place].text == "," or tokens.phrase(place, _AND):
        last = tokens[place].text != ","
        end, year = year_at(tokens, place + 1)
        if not year or tokens[place + 1].text == "(":
            break
        more.append(_found(place + 1, end, f"{name} {year}"))
        if last:
            return more
        place = end
    return []


def _named(tokens: Tokens, start: int, end: int, name: str) -> Document:
    """The document of a name that ends at token `end`, with its year or its own number."""
    dated = after_name(tokens, _past_state(tokens, end))
    if kinds.foreign_after(tokens, dated.end):
        return _found(start, dated.end, None, forgets=True)
    if own := _own_number(tokens, dated.end):
        return _found(start, own[0], own[1])
    canonical = f"{name} {dated.year}" if dated.year else name
    return _found(start, dated.end, canonical, dated.past)


def _past_state(tokens: Tokens, end: int) -> int:
    """Past our own state's name behind a law's: "Hiến pháp nước Cộng hòa … Việt Nam năm 2013"."""
    at = end + tokens.phrase(end, _OF)
    return next((at + len(state) for state in _STATE_NAMES if tokens.phrase(at, state)), end)


def _own_number(tokens: Tokens, place: int) -> tuple[int, str] | None:
    """A law's number directly after its name, also in brackets: `(end, canonical)`."""
    opened = tokens[place].text in OPENING
    apart = tokens[place].text == "," or tokens[place].text in DASHES
    at = place + 1 if opened or apart else place
    kind = kinds.kind_at(tokens, at) if opened else None
    at = _after_number_word(tokens, kind.end if kind and kind.is_law else at)
    number = full_number(tokens, at)
    if not number or not number.is_assembly:
        return None
    closed = opened and tokens[number.end].text in CLOSING
    return number.end + closed, number.canonical


def _amended(tokens: Tokens, place: int) -> tuple[int, str] | None:
    """The rest of an amending law's title from "sửa đổi" on: `(end, whole title)`."""
    place += tokens.phrase(place, _ABOUT)
    if not tokens.phrase(place, _AMENDING):
        return None
    at, words = place + 2, "Luật sửa đổi"
    at += tokens[at].text == ","
    if tokens.phrase(at, _ADDING):
        at, words = at + 2, words + ", bổ sung"
    if tokens.phrase(at, _SOME_ARTICLES):
        at, words = at + 3, "Luật sửa đổi, bổ sung một số điều của"
    at += tokens.phrase(at, _OF)
    return _amended_laws(tokens, at, words)


def _past_title(tokens: Tokens, end: int) -> int:
    """Past the amended law's own number, which the title of a numbered law may hold."""
    own = _own_number(tokens, after_name(tokens, end).past)
    return own[0] if own else end


def _amended_laws(tokens: Tokens, at: int, words: str) -> tuple[int, str] | None:
    end, names = 0, []
    while len(names) < MOST_AMENDED and (match := _law_at(tokens, at)):
        end, name = match
        names.append(name)
        if not (tokens[end].text == "," or tokens.phrase(end, _AND)):
            break
        at = end + 1
    return (end, f"{words} {_listed(names)}") if names else None


def _law_at(tokens: Tokens, place: int) -> tuple[int, str] | None:
    """A law's name with its kind, or its abbreviation: `(end, name)`."""
    if name := abbreviated(tokens[place].text):
        return place + 1, name
    kind = kinds.kind_at(tokens, place)
    return match_name(tokens, kind.end, kind.name) if kind and kind.is_law else None


def _listed(names: list[str]) -> str:
    return " và ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _constitution(tokens: Tokens, kind: Kind) -> Document:
    document = _named(tokens, kind.start, kind.end, "Hiến pháp")
    bare = document.canonical == "Hiến pháp"
    return Document(document.start, document.end, document.canonical, document.past, bare)


def _nameless(tokens: Tokens, kind: Kind) -> list[Document]:
    """A kind that says not which: it takes its articles with it, when it is a noun here."""
    end = kinds.pointing_end(tokens, kind)
    return [_found(kind.start, end, None)] if end else []
