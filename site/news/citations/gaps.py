"""What stands between two mentions' parts, and how tightly it binds them."""

from .tokens import CLOSING, DASHES, OPENING, Tokens, key

SPACE, COMMA, AND = 0, 1, 2
LONGEST = 45

_SOFT = frozenset(map(key, ("của", "tại", "các", "những", "từ"))) | OPENING | CLOSING
_LOOSENESS = (
    dict.fromkeys(_SOFT, SPACE)
    | dict.fromkeys((",", *DASHES), COMMA)
    | dict.fromkeys(map(key, ("và", "hoặc", "hay", "cùng", "với", ";", "&")), AND)
)
_PARTS = frozenset(map(key, ("chương", "mục", "phần", "đoạn", "tiết", "ý")))
_PAIRS = {"(": ")", "“": "”", '"': '"', "«": "»", "‘": "’", "'": "'"}


def looseness(tokens: Tokens, start: int, end: int, *, headings: bool, lists: bool) -> int | None:
    """How loosely the tokens `start` to `end` (exclusive) join what is around them, or None.

    None: they part it. `headings`: an article's heading in brackets or quotes may stand there.
    `lists`: a semicolon may.
    """
    if end - start > LONGEST:
        return None
    loosest, at = SPACE, start
    while at < end:
        token = tokens[at]
        if headings and (past := _heading_end(tokens, at, end)):
            at = past
            continue
        if token.key in _PARTS and (past := _part_end(tokens, at, end)):
            at = past
            continue
        weight = _LOOSENESS.get(token.key)
        if weight is None or (token.text == ";" and not lists):
            return None
        loosest, at = max(loosest, weight), at + 1
    return loosest


def in_heading(tokens: Tokens, opening: int, start: int, end: int) -> bool:
    """Whether the tokens `start` to `end` stand in a bracket or quote that goes on behind them."""
    opening += tokens[opening].text == ","
    closing = _PAIRS.get(tokens[opening].text)
    if not closing or tokens[end].text == closing:
        return False
    past = _heading_end(tokens, opening, min(opening + LONGEST, len(tokens)))
    return past is not None and past > end


def _heading_end(tokens: Tokens, at: int, end: int) -> int | None:
    closing = _PAIRS.get(tokens[at].text)
    if not closing:
        return None
    inside = range(at + 1, end)
    return next((n + 1 for n in inside if tokens[n].text == closing and n > at + 1), None)


def _part_end(tokens: Tokens, at: int, end: int) -> int | None:
    """Past "Chương II", "mục 3": parts that no citation names."""
    label = tokens[at + 1].text
    numbered = label.isdecimal() or (label.isupper() and set(label) <= set("IVXLCABDĐ"))
    return at + 2 if at + 1 < end and numbered else None


def brackets(tokens: Tokens, start: int, end: int) -> tuple[bool, bool]:
    """Whether the gap opens a bracket, and whether it closes one."""
    texts = {token.text for token in tokens[start:end]}
    return "(" in texts, ")" in texts
