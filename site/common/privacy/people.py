"""Initials, children's names and home addresses in a text that speaks of sensitive matters."""

import re
from collections.abc import Iterator

Found = tuple[int, int, str]
_CAPITAL = "A-ZĐÀ-ÝĂÂÊÔƠƯ"
_SMALL = "a-zà-ỹđ"
_ADDRESS_WORD = (
    r"(?i:nạn nhân|bị can|bị cáo|vợ|chồng|thanh niên|anh|chị|ông|bà|em|cháu|bé|chú|cô|bác|cậu)"
)
_INITIALS = re.compile(
    rf"(?<![\w.])(?:(?:Ng|Tr|Ph|Th|Kh|Nh|Ch|Gi|Qu|[{_CAPITAL}])\.\s?){{1,3}}(?:[{_CAPITAL}]|Th|"
    rf"Tr|Ng|Ph)(?:\.|(?![\w]))"
)
_SINGLE = re.compile(
    rf"\b{_ADDRESS_WORD}\s[{_CAPITAL}]\b\.?(?!\w)(?!\s?[{_CAPITAL}]\.)", re.IGNORECASE
)
# "Nguyễn Văn T.": the last name alone shortened.
_HALF = re.compile(
    rf"(?<![\w.])(?:[{_CAPITAL}][{_SMALL}]+\s){{1,3}}[{_CAPITAL}]\.?(?![\w.])(?=\s?[(,;]|"
    rf"\s[{_SMALL}])"
)
# "D. (sinh ngày 2/3/2006)": one letter, known for a person by the birth behind it.
_BORN_LETTER = re.compile(
    rf"(?<![\w.])[{_CAPITAL}]\.?(?=\s?[(,]\s?(?i:sinh (?:năm|ngày)|sn\b|(?:19|20)\d\d))"
)
# "… của Nguyễn Văn H.": the half name closes the sentence.
_HALF_LAST = re.compile(
    rf"(?<![\w.])(?:[{_CAPITAL}][{_SMALL}]+\s){{2,3}}[{_CAPITAL}]\.?(?=\s*$|[”\"\n]|"
    rf"\.?\s[{_CAPITAL}])",
    re.MULTILINE,
)
# "ông NVT": initials without dots, behind a word of address.
_UNDOTTED = re.compile(
    rf"(?:(?<=[Aa]nh )|(?<=[Cc]hị )|(?<=[Ôô]ng )|(?<=[Bb]à )|(?<=[Ee]m )|(?<=[Cc]háu ))"
    rf"[{_CAPITAL}]{{2,4}}(?!\w|\.)"
)
_NOT_PERSON = re.compile(
    r"(?:TP|TS|GS|PGS|BS|ThS|CKI|TW)\b|(?:T\.P|P\.V|T\.Ư|T\.W|H\.C\.M|v\.v)\.?$", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:tin|ảnh|bài|nguồn|tác giả|theo|thực hiện|biên tập|tổng hợp|ghi)(?:\s*[,:và-]+\s*(?:tin|"
    r"ảnh|bài))*\s*:\s*$",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\bSN\.?:?\s?\d{4}|sinh năm|sinh ngày|\bs\.?n\.?\s?(?:19|20)\d\d|\((?:19|20)\d\d\b|\bSN\b",
    re.IGNORECASE,
)
_NAMED = rf"(?:số\s)?(?:\d|[{_CAPITAL}])"
_SMALL_PLACE = re.compile(
    rf"\b(?:(?i:tổ(?: dân phố| nhân dân| đoàn kết)?|thôn|xóm|ấp|buôn|bon|bản|làng|khối(?: phố)?)|"
    rf"(?i:khu (?:phố|dân cư|vực|tập thể)|tiểu khu|khu|khóm|phum|sóc|kiệt|hẻm|tdp|kp|"
    rf"ngõ|ngách|đội|cụm))\s{_NAMED}"
)
# "ở tổ 4 có anh T.", "Tổ 17 kèm cặp em B.N.H.": the place stands in front.
_LIVES_BEFORE = re.compile(
    rf"(?:(?i:\b(?:ở|trú|tại|ngụ|người))\s|^|[.;]\s){_SMALL_PLACE.pattern}[^.;]{{0,45}}$"
)
_TOGETHER = re.compile(r"[\s,;.]*(?:và|cùng|với)?\s*(?:anh|chị|em|ông|bà)?\s*")
# How far behind a mention its birth year or place is looked for, in characters.
REACH = 150
_FULL_NAME = rf"(?:[{_CAPITAL}][{_SMALL}’']*)(?:\s[{_CAPITAL}][{_SMALL}’']*){{0,3}}"
_CHILD_NAME = re.compile(
    r"\b(?i:em|cháu|bé|nữ sinh|nam sinh|học sinh|thiếu niên|thiếu nữ|con)(?i:\s(?:gái|trai|tên|"
    r"là|ruột|học sinh|\d{1,2} tuổi))*\s"
    rf"((?!Trường|THCS|"
    rf"THPT)[{_CAPITAL}][{_SMALL}’']+(?:\s[{_CAPITAL}][{_SMALL}’']*){{0,3}})(?!\w|\.)"
)
_AGED_NAME = re.compile(rf"({_FULL_NAME})\s?[,(]\s?(?:mới |khoảng )?(?:\d|1[0-7])\s?(?i:tuổi)")
_PARENT_BEHIND = re.compile(
    rf"(?i:anh|chị|ông|bà)\s({_FULL_NAME})\s?[,(]?\s?(?:là\s)?(?i:bố|mẹ|cha|phụ huynh|ba)\b"
)
_PUPIL_NAME = re.compile(
    rf"(?<![\w])((?:[{_CAPITAL}][{_SMALL}’']+\s){{1,3}}[{_CAPITAL}][{_SMALL}’']+)\s?,\s(?:là\s)?"
    rf"(?i:học sinh|học lớp|nam sinh|nữ sinh)\b"
)
_PARENT_NAMED = re.compile(
    rf"(?i:\b(?:bố|mẹ|cha|ba|phụ huynh)(?: của)?(?: cháu| bé| em)(?: bé| gái| trai)?),\s(?:là\s)?"
    rf"(?i:anh|chị|ông|bà)\s({_FULL_NAME})"
)
_CLASS_SCHOOL = re.compile(
    rf"\b((?:lớp|khối)\s\d{{1,2}}\s?[A-Z]?\d{{0,2}}(?:/\d{{1,2}})?,?\s(?:của\s|"
    rf"tại\s)?(?:trường\s)?(?:THCS|THPT|Tiểu học|PTDTNT|PTDTBT|TH|Trung học)[^,.;()\n]{{2,40}}"
    rf"?(?=[,.;()\n]|$|\s(?:[{_SMALL}]{{2,}}\s)))",
    re.IGNORECASE,
)
_PARENT = re.compile(
    rf"(?i:con(?: trai| gái| ruột| của| đẻ)?(?: của)?(?: vợ chồng)?|bố|mẹ|cha|"
    rf"phụ huynh)(?:\s(?:cháu|bé|em|là|"
    rf"của|tên))*\s(?:anh|chị|ông|bà)\s"
    rf"((?:[{_CAPITAL}][{_SMALL}]+)(?:\s[{_CAPITAL}][{_SMALL}]+){{0,3}})",
)
_STREET = re.compile(
    rf"(?<![\w/.-])([KH]?\d{{1,4}}[A-Z]?(?:/\d{{1,4}}[A-Z]?){{0,4}}\s(?:(?:(?:đường|phố|hẻm|kiệt|"
    rf"ngõ)\s(?:\d+\s)?)?"
    rf"(?!Trường\b)(?:[{_CAPITAL}][{_SMALL}’']*)(?:\s[{_CAPITAL}][{_SMALL}’']*){{1,4}}|"
    # Streets named after a day ("2 Tháng 9", "3/2") or a number.
    rf"(?:đường |phố )?(?:\d{{1,2}}\s[Tt]háng\s\d{{1,2}})|"
    rf"(?:đường|phố) (?:số )?\d{{1,2}}(?:/\d{{1,2}})?))"
)
_HOME = re.compile(
    r"\b(?:nhà(?: riêng| trọ)?|phòng trọ|căn hộ|nơi ở|chỗ ở|trú|ngụ|thường trú|tạm trú)\b",
    re.IGNORECASE,
)
_OFFICE_BEFORE = re.compile(
    r"trụ sở|công an|ủy ban|uỷ ban|ubnd|văn phòng|quán|cửa hàng|tiệm|công ty|trường|bệnh viện|"
    r"nhà văn hóa|nhà văn hoá|hội trường|khách sạn|"
    r"siêu thị|chợ|ngân hàng|trung tâm|phòng khám|tòa án|toà án|karaoke|sân|cơ sở kinh doanh|"
    r"nhà nghỉ|tại buổi|gửi về|nhà thuốc",
    re.IGNORECASE,
)


def find_initials(text: str) -> Iterator[Found]:
    """Initials of people whom a birth year or a small place makes recognisable, each mention."""
    mentions = [m for m in _INITIALS.finditer(text) if _is_person(text, m)]
    for pattern in (_SINGLE, _HALF, _BORN_LETTER, _HALF_LAST, _UNDOTTED):
        mentions += pattern.finditer(text)
    mentions.sort(key=lambda match: match.start())
    known = {_same(m) for n, m in enumerate(mentions) if _is_told(text, mentions, n)}
    for match in mentions:
        # "anh T." is N.V.T. again.
        if _same(match) in known or _letter(match) in {name[-1] for name in known}:
            yield (*match.span(), "initials")


def _is_person(text: str, match: re.Match) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    return not _NOT_PERSON.match(match.group()) and not _BYLINE.search(before)


def _same(match: re.Match) -> str:
    return re.sub(r"[\s.]", "", match.group()).lower()


def _letter(match: re.Match) -> str | None:
    """The letter of a mention by one letter."""
    return _same(match)[-1] if _SINGLE.fullmatch(match.group()) else None


def _is_told(text: str, mentions: list[re.Match], place: int) -> bool:
    """Whether a birth year or small place stands behind this mention, before the next person's."""
    match = mentions[place]
    own = _same(match)
    end, last = len(text), match.end()
    for other in mentions[place + 1 : place + 12]:
        # "N.V.T. và L.V.H., cùng trú tổ 3": what follows is said of both.
        if _same(other) != own and not _TOGETHER.fullmatch(text, last, other.start()):
            end = other.start()
            break
        last = other.end()
    told = text[match.end() : min(end, match.end() + REACH)]
    before = text[max(0, match.start() - 70) : match.start()]
    return bool(_BORN.search(told) or _SMALL_PLACE.search(told) or _LIVES_BEFORE.search(before))


_PUPIL_BEHIND = re.compile(
    rf"(?<![\w])((?:[{_CAPITAL}][{_SMALL}’']+\s){{1,3}}[{_CAPITAL}][{_SMALL}’']+)\s?[,(]\s?"
    rf"(?i:(?:học sinh )?lớp \d)"
)
_KIN_NAMED = re.compile(
    rf"(?i:\b(?:ông|bà|cô|dì|chú|bác|cậu|mợ)(?: bà)? (?:nội|ngoại|ruột)(?: của)?(?: cháu| bé| em)"
    rf"[^.;,]{{0,25}}(?:,| là)\s(?:là\s)?(?:ông|bà|anh|chị))\s({_FULL_NAME})"
)
MINORS = (
    _PUPIL_BEHIND,
    _KIN_NAMED,
    _CHILD_NAME,
    _AGED_NAME,
    _PUPIL_NAME,
    _CLASS_SCHOOL,
    _PARENT,
    _PARENT_BEHIND,
    _PARENT_NAMED,
)


def find_minors(text: str) -> Iterator[Found]:
    """A child's name, class with school, and a parent's name that tells the child."""
    for pattern in MINORS:
        for match in pattern.finditer(text):
            yield (*match.span(1), "minor")


def find_addresses(text: str) -> Iterator[Found]:
    """House number and street of a home."""
    for match in _STREET.finditer(text):
        before = text[max(0, match.start() - 45) : match.start()]
        if _last_end(_HOME, before) >= _last_end(_OFFICE_BEFORE, before):
            yield (*match.span(1), "address")


def _last_end(pattern: re.Pattern, text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)
