"""Words that brand people, and the neighbours that make them harmless."""

import re
from collections.abc import Iterator

Found = tuple[int, int]

# "đối tượng" of a policy, rule, loan, contest, study, readership or service.
_HARMLESS_AFTER = re.compile(
    r"\s*(?:chính sách|áp dụng|thụ hưởng|được hưởng|hưởng|bảo trợ|dự thi|"
    r"tuyên truyền|nghiên cứu|"
    r"khảo sát|phục vụ|điều chỉnh|ưu tiên|yếu thế|khách hàng|độc giả|bạn đọc|học viên|người nghe|"
    r"cử tri|chịu thuế|"
    r"chịu phí|hỗ trợ|cần hỗ trợ|trợ giúp|được hỗ trợ|được vay|được mời|"
    r"được cấp|được giảm|được miễn|"
    r"miễn|giảm|là (?:hộ|người (?:có công|cao tuổi|khuyết tật|lao động|dân)|học sinh|sinh viên|"
    r"trẻ em|đoàn viên|hội viên|"
    r"cán bộ|phụ nữ|thanh niên|công dân|tổ chức)|của (?:luật|nghị định|quyết định|chương trình|"
    r"cuộc thi|đề án|dự án|chính sách|"
    r"hội thi|đề tài|thông tư|quy định|môn|gói|hợp đồng|khoản vay|lớp)|và (?:điều kiện|phạm vi|"
    r"mức|thời hạn|hình thức|nội dung)|"
    r", (?:điều kiện|phạm vi|mức|thời hạn|hình thức)|(?:khó khăn|đặc thù|chính) |bồi dưỡng|"
    r"tập huấn|đào tạo|dự tuyển|"
    r"kết nạp|tín dụng|bảo hiểm|tham quan|người (?:có công|cao tuổi|khuyết tật|nghèo|"
    r"lao động))",
    re.IGNORECASE,
)
_HARMLESS_BEFORE = re.compile(
    r"(?:đúng|mọi|mở rộng|phạm vi,?|điều kiện,?|từng nhóm|đa dạng|phân loại|ưu tiên(?: cho)?|"
    r"phù hợp với từng|"
    r"phù hợp với(?: các)?|không phân biệt|thuộc(?: các| nhóm)?|bình chọn|hỗ trợ(?: các)?)\s*$",
    re.IGNORECASE,
)
_OFFENDING_AFTER = re.compile(
    r"[^.;\n]{0,80}?(?:bị bắt|khai nhận|gây án|trộm|cướp|lừa đảo|ma t[úu][ýy]|nghiện|hình sự|"
    r"tình nghi|giả danh|phạm tội|bỏ trốn|"
    r"bị khởi tố|tạm giữ|bắt giữ|vi phạm|mua bán|tàng trữ|đánh bạc|cầm đầu|chém|đâm|truy nã|"
    r"quản lý sau cai|xấu|khả nghi|manh động|"
    r"quậy phá|gây rối|tiền án)",
    re.IGNORECASE,
)
# Of a contest, a loan or a fee, unless a crime follows: "đối tượng tham gia đánh bạc".
_PERHAPS_HARMLESS = re.compile(
    r"\s*(?:tham gia|tham dự|vay|tiếp cận|giao dịch|đóng|nộp|xét|tiếp nhận)\b", re.IGNORECASE
)
_CRIME_AFTER = re.compile(
    r"[^.;\n]{0,60}?(?:bị bắt|khai|gây án|trộm|cướp|lừa|đánh|bỏ trốn|chém|đâm|gây rối|chiếm đoạt|"
    r"đua|"
    r"hành hung|giả|nạn nhân|đường dây|vụ|nặng lãi)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\bđối tượng\b", re.IGNORECASE)

