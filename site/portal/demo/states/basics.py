"""Tags, warnings, cards, lists, what leads on, blocks of a body."""

from types import SimpleNamespace as Made

from common.blocks import BodyBlock
from common.outline import Chapter

from .made import BARE, ENTRIES, HERE, LONG, LONGEST, NOON, PLAIN, ROWS, Example

OPINION = Made(who="Đại diện chi hội", text="Nên họp buổi tối.", conference="Hội nghị", date=NOON)
READERS = Made(words="Họp ở nhà văn hóa thì tiện hơn.", sent_at=NOON)
WARD = Made(code="20260", full_name="phường Cẩm Lệ", province=Made(name="Đà Nẵng"))
SECTIONS = [("phong-trao", "Phong trào"), ("phap-luat", "Pháp luật"), ("co-so", LONG[:60])]


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


def _filters() -> list[Example]:
    """A list narrowed, and one without anything."""
    narrowed, nothing = "components/list_filter.html", "components/nothing.html"
    sections = {"label": "Chuyên mục", "url": HERE, "values": SECTIONS}
    months = {"url": HERE, "months": [(NOON, 12)], "wards": [WARD]}
    return [
        Example("components/list_chooser.html", "chosen", months | {"month": "2024-05"}),
        Example(narrowed, "all", sections),
        Example(narrowed, "one chosen", sections | {"chosen": "phap-luat"}),
        Example(nothing, "default", {"url": HERE}),
        Example(nothing, "own words", {"url": HERE, "link": "Tất cả tin tức"}),
    ]


def _entries() -> list[Example]:
    """The same entries as cards and as rows."""
    shapes = (("pages/parts/card.html", "ul cards"), ("pages/parts/row.html", ROWS))
    return [
        Example(part, state, {"entry": one}, around)
        for part, around in shapes
        for state, one in ENTRIES
    ]


def _lists() -> list[Example]:
    """What stands below and beside a text."""
    address = "https://example.org/"
    tooled = (
        ("a page that an editor writes", Made(full_url=address, pk=1, last_published_at=NOON)),
        ("any other page", Made(full_url=address, pk=None)),
    )
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
        *(Example("pages/parts/tools.html", state, {"page": page}) for state, page in tooled),
        Example("components/printed.html", "on paper alone", {"page": tooled[0][1]}),
    ]


GROUPS = (_base, _ways, _filters, _entries, _lists, _blocks)
