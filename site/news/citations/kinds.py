"""Kind words of documents, and the words around them that make a mention no citation."""

from collections import defaultdict
from dataclasses import dataclass

from .tokens import CLOSING, DASHES, END, OPENING, Tokens, key, phrase

_LAWS = ("Bộ luật", "Luật", "Pháp lệnh")
# Nouns wherever they stand; the others are verbs as often ("Điều 9 quy định").
_NOUNS = ("Hiến pháp", "Nghị quyết", "Nghị định", "Thông tư", "Chỉ thị", "Quy chế", "Công điện")
_OTHERS = ("Lệnh", "Quyết định", "Kết luận", "Quy định", "Hướng dẫn", "Kế hoạch")
_JOINT = (
    "Nghị quyết liên tịch",
    "Thông tư liên tịch",
    "Thông tư liên bộ",
    "Chỉ thị liên tịch",
    "Hướng dẫn liên tịch",
    "Hướng dẫn liên ngành",
    "Kế hoạch liên tịch",
    "Kế hoạch liên ngành",
    "Kế hoạch phối hợp",
    "Quy chế phối hợp",
    "Chương trình phối hợp",
)
_SHORT = {
    "NĐ": "Nghị định",
    "ND": "Nghị định",
    "QĐ": "Quyết định",
    "QD": "Quyết định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
}
_STRANGERS = (
    "công ước", "hiệp định", "hiệp ước", "điều ước", "nghị định thư", "hiến chương", "điều lệ",
    "hợp đồng", "hương ước", "quy ước", "nội quy", "dự thảo", "thỏa ước", "bản án",
)  # fmt: skip
_PAPERS = (
    "công văn", "cv", "tờ trình", "báo cáo", "thông báo", "biên bản", "bản án", "giấy phép",
    "giấy mời", "hợp đồng",
)  # fmt: skip
_POINTING = (
    "này", "nêu trên", "nói trên", "trên đây", "trên", "đó", "ấy", "dẫn trên", "kể trên",
    "vừa nêu", "cũ",
)  # fmt: skip
# With these before it "luật" is part of another word.
_NOT_LAW_AFTER = frozenset(
    map(key, ["pháp", "kỷ", "kỉ", "quy", "qui", "định", "âm", "giới", "thi", "niêm", "cách"])
)
_PLURAL = frozenset(map(key, ["các", "những", "hai", "ba", "bốn", "năm", "sáu", "nhiều"]))
_DRAFTS = (phrase("dự thảo"), phrase("dự án"))
_COUNTRIES = (
    "Trung Quốc", "Nhật Bản", "Nhật", "Hàn Quốc", "Triều Tiên", "Hoa Kỳ", "Mỹ", "Anh", "Pháp",
    "Đức", "Nga", "Ý", "Italia", "Tây Ban Nha", "Bồ Đào Nha", "Hà Lan", "Bỉ", "Thụy Điển",
    "Thụy Sĩ", "Na Uy", "Phần Lan", "Đan Mạch", "Lào", "Campuchia", "Thái Lan",
    "Singapore", "Xin-ga-po", "Malaysia", "Indonesia", "Philippines", "Phi-líp-pin", "Myanmar",
    "Ấn Độ", "Úc", "Australia", "New Zealand",
    "Canada", "Cuba", "Brazil", "Ba Lan", "Liên Xô", "Liên bang Nga", "Đài Loan", "Hồng Kông",
)  # fmt: skip
_STATES = (
    "của", "nước", "Cộng hòa", "Liên bang", "Vương quốc", "Hợp chúng quốc", "bang", "nhân dân",
    "dân chủ", "Liên minh châu", "Đại Hàn Dân Quốc",
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A kind word at tokens `start` to `end`, by its full name ("Nghị định" for "NĐ")."""

    start: int
    end: int
    name: str
    noun: bool

    @property
    def is_law(self) -> bool:
        return self.name in _LAWS

    @property
    def is_constitution(self) -> bool:
        return self.name == "Hiến pháp"


def _phrases(*texts: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their first word, the longest first."""
    index = defaultdict(list)
    for text in sorted(texts, key=lambda text: -len(text.split())):
        index[phrase(text)[0]].append((phrase(text), text))
    return dict(index)


_KINDS = _phrases(*_LAWS, *_NOUNS, *_OTHERS, *_JOINT)
_STRANGER_WORDS = _phrases(*_STRANGERS)
_PAPER_WORDS = [phrase(text) for text in _PAPERS]
_POINTING_WORDS = _phrases(*_POINTING)
_COUNTRY_WORDS = _phrases(*_COUNTRIES)
_STATE_WORDS = _phrases(*_STATES)


def _longest(index, tokens: Tokens, place: int) -> tuple[int, str] | None:
    for words, text in index.get(tokens[place].key, ()):
        if tokens.phrase(place, words):
            return place + len(words), text
    return None


def kind_at(tokens: Tokens, place: int) -> Kind | None:
    """The kind word that starts at `place`: "Nghị định", "NĐ", "thông tư liên tịch"."""
    short = _SHORT.get(tokens[place].text.replace("Ð", "Đ"))
    if short:
        return Kind(place, _past_issuer(tokens, place + 1), short, noun=False)
    match = _longest(_KINDS, tokens, place)
    if not match or _part_of_other_word(tokens, place, match[1]):
        return None
    end, name = match
    return Kind(place, end, name, noun=name in _LAWS or name in _NOUNS)


def _past_issuer(tokens: Tokens, place: int) -> int:
    """Past the issuer of "NĐ-CP số 49/2020"."""
    glued = tokens[place].text in DASHES and tokens.touches(place) and tokens.touches(place + 1)
    return place + 2 if glued and tokens[place + 1].text in ("CP", "TTg", "BCA") else place


def _part_of_other_word(tokens: Tokens, place: int, name: str) -> bool:
    if name == "Nghị định":
        return tokens[place + 2].key == key("thư")
    if name == "Luật":
        return tokens[place - 1].key in _NOT_LAW_AFTER and place > 0
    return name == "Lệnh" and place > 0 and tokens[place - 1].key == key("pháp")


def stranger_at(tokens: Tokens, place: int) -> int | None:
    """Where a word ends that has articles but is no document of ours: treaty, charter, contract."""
    match = _longest(_STRANGER_WORDS, tokens, place)
    return match[0] if match else None


def paper_before(tokens: Tokens, place: int) -> bool:
    """Whether the number at `place` is called a letter or a paper of a case."""
    at = place - 1
    while at >= 0 and place - at < 4 and tokens[at].key in (key("số"), ":"):
        at -= 1
    return any(tokens.phrase(at - len(words) + 1, words) for words in _PAPER_WORDS if at >= 0)


def draft_before(tokens: Tokens, place: int) -> bool:
    """Whether "dự thảo" or "dự án" stands before the kind word at `place`."""
    at = place - 1
    while at >= 0 and place - at < 3 and (tokens[at].key in _PLURAL or tokens[at].is_number):
        at -= 1
    if at >= 0 and tokens[at].text in OPENING:
        at -= 1
    return any(at > 0 and tokens.phrase(at - 1, words) for words in _DRAFTS)


def plural_before(tokens: Tokens, place: int) -> bool:
    return place > 0 and tokens[place - 1].key in _PLURAL


def foreign_after(tokens: Tokens, place: int) -> bool:
    """Whether a foreign state follows a law's name: "của Nhật Bản", "Pháp", "Hoa Kỳ"."""
    at = place
    for _ in range(4):
        match = _longest(_STATE_WORDS, tokens, at)
        if not match:
            break
        at = match[0]
    if tokens.phrase(at, phrase("ngoài")):
        return at > place
    country = _longest(_COUNTRY_WORDS, tokens, at)
    return bool(country) and tokens[at].is_capital and not _goes_on(tokens, *country)


def _goes_on(tokens: Tokens, end: int, country: str) -> bool:
    """ "Pháp lệnh", "Ý kiến", "Anh Nam" are no countries."""
    if country == "Pháp":
        return tokens[end].key in map(key, ("lệnh", "luật", "chế", "quy"))
    return (
        country in ("Ý", "Anh", "Nga", "Đức", "Mỹ")
        and tokens[end].is_word
        and tokens[end].is_capital
    )


def pointing_end(tokens: Tokens, kind: Kind) -> int | None:
    """The end of a mention that points at a document without saying which, or None.

    "Luật này", "Nghị định 168", "Luật Xyz" (a name not in the list); "Điều 9 quy định" is none.
    """
    if match := _longest(_POINTING_WORDS, tokens, kind.end):
        return match[0]
    token = tokens[kind.end]
    if tokens[kind.start].text.isupper():
        return None  # capitals throughout tell no name from a sentence that goes on
    if token is END or not (kind.noun or tokens[kind.start].is_capital):
        return None
    after = kind.end + 1 if token.key == key("số") else kind.end
    if tokens[after].is_number:
        return after + 1
    named = token.is_word and token.is_capital and token.text not in CLOSING
    return kind.end if named or token.key == key("của") else None