_BRANDING = re.compile(
    r"\b(?:(?:con|dân|tên|thằng|bọn) nghiện(?! (?:cà phê|cafe|game|phim|sách|đọc|bóng đá|"
    r"facebook|mạng|điện thoại|trà|mua sắm|du lịch))|"
    r"nghiện ngập|(?:thanh,? )?thiếu niên hư(?: hỏng)?|thanh niên hư(?: hỏng)?|trẻ hư|trẻ em hư|"
    r"học sinh hư|con hư|(?:thanh niên|thiếu niên|con em|con cái|đứa|trẻ|học sinh|cậu|cô|con|bạn|"
    r"em)(?: \w+)? hư hỏng|trẻ trâu|quái xế|nghịch tử|"
    r"hung thủ|thủ phạm|côn đồ|nữ quái|nam quái|ông trùm|bà trùm|trùm ma túy|tú bà|má mì|ma cô|"
    r"yêu râu xanh|gã|ả|hắn|bọn chúng|lưu manh|du côn|du đãng|bất hảo|phần tử xấu|dân anh chị|"
    r"phá gia chi tử|sát thủ|ác nhân|tay trùm|trùm (?:giang hồ|cờ bạc|lô đề|buôn lậu|cá độ)|"
    r"(?:bọn|lũ|toán|tụi|đám) (?:trộm|cướp|lừa đảo|buôn|đòi nợ|côn đồ|tội phạm|đua xe|bảo kê|"
    r"bắt cóc|móc túi|giết người|nghiện|xấu|người xấu|này|đó)|"
    r"(?:lão|mụ) (?:già )?(?:dâm|lừa|trộm|nghiện|trùm|buôn|ác)[a-zà-ỹđ]*|"
    r"lũ chúng|đồng bọn|băng nhóm|giang hồ|đầu gấu|siêu (?:trộm|lừa)|đạo chích|nữ tặc|"
    r"cát tặc|kẻ xấu|"
    r"kẻ gian|gian nhân|bợm nhậu|cò mồi|con bạc|con buôn ma túy|"
    r"kẻ (?!(?:khung|bảng|vạch|ô|mắt|thù|sĩ|yếu|mạnh|nghèo|giàu|hở|hèn|ở|trước|sau|đứng|ngược|"
    r"đường|biển|gian|xấu)\b)[a-zà-ỹđ]+|"
    r"tên (?:buôn|bán|phạm|gian|du côn|lừa|móc túi|đồng phạm|giật|bắt cóc|trộm|cướp|lừa đảo|"
    r"sát nhân|tội phạm|côn đồ|giết người|cướp giật|trộm cắp|cầm đầu|"
    r"biến thái|yêu râu xanh))\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?:đề phòng|cảnh giác(?: với| trước)?|phòng ngừa|phòng|tránh|ngăn chặn|cảnh báo|để|"
    r"không để|chống|tố giác|đừng để|phim|tiểu thuyết|tác phẩm|truyện|vở|cuốn|sách)"
    r"\s*[“\"«]?\s*(?:các |những |bị )?$",
    re.IGNORECASE,
)
_HABIT = re.compile(r"\s(?:thường|hay|có cơ hội|lợi dụng)\b", re.IGNORECASE)
_GUILT = re.compile(
    r"hung thủ|thủ phạm|kẻ|tên (?:trộm|cướp)|băng nhóm|côn đồ|giang hồ", re.IGNORECASE
)
_CRIMINALS = re.compile(
    r"(?:(?:tạm giữ|bắt giữ|bắt|khống chế|vây bắt|truy bắt|áp giải|khởi tố|"
    r"dẫn giải|dẫn|bắt được)\s+(?:được\s+)?(?:\w+\s+){0,2}?|"
    r"\b(?:\d+|hai|ba|bốn|năm|sáu|bảy|một|nhóm|tên|những)\s+(?:tên\s+)?)(tội phạm)\b(?!\s+(?:học|"
    r"về|ma t))",
    re.IGNORECASE,
)
_PRONOUN_Y = re.compile(
    r"(?<![\w’'-])(y\b(?=\s+[a-zà-ỹđ]|[,;])|Y\b(?=\s+[a-zà-ỹđ]))"
    r"(?!\s+(?:tế|sĩ|sỹ|phục|như|tá|học|khoa|đức|án|nguyên|lời|hệt|dược|trang|bác|sinh)\b)"
)
_PRONOUN_THI = re.compile(
    r"(?<![\w])(?<!đô )(?<!chỉ )(?<!siêu )(?<!thành )(?<!cận )(?<!viễn )(?<!kỳ )(?<!giám )"
    r"(?<!hiển )(?<!biểu )(?<!tiếp )(?<!loạn )(?<!yết )(thị|Thị)\b(?=\s+[a-zà-ỹđ]|[,.])"
    r"(?!\s+(?:xã|trấn|trường|giác|lực|hiếu|phần|tộc|uy|sát|thực|chính|dân|thành|tứ)\b)"
)
_CAUGHT = re.compile(
    r"\b(tội phạm)\s(?=(?:này|đó|bị bắt|đã khai|khai|bỏ trốn|bỏ chạy|trong vụ|là [A-ZĐ]))",
    re.IGNORECASE,
)
_THIS_ONE = re.compile(
    r"\b(tên) (?:này|ấy|kia|đó)(?=\s(?:đã|còn|từng|khai|bị|liền|rồi|lại|bỏ|dùng|rút|lấy|trốn)\b)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:\d+|hai|ba|bốn|năm|sáu|bảy|những|các|nhóm|bọn)\s(tên)\b"
    r"(?!\s(?:tuổi|gọi|đường|miền|lửa|sách|bài|phường|xã|trường|riêng|chung|mới|cũ|thôn|người))",
    re.IGNORECASE,
)
_NAME = r"[A-ZĐÀ-ỸƠƯĂÂÊÔ][a-zđà-ỹơưăâêô]*"
_TITLE_BEFORE_NAME = re.compile(
    rf"(?<!mang )(?<!có )(?<!đặt )(?<!họ )(?<!đổi )(?<!kể )(?<!gọi )(?<!biệt )"
    rf"(?<!tuổi )(?<!ký )(?<!điểm )(?<!đứng )(?<!quen )(?<!nêu )(?<!bà )"
    rf"(?<!ông )(?<!em )(?<!anh )(?<!chị )(?<!cháu )(?<!bạn )(?<!người )"
    rf"(?<!phường )(?<!xã )(?<!đường )(?<!trường )(?<!thôn )(?<!tỉnh )"
    rf"\b((?:tên|Tên|thằng)\s+{_NAME}(?:\s{_NAME}){{0,3}})\b(?!\.)"
)
_TITLED = re.compile(
    r"(?:phim|tiểu thuyết|tác phẩm|truyện|vở|cuốn sách|bài hát|cuốn|"
    r"ca khúc)\s*[“\"«][^”\"»]{0,60}$",
    re.IGNORECASE,
)


