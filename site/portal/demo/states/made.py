"""What the examples are made of: rows of the catalogue short and long, a document, an event."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Made
from typing import NamedTuple

from django.templatetags.static import static
from django.utils.functional import lazy

from news.documents.validity import Validity

LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam và Công an " + "phườngkhuêtrung" * 8
NOON = datetime(2024, 5, 20, 5, 0, tzinfo=UTC)
LATER = datetime(2024, 5, 22, 10, 0, tzinfo=UTC)
# A drawing that the portal brings along: an empty library has no picture.
PICTURE = {
    "url": lazy(static, str)("common/tru-so.svg"),
    "width": 1200,
    "height": 675,
    "alt": "Trụ sở Công an phường",
    "sources": [],
}
HERE = "#main"


class Example(NamedTuple):
    """A component in one state.

    `frame` is the list that it is an item of, ending in "bare" where it draws its own <li>.
    """

    template: str
    state: str
    context: dict
    frame: str = ""


def entry(**other):
    """A row of the catalogue."""
    usual = {
        "title": "Khuê Trung góp ý dự thảo mô hình “Quản lý 4+1”",
        "url": HERE,
        "section_name": "Phong trào",
        "summary": "Chín ý kiến trước khi làm mô hình.",
        "date": NOON,
        "place_label": "Phường Khuê Trung (nay là Cẩm Lệ)",
        "thumbnail": None,
    }
    return Made(**usual | other)


PLAIN, WITH_PICTURE = entry(), entry(thumbnail=PICTURE)
LONGEST = entry(title=LONG, section_name=LONG[:40], summary=LONG, place_label=LONG)
BARE = entry(section_name="", summary="", place_label="")
ENTRIES = (("usual", PLAIN), ("with a picture", WITH_PICTURE), ("long", LONGEST), ("bare", BARE))
ROWS = "ul rows bare"
LAW = Made(
    validity=Validity.IN_FORCE,
    number="49/2020/NĐ-CP",
    get_kind_display="Nghị định",
    issuing_body="Chính phủ",
    signer="Thủ tướng",
    issued_on=date(2020, 4, 17),
    in_force_on=date(2020, 6, 1),
    checked_on=date(2026, 1, 15),
    official_url="https://vbpl.vn/",
    official_host="vbpl.vn",
    title="Nghị định 49/2020/NĐ-CP",
    url=HERE,
)


def event(ends=None, **other):
    """An event that begins at noon; by itself it lasts that moment and is held as planned."""
    usual = {
        "starts_at": NOON,
        "ends_at": ends,
        "first_day": NOON,
        "last_day": ends or NOON,
        "is_on": False,
        "is_over": False,
        "is_all_day": False,
        "is_one_day": ends is None,
        "state": "planned",
        "place": "Nhà văn hóa khu Khái Tây 1",
        "organisers": "",
    }
    return Made(**usual | other)


def consultation(state: str):
    """A consultation that is "upcoming", "open" or closed."""
    return Made(
        opens_at=NOON,
        closes_at=LATER,
        is_coming=state == "upcoming",
        is_open=state == "open",
    )
