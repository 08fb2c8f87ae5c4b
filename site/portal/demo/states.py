"""The components of public pages, each in every state: what `?sheet=states` of the gallery draws.

Made up here, so that the page is the same with an empty database. Focus and hover are the browser's
own; dark is the visitor's scheme. A component whose ids are fixed stands once, as on a page.
"""

from datetime import UTC, date, datetime
from itertools import chain
from types import SimpleNamespace as Made
from typing import NamedTuple

from django.template.loader import render_to_string

from campaigns.dates import PartialDate
from campaigns.map import draw_country
from common.blocks import BodyBlock
from common.outline import Chapter
from news.documents.validity import Validity

LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam và Công an " + "phườngkhuêtrung" * 8
NOON = datetime(2024, 5, 20, 5, 0, tzinfo=UTC)
LATER = datetime(2024, 5, 22, 10, 0, tzinfo=UTC)
# A picture that needs no file: what matters here is the room it takes.
PICTURE = {
    "url": "/static/common/emblem.svg",
    "width": 1200,
    "height": 675,
    "alt": "Biểu tượng của trang",
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
MOMENT = PartialDate(2024, 5)
FIGURE = Made(
    digits="99",
    unit="lượt",
    label="Lượt người được giúp đỡ",
    when="Tính đến 5/2024",
    source_name="Báo cáo của phường",
    source_url="",
)
LINKED = Made(**vars(FIGURE) | {"label": LONG, "source_url": "https://example.org/", "unit": LONG})
BODY_OF = Made(name="Hội Liên hiệp Phụ nữ", link="")
ADOPTION = Made(spot="khu Khái Tây 1", note="Họp mỗi tháng một lần.", scale=[FIGURE], results=[])
TAKEN = Made(
    number=1,
    label="Phường Hòa Quý, nay là phường Ngũ Hành Sơn",
    province=Made(full_name="thành phố Đà Nẵng"),
    moment=MOMENT,
    adoption=ADOPTION,
)
OPINION = Made(who="Đại diện chi hội", text="Nên họp buổi tối.", conference="Hội nghị", date=NOON)
READERS = Made(words="Họp ở nhà văn hóa thì tiện hơn.", sent_at=NOON)
WARD = Made(full_name="phường Cẩm Lệ", former_units=Made(all=["Khuê Trung", "Hòa Thọ"]))
STATION = Made(
    code="cam-le",
    wards=Made(all=[WARD]),
    address="18 Ông Ích Đường",
    duty_phone="0236 3 000 000",
    hours="Cả ngày đêm",
    name="Cẩm Lệ",
)
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


def event(starts=NOON, ends=None, *, on=False, all_day=False, one_day=True):
    """When an event is."""
    days = {"first_day": starts, "last_day": ends or starts}
    return Made(
        starts_at=starts, ends_at=ends, is_on=on, is_all_day=all_day, is_one_day=one_day, **days
    )


def consultation(state):
    return Made(
        opens_at=NOON,
        closes_at=LATER,
        is_coming=state == "upcoming",
        is_open=state == "open",
    )


def result(title, **more):
    row = {"kind": "news", "entry": PLAIN, "station": None} | more
    return Made(row=Made(**row), title=title, excerpt=[("… mỗi tối ", False), ("đi tuần", True)])


def _base() -> list[Example]:
    """Tags, warnings, cards, figures."""
    card, number = "components/card.html", "components/figure_number.html"
    shown = {"title": PLAIN.title, "url": HERE}
    tones = {"gold": "", "green": "green", "blue": "blue", "grey": "grey", "red": "red"}
    levels = enumerate(("danger", "warning", "notice"), start=1)
    return [
        *(Example("components/tag.html", n, {"text": n, "tone": t}) for n, t in tones.items()),
        *(Example("components/banner.html", name, banner(name, n)) for n, name in levels),
        Example(card, "default", {**shown, "kicker": "Pháp luật", "tone": "blue"}, "ul cards"),
        Example(card, "bare", shown, "ul cards"),
        Example(card, "long", {"title": LONG, "url": HERE, "summary": LONG}, "ul cards"),
        Example(number, "default", {"number": "99", "label": "lượt người"}, "ul figures bare"),
        Example(number, "long", {"number": "1.000.000", "label": LONG}, "ul figures bare"),
        Example(number, "source", {"number": 9, "label": "ý", "source": "Báo"}, "ul figures bare"),
    ]


def banner(level: str, number: int) -> dict:
    text = "Ở trong nhà.\nNghe loa phường."
    one = Made(level=level, shown_title="Bão số 5", shown_text=text, url=HERE, lang="")
    return {"banner": one, "number": number}


def _ways() -> list[Example]:
    """What leads on, and what is told of places."""
    pages, place = "components/pages.html", "components/old_place.html"
    head = "components/section_head.html"
    chapters = [Chapter("main", "Vì sao"), Chapter("main", LONG), Chapter("main", "Ai")]
    return [
        Example("components/breadcrumbs.html", "default", {"crumbs": [PLAIN]}),
        Example(pages, "first page", {"older_url": HERE}),
        Example(pages, "in between", {"older_url": HERE, "newer_url": HERE}),
        Example(pages, "last page", {"newer_url": HERE}),
        Example("components/search_box.html", "default", {"typed": "đội tuần tra"}),
        Example(head, "default", {"id": "all-news", "title": "Phong trào", "url": HERE}),
        Example(head, "alone", {"id": "alone", "title": LONG}),
        Example(head, "own words", {"id": "own", "title": LONG, "url": HERE, "link": "Tất cả"}),
        Example("components/contents.html", "default", {"chapters": chapters}),
        Example("components/old_names.html", "default", {"names": ["A nay là B.", LONG]}),
        Example(place, "renamed", {"was": "A", "now": "B", "province": "Đà Nẵng"}),
        Example(place, "dated", {"was": "A", "now": "B", "province": "Huế", "since": NOON}),
        Example(place, "same name", {"was": "A", "now": "A", "province": "Huế"}),
    ]


def _blocks() -> list[Example]:
    """Blocks of a body with the value of their own preview, and with nothing in them."""
    found = []
    for block in BodyBlock().child_blocks.values():
        usual = block.normalize(block.get_preview_value())
        states = (("default", usual), ("empty", block.normalize(block.get_default())))
        found += [Example(block.meta.template, state, {"block": block, "value": value})
                  for state, value in states]  # fmt: skip
    return found


def _campaigns() -> list[Example]:
    drawing = draw_country([(1, (16.0, 108.2)), (2, (21.0, 105.8)), (3, (21.01, 105.81))], "")
    folder = "components/campaigns/"
    return [
        Example(f"{folder}adoption.html", "default", {"taken": TAKEN}, "ol adoptions bare"),
        Example(f"{folder}figures.html", "default", {"figures": [FIGURE]}),
        Example(f"{folder}figures.html", "long, linked", {"figures": [LINKED, FIGURE]}),
        Example(f"{folder}moment.html", "month alone", {"moment": MOMENT}),
        Example(f"{folder}moment.html", "day", {"moment": PartialDate(2024, 5, 20)}),
        Example(f"{folder}organisation.html", "default", {"organisation": BODY_OF}),
        Example(
            f"{folder}organisation.html",
            "linked",
            {"organisation": Made(name=LONG, link="https://example.org/")},
        ),
        Example(
            f"{folder}maps.html",
            "default",
            {"maps": Made(drawing=drawing, country=Made(archipelagos=()), closer=(), total=3)},
        ),
    ]


def _entries() -> list[Example]:
    """The same entries as cards and as rows."""
    shapes = (("pages/parts/card.html", "ul cards"), ("pages/parts/row.html", ROWS))
    return [
        Example(part, state, {"entry": one}, around)
        for state, one in ENTRIES
        for part, around in shapes
    ]


def _dated() -> list[Example]:
    """Events and consultations, before, during and after."""
    events = {
        "planned": event(),
        "going on": event(ends=LATER, on=True, one_day=False),
        "all day": event(all_day=True),
    }
    asked = {state: consultation(state) for state in ("upcoming", "open", "closed")}
    row, when = "pages/parts/consultation_row.html", "pages/parts/consultation_when.html"
    return [
        *(
            Example("pages/parts/event_row.html", state, {"entry": PLAIN, "event": one}, ROWS)
            for state, one in events.items()
        ),
        *(Example(when, state, {"consultation": one}) for state, one in asked.items()),
        *(
            Example(row, state, {"entry": PLAIN, "consultation": asked[state]}, ROWS)
            for state in ("upcoming", "open")
        ),
    ]


def _results() -> list[Example]:
    """What search finds: a page, and a police station."""
    page = result([("Đội ", False), ("tuần tra", True)])
    police = result(
        [("Công an phường ", False), ("Cẩm Lệ", True)],
        kind="station",
        entry=None,
        station=STATION,
    )
    return [
        Example("pages/parts/result.html", state, {"result": found}, ROWS)
        for state, found in (("page", page), ("police station", police))
    ]


def _lists() -> list[Example]:
    return [
        Example("pages/parts/entries.html", "default", {"entries": [PLAIN, BARE, LONGEST]}),
        Example("pages/parts/related.html", "default", {"related": [PLAIN, LONGEST]}),
        Example(
            "pages/parts/opinions.html",
            "default",
            {"conference_opinions": [OPINION], "opinions": [READERS]},
        ),
        Example("pages/parts/invitation.html", "default", {}),
        Example("pages/parts/ask_us.html", "default", {}),
        Example(
            "pages/parts/search_ways.html", "nothing found", {"tried": True, "everything_url": HERE}
        ),
        Example("pages/parts/tools.html", "without script", {"page": Made(full_url="", pk=None)}),
    ]


def _stations() -> list[Example]:
    row = "pages/parts/station_row.html"
    silent = Made(**vars(STATION) | {"address": "", "duty_phone": "", "hours": ""})
    return [
        Example("components/station_finder.html", "typed", {"typed": "khue trung"}),
        Example(row, "default", {"station": STATION}),
        Example(row, "nothing known of it", {"station": silent, "briefly": True}),
        Example("pages/parts/stations_help.html", "default", {}),
        Example("pages/parts/street.html", "default", {"lazy": True}),
    ]


def _law() -> list[Example]:
    folder = "pages/parts/document/"
    other = Made(document=LAW, note="khoản 3")
    tags = [Example(f"{folder}validity.html", v.value, {"validity": v}) for v in Validity]
    return [
        *tags,
        Example(f"{folder}facts.html", "default", {"page": LAW}),
        Example(f"{folder}relations.html", "default", {"relations": [("thay thế", [other])]}),
        Example(f"{folder}cited_by.html", "default", {"cited_by": [(PLAIN, [145]), (BARE, [])]}),
        Example(
            "pages/parts/reviewed.html",
            "checked long ago",
            {
                "basis": [Made(citation="Điều 145 Bộ luật Tố tụng hình sự", url=HERE)],
                "page": Made(
                    reviewer="Lan", reviewer_office="Sở Tư pháp", checked_on=NOON, is_fresh=False
                ),
            },
        ),
    ]


GROUPS = (
    _base,
    _ways,
    _entries,
    _dated,
    _results,
    _lists,
    _stations,
    _law,
    _campaigns,
    _blocks,
)


def examples(request) -> list[dict]:
    """Every example drawn: `{name, state, html, frame, classes, is_item}`, by component."""
    drawn = []
    for one in chain(*(make() for make in GROUPS)):
        frame, _, classes = one.frame.partition(" ")
        drawn.append(
            {
                "name": one.template.removesuffix(".html"),
                "state": one.state,
                "html": _draw(one, request),
                "frame": frame,
                "classes": classes.removesuffix(" bare"),
                "is_item": classes.endswith("bare"),
            }
        )
    return drawn


def _draw(one: Example, request) -> str:
    if "block" in one.context:
        return one.context["block"].render(one.context["value"])
    return render_to_string(one.template, one.context, request)
