"""The parts of the home page, in both languages."""

from types import SimpleNamespace as Made

from campaigns.map import draw_country
from news.documents.validity import Validity

from .made import BARE, HERE, LAW, LONGEST, PLAIN, WITH_PICTURE, Example, consultation, event

FOLDER = "pages/home/"
# One place by itself, and two near each other.
PLACES = [(1, (16.0, 108.2)), (2, (21.0, 105.8)), (2, (21.01, 105.81))]


def _told() -> list[Example]:
    """The story that leads, the ways to the police, news."""
    sections = [
        Made(slug=f"s{number}", name=name, url=HERE, entries=[WITH_PICTURE, LONGEST, BARE])
        for number, name in enumerate(("Phong trào", "Pháp luật"))
    ]
    return [
        Example(f"{FOLDER}lead.html", "with a picture", {"lead": WITH_PICTURE}),
        Example(f"{FOLDER}lead.html", "long", {"lead": LONGEST}),
        Example(f"{FOLDER}tip_and_finder.html", "default", {}),
        Example(
            f"{FOLDER}newest.html", "default", {"newest": [WITH_PICTURE, PLAIN], "news_url": HERE}
        ),
        Example(f"{FOLDER}sections.html", "default", {"sections": sections}),
    ]


def _below() -> list[Example]:
    """What is coming, what spreads, the law."""
    dated = {"events": [(PLAIN, event())], "consultations": [(PLAIN, consultation("open"))]}
    models = [
        Made(number=1, entry=PLAIN, formula="4+1", places=1),
        Made(number=2, entry=LONGEST, formula="", places=2),
    ]
    drawn = Made(models=models, drawing=draw_country(PLACES, ""), country=Made(archipelagos=()))
    return [
        Example(f"{FOLDER}timely.html", "default", dated),
        Example(f"{FOLDER}models.html", "default", {"spread": drawn, "models_url": HERE}),
        Example(f"{FOLDER}law.html", "default", {"law": _law()}),
        Example(
            "pages/parts/in_english.html",
            "default",
            {"key_pages": [PLAIN, BARE], "vietnamese_news": [PLAIN], "vietnamese_news_url": HERE},
        ),
    ]


def _law() -> list:
    """Columns of the legal corner, one of them with labels short and long."""
    unchecked = Made(**vars(LAW) | {"validity": Validity.UNCHECKED})
    columns = {
        "question": ("Hỏi đáp pháp luật", [(PLAIN, None), (BARE, None)]),
        "document": ("Văn bản pháp luật", [(BARE, LAW), (PLAIN, unchecked), (LONGEST, LAW)]),
    }
    return [
        Made(kind=kind, heading=heading, url=HERE, rows=rows)
        for kind, (heading, rows) in columns.items()
    ]


GROUPS = (_told, _below)
