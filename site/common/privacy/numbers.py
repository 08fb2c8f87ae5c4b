"""Telephone, identity and account numbers of private persons."""

import re
from collections.abc import Iterator

_PHONE = re.compile(
    r"(?<![\w/.-])(?:\(?\+84\)?(?:[\s.-]?\d){8,10}|\(0\d{1,3}\)(?:[\s.-]?\d){6,9}|"
    r"84\d{9}|0(?:[\s.-]?\d){8,10})(?![\d/]|[.-]\d)"
)
_DIGITS = re.compile(r"(?<![\w/.+-])\d(?:[ .-]?\d){5,18}(?![\d/]|[.-]\d)")
_ID_WORDS = re.compile(
    r"(?:cccd|cmnd|cmt|căn cước|chứng minh|định danh|giấy tờ tùy thân|id\b)[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_ACCOUNT_WORDS = re.compile(
    r"(?:tài khoản|stk|số tk|\btk\b|a/c|chuyển khoản)[^.;\n]{0,100}$", re.IGNORECASE
)
_PASSPORT = re.compile(r"hộ chiếu[^.;\n\d]{0,30}?\b([A-Z]\d{7,8})\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"đường dây nóng|hotline|tổng đài|trực ban|số trực|điện thoại trực|cơ quan|văn phòng|ủy ban|"
    r"uỷ ban|ubnd|"
    r"trụ sở|trung tâm|công an (?:phường|xã|quận|huyện|tỉnh|thành phố|thị trấn)|đồn biên phòng|"
    r"ban chỉ huy|trạm y tế|"
    r"bệnh viện|mặt trận|ngân hàng|chi nhánh|công ty|nhà trường|phòng cảnh sát|đội cảnh sát|"
    r"tòa soạn|zalo oa",
    re.IGNORECASE,
)
# An office that somebody only pretends to be has no number to publish.
_PRETENDED = re.compile(r"tự xưng|giả danh|mạo danh|giả mạo|xưng là|giả làm", re.IGNORECASE)
_FUND = re.compile(
    r"quỹ|ủy ban|uỷ ban|ubnd|mttq|mặt trận|hội (?:chữ thập|phụ nữ|nông dân|khuyến học|cựu)|"
    r"công ty|kho bạc|"
    r"trung tâm|ban vận động|đoàn thanh niên|trường (?:thcs|thpt|tiểu học|mầm non)|hợp tác xã|"
    r"đơn vị",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:đứng tên|mang tên|chủ tài khoản:?|tài khoản(?: của)?) "
    r"(?:anh|chị|ông|bà|[A-ZĐ][a-zà-ỹđ]+ [A-ZĐ])"
)
_PERSON = re.compile(
    r"\b(?:anh|chị|ông|bà|em|cháu|chú|cô|bác|nhà|gia đình|cá nhân|đối tượng|nạn nhân|người)\b|"
    r"(?:mang tên|đứng tên|chủ tài khoản)",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"(?:mã số thuế|mst|số hồ sơ|mã hồ sơ|hồ sơ số|quyết định|công văn|giấy phép|mã đơn|biên lai|"
    r"số đăng ký)[^.;\n]{0,20}$",
    re.IGNORECASE,
)
Found = tuple[int, int, str]


def find_numbers(text: str) -> Iterator[Found]:
    """Numbers as `(start, end, category)`; a number of an office or a fund is none."""
    for match in _PASSPORT.finditer(text):
        yield (*match.span(1), "id_number")
    taken = []
    for match in _DIGITS.finditer(text):
        category = _said_to_be(text, match)
        if category:
            taken.append(match.span())
            yield (*match.span(), category)
    for match in _PHONE.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in taken)
        if not inside and _is_private_phone(text, match):
            yield (*match.span(), "phone")


def _said_to_be(text: str, match: re.Match) -> str | None:
    before = text[max(0, match.start() - 120) : match.start()]
    digits = sum(char.isdigit() for char in match.group())
    account, identity = _last(_ACCOUNT_WORDS, before), _last(_ID_WORDS, before)
    if _PAPER.search(before):
        return None
    if account < 0 and digits == 12 and match.group()[0] == "0":
        return "id_number"
    if identity > account:
        return "id_number" if digits in (9, 12) else None
    if account >= 0 and not _is_phone_said(before, account):
        around = _sentence(text, match)
        return None if _FUND.search(around) and not _OWNER.search(around) else "account"
    return None


def _last(pattern: re.Pattern, before: str) -> int:
    """Where the last such word stands in what is before, or -1."""
    found = pattern.search(before)
    if not found:
        return -1
    start = found.start()
    while further := pattern.search(before, start + 1):
        start = further.start()
    return start


def _is_phone_said(before: str, account: int) -> bool:
    return bool(re.search(r"điện thoại|đt\b|sđt|zalo|gọi", before[account:], re.IGNORECASE))


def _is_private_phone(text: str, match: re.Match) -> bool:
    before = text[max(0, match.start() - 90) : match.start()]
    account = _last(_ACCOUNT_WORDS, before)
    if _PAPER.search(before) or (account >= 0 and not _is_phone_said(before, account)):
        return False
    digits = sum(char.isdigit() for char in match.group())
    if not 10 <= digits <= 11 or re.match(r"1[89]00", match.group()):
        return False
    clause = re.split(r"[;\n]|\.\s", before)[-1]
    office = _last_end(_OFFICE, clause)
    pretended = bool(_PRETENDED.search(clause))
    return office < 0 or pretended or _last_end(_PERSON, clause) > office


def _last_end(pattern: re.Pattern, text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _sentence(text: str, match: re.Match) -> str:
    """The sentence around a number, for whose it is."""
    start = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    end = text.find(". ", match.end())
    return text[start : end if end >= 0 else len(text)][:600]
