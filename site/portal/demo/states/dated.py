"""Events and consultations before, during and after; what campaigns show."""

from types import SimpleNamespace as Made

from campaigns.dates import PartialDate
from campaigns.map import draw_country

from .made import LATER, LONG, PLAIN, ROWS, Example, consultation, entry, event

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


def named(one) -> Made:
    """An event's row of the catalogue, whose title says first that it is put off."""
    if one.state == "planned":
        return PLAIN
    return entry(title=f"{one.get_state_display}: {PLAIN.title}")


def _dated() -> list[Example]:
    """Events and consultations, before, during and after."""
    events = {
        "planned": event(),
        "going on": event(LATER, is_on=True, organisers="Ủy ban MTTQ Việt Nam phường"),
        "over": event(LATER, is_over=True),
        "all day": event(is_all_day=True),
        "put off": event(state="postponed", get_state_display="Hoãn", state_note="Vì mưa bão."),
    }
    asked = {state: consultation(state) for state in ("upcoming", "open", "closed")}
    row, when = "pages/parts/consultation_row.html", "pages/parts/consultation_when.html"
    return [
        *(
            Example("pages/parts/event_row.html", state, {"entry": named(one), "event": one}, ROWS)
            for state, one in events.items()
        ),
        *(
            Example("pages/parts/event_facts.html", state, {"event": one})
            for state, one in events.items()
        ),
        *(
            Example("pages/parts/event_state.html", state, {"event": events[state]})
            for state in ("going on", "over")
        ),
        *(Example(when, state, {"consultation": one}) for state, one in asked.items()),
        *(
            Example(row, state, {"entry": PLAIN, "consultation": asked[state]}, ROWS)
            for state in ("upcoming", "open")
        ),
    ]


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


GROUPS = (_dated, _campaigns)