def find_labels(text: str, *, sensitive: bool) -> Iterator[Found]:
    """The branding words of a text; those for crime in general or advice are left out."""
    for match in _BRANDING.finditer(text):
        if not _is_general(text, match):
            yield match.span()
    for match in _SUBJECT.finditer(text):
        if _brands(text, match, sensitive=sensitive):
            yield match.span()
    if sensitive:
        for pattern in (
            _CRIMINALS,
            _CAUGHT,
            _PRONOUN_Y,
            _PRONOUN_THI,
            _SEVERAL,
            _THIS_ONE,
            _TITLE_BEFORE_NAME,
        ):
            yield from (match.span(1) for match in pattern.finditer(text))


def _is_general(text: str, match: re.Match) -> bool:
    before = text[max(0, match.start() - 80) : match.start()]
    if _TITLED.search(before):
        return True
    if not _GUILT.match(match.group()):
        return False
    return bool(_GENERAL.search(before) or _HABIT.match(text, match.end()))


def _is_harmless(text: str, end: int) -> bool:
    if _HARMLESS_AFTER.match(text, end):
        return True
    return bool(_PERHAPS_HARMLESS.match(text, end)) and not _CRIME_AFTER.match(text, end)


def _brands(text: str, match: re.Match, *, sensitive: bool) -> bool:
    if _is_harmless(text, match.end()):
        return False
    if _OFFENDING_AFTER.match(text, match.end()):
        return True
    before = text[max(0, match.start() - 30) : match.start()]
    return sensitive and not _HARMLESS_BEFORE.search(before)
