"""Search, and the directory of the police."""

from types import SimpleNamespace as Made

from .made import HERE, LONG, LONGEST, PLAIN, ROWS, Example

WARD = Made(full_name="phường Cẩm Lệ", former_units=Made(all=["Khuê Trung", "Hòa Thọ"]))
STATION = Made(
    code="cam-le",
    wards=Made(all=[WARD]),
    address="18 Ông Ích Đường",
    duty_phone="0236 3 000 000",
    hours="Cả ngày đêm",
    name="Cẩm Lệ",
)
SILENT = Made(**vars(STATION) | {"address": "", "duty_phone": "", "hours": ""})
# What a ward was: the whole of one that lay in a district, and a part of another.
DISTRICT = Made(full_name="quận Cẩm Lệ")
WAS = [
    Made(former=Made(full_name="phường Khuê Trung", parent=DISTRICT), part=False),
    Made(former=Made(full_name="phường Hòa Thọ Đông", parent=None), part=True),
]
SERVED = Made(number=1, ward=WARD, successions=WAS)


def result(title, **more):
    """A row of the results, with the words found in it."""
    row = {"kind": "news", "entry": PLAIN, "station": None} | more
    return Made(row=Made(**row), title=title, excerpt=[("… mỗi tối ", False), ("đi tuần", True)])


def found(total=1, **other):
    """What a search found."""
    return {"found": Made(total=total, near=False, **other), "counted": 1000, "typed": "tuan tra"}


def value(label: str, number: int, *, chosen=False):
    """A value to narrow the results to."""
    return {"label": label, "number": number, "chosen": chosen, "url": HERE}


def _box() -> list[Example]:
    """The box, what is said above the results, and what there is without any."""
    count, ways = "pages/parts/search_count.html", "pages/parts/search_ways.html"
    counts = {
        "one": found(),
        "many": found(128),
        "more than are counted": found(2000),
        "near": {"found": Made(near=True), "typed": "tuan tra"},
        "none": found(0),
    }
    return [
        Example("components/search_box.html", "typed", {"typed": "đội tuần tra"}),
        Example(
            "pages/parts/search_suggestion.html",
            "another spelling",
            {"suggestion": "đội tuần tra", "url": HERE},
        ),
        Example("pages/parts/search_picks.html", "default", {"picks": [PLAIN, LONGEST]}),
        *(Example(count, state, context) for state, context in counts.items()),
        Example(ways, "nothing found", {"tried": True, "everything_url": HERE}),
        Example(ways, "nothing asked", {}),
    ]


def _narrowed() -> list[Example]:
    """Facets, free and chosen; the numbered pages of results."""
    facets, pages = "pages/parts/search_filters.html", "components/pages_numbered.html"
    kinds = [value("Tin tức", 12), value("Văn bản pháp luật", 3)]
    sections = [value("Phong trào", 8), value(LONG, 4)]
    wards = [value("Phường Cẩm Lệ", 3, chosen=True)]
    free = {"name": "section", "heading": "Chuyên mục", "values": sections}
    chosen = {"name": "ward", "heading": "Phường, xã", "values": wards}
    ways = {"previous_url": HERE, "next_url": HERE}
    return [
        Example(facets, "free", {"kinds": kinds, "filters": [free]}),
        Example(
            facets,
            "chosen",
            {
                "everything_url": HERE,
                "kinds": [value("Tin tức", 12, chosen=True)],
                "filters": [chosen],
            },
        ),
        Example(pages, "first", {"page": 1, "pages": 3, "next_url": HERE}),
        Example(pages, "middle", {"page": 2, "pages": 3, **ways}),
        Example(pages, "last", {"page": 3, "pages": 3, "previous_url": HERE}),
        Example(pages, "only one (empty)", {"page": 1, "pages": 1}),
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


def _stations() -> list[Example]:
    """A station known well and hardly, in lists and on its page; its province's list."""
    row, whole = "pages/parts/station_row.html", "pages/parts/station_whole.html"
    listed, province = "pages/parts/stations_listed.html", Made(full_name="thành phố Đà Nẵng")
    cards = "ul station-list"
    nobody = Made(stations=[], desks=[], missing=[])
    all_kinds = Made(stations=[STATION, SILENT], desks=[SILENT], missing=[WARD])
    return [
        Example("components/station_finder.html", "typed", {"typed": "khue trung"}),
        Example(row, "default", {"station": STATION}, cards),
        Example(row, "nothing known of it", {"station": SILENT, "briefly": True}, cards),
        Example(whole, "default", {"station": STATION}),
        Example(whole, "nothing known of it", {"station": SILENT}),
        Example("pages/parts/territory.html", "default", {"territory": [SERVED]}),
        Example(listed, "default", {"listed": all_kinds, "province": province}),
        Example(listed, "no station", {"listed": nobody, "province": province}),
        Example("pages/parts/stations_help.html", "default", {}),
        Example("pages/parts/street.html", "default", {"lazy": True}),
    ]


GROUPS = (_box, _narrowed, _results, _stations)
