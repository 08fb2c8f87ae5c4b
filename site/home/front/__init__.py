"""What the front page shows, read in a number of queries that does not grow (docs/stations.md)."""

from publishing import selectors

from .campaigns import spread
from .law import HEADINGS, columns, list_url
from .news import in_english, news

__all__ = ["front", "in_english"]

#: Entries of each kind besides news.
NEWEST = 4


def front(language: str, lead_id: int | None) -> dict:
    """Answer the template's context of a language, what passes by itself left out."""
    newest = selectors.latest_of_each(language, [*HEADINGS, "model"], limit=NEWEST)
    return news(language, lead_id) | {
        "law": columns(newest),
        "spread": spread(newest["model"]),
        "models_url": list_url(newest["model"]),
    }
