"""Places where something is missing from a text: a number that got lost on the way. Pure."""

import re

# "chương trình phối hợp số ." and "Quyết định số ngày …": a paper is named, its number is not.
_LOST_NUMBER = re.compile(
    r"\b(?:chương trình|kế hoạch|quyết định|nghị định|nghị quyết|chỉ thị|công văn|thông tư|"
    r"thông báo|hướng dẫn|quy chế|quy định|văn bản|tờ trình|báo cáo|đề án|luật|pháp lệnh)"
    r"(?:\s+(?!một\b|đa\b|dân\b|chỉ\b|thiểu\b|hệ\b|mã\b|tổng\b|vô\b|ẩn\b|con\b|cơ\b|bội\b|"
    r"tham\b|thông\b|tỷ\b|tỉ\b|doanh\b|sĩ\b|trị\b|điểm\b|tần\b|chữ\b|dãy\b)[\w-]+){0,6}?"
    r"\s+số\s*(?:(?=[.,;:)])|$|(?=/)|(?=(?:về|ngày|của|do|giữa|tại|được|và)\b))",
    re.IGNORECASE,
)
_LOST_DATE = re.compile(r"\bngày\s*(?:/\s*/|tháng\s+(?:năm\b|[,.;]))", re.IGNORECASE)
_LOOSE_POINT = re.compile(r"\w+ [.,;:](?=\s|$)")
AROUND = 60


def find_gaps(text: str) -> list[str]:
    """The words around each place of `text` where a number or a date seems to be lost."""
    found = [*_LOST_NUMBER.finditer(text), *_LOST_DATE.finditer(text)]
    found.sort(key=lambda match: match.start())
    return [_around(text, match) for match in found]


def find_loose_points(text: str) -> list[str]:
    """Points and commas with a space before them: often the trace of something deleted."""
    return [_around(text, match) for match in _LOOSE_POINT.finditer(text)]


def _around(text: str, match: re.Match) -> str:
    end = min(len(text), match.end() + AROUND // 2)
    start = max(0, match.end() - AROUND)
    return f"{'…' * (start > 0)}{text[start:end].strip()}{'…' * (end < len(text))}"
