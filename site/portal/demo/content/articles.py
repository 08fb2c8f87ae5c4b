"""Demonstration articles, written anew from public facts; no private person is named.

One file an article in `texts/news/`, in the form that `written` tells. Times are local
(Asia/Ho_Chi_Minh); wards are current codes, after a slash the code of the former ward that the
text names.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from portal.demo.content import written
from portal.demo.content.pictures import ALTS

FOLDER = Path(__file__).parent / "texts" / "news"
INVENTED = (
    "Bài minh họa cho bản dùng thử: hoạt động kể trong bài là ví dụ, không phải tin về một nơi "
    "hay một người có thật."
)


@dataclass(frozen=True)
class DemoArticle:
    """One article. `section` is one of `setup_site`; `places` pairs wards with former wards, ""."""

    slug: str
    title: str
    summary: str
    section: str
    published: datetime
    image: str
    alt: str
    caption: str
    body: list = field(default_factory=list)
    places: tuple[tuple[str, str], ...] = ()


def article(path: Path) -> DemoArticle:
    """The article that a file tells; one that is invented says so at its end."""
    head, body = written.read(path)
    wards = [ward.strip().partition("/") for ward in head.get("Wards", "").split(",")]
    return DemoArticle(
        slug=path.stem,
        title=head["Title"],
        summary=head["Summary"],
        section=head["Section"],
        published=datetime.fromisoformat(head["Published"]),
        image=head["Image"],
        alt=ALTS[head["Image"]],
        caption=head.get("Caption", "Tranh minh họa."),
        body=[*body, ("callout", INVENTED)] if "Invented" in head else body,
        places=tuple((ward, former) for ward, _, former in wards if ward),
    )


# Oldest first: an article is loaded after those that it may name.
ARTICLES = tuple(sorted(map(article, FOLDER.glob("*.txt")), key=lambda told: told.published))
