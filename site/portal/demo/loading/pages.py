"""Loads pictures, articles and what the site says of itself."""

from pathlib import Path
from zoneinfo import ZoneInfo

from django.core.files.images import ImageFile
from django.utils.html import format_html
from wagtail.images import get_image_model

from common.models import SiteSettings
from home.models import HomePage
from news.models import ArticlePlace, NewsArticlePage, NewsIndexPage, Section
from places.models import FormerUnit, Province, Ward
from portal.demo.content.articles import ARTICLES, DemoArticle
from portal.demo.loading import renditions

IMAGES = Path(__file__).resolve().parents[1] / "images"
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
LEAD_STORY = "nam-dong-ra-mat-6-ho-tro-1-va-tuan-tra-nhan-dan"


def load() -> None:
    """The site's own words, then each article that is not there yet."""
    load_settings()
    index = NewsIndexPage.objects.get()
    for article in ARTICLES:
        if not index.get_children().filter(slug=article.slug).exists():
            add_article(index, article)
    choose_lead_story()


def load_settings() -> None:
    settings = SiteSettings.load()
    if settings.home_province_id:
        return
    settings.organisation = "Ủy ban MTTQ Việt Nam thành phố Đà Nẵng"
    settings.governing_body = "Ủy ban MTTQ Việt Nam thành phố Đà Nẵng (bản dùng thử)"
    settings.home_province = Province.objects.get(code="48")
    settings.save()


def add_article(index: NewsIndexPage, article: DemoArticle) -> None:
    """The page with its picture and places, published at the article's own time."""
    published = article.published.replace(tzinfo=LOCAL)
    page = NewsArticlePage(
        title=article.title,
        slug=article.slug,
        summary=article.summary,
        section=Section.objects.get(slug=article.section),
        lead_image=picture(article.image, article.alt),
        lead_image_alt=article.alt,
        lead_image_caption=article.caption,
        body=[BLOCKS[name](value) for name, value in article.body],
        published_at=published,
        first_published_at=published,
        live=False,
    )
    for order, ward in enumerate(article.wards):
        former = article.former[order] if order < len(article.former) else None
        page.article_places.add(place(order, ward, former))
    index.add_child(instance=page)
    page.save_revision().publish()


def place(order: int, ward: str, former: str | None) -> ArticlePlace:
    return ArticlePlace(
        sort_order=order,
        ward=Ward.objects.get(code=ward),
        former_unit=FormerUnit.objects.filter(code=former, level="ward").first(),
    )


def picture(name: str, description: str):
    """The picture of the library with this title, brought in when it is not there."""
    model = get_image_model()
    found = model.objects.filter(title=name).first()
    if found:
        return found
    path = next(IMAGES.glob(f"{name}.*"))
    with path.open("rb") as file:
        image = model(title=name, description=description, credit="Tranh vẽ cho bản dùng thử")
        image.file.save(path.name, ImageFile(file), save=True)
    renditions.load(image, name)
    return image


def choose_lead_story() -> None:
    home = HomePage.objects.filter(locale__language_code="vi").first()
    if home and home.lead_story_id is None:
        home.lead_story = NewsArticlePage.objects.filter(slug=LEAD_STORY).first()
        home.save_revision().publish()


def text(value: str) -> tuple:
    return ("text", value)


def heading(value: str) -> tuple:
    return ("text", format_html("<h2>{}</h2>", value))


def figures(value: list) -> tuple:
    rows = [{"number": number, "label": label} for number, label in value]
    return ("figures", {"figures": rows, "source": "Số liệu của địa phương, nêu trong bài"})


def steps(value: list) -> tuple:
    rows = [{"title": title, "text": format_html("<p>{}</p>", note)} for title, note in value]
    return ("steps", {"title": "", "steps": rows})


def callout(value: str) -> tuple:
    return ("callout", {"tone": "note", "title": "", "text": format_html("<p>{}</p>", value)})


def quote(value: str) -> tuple:
    return ("quote", {"quote": value, "speaker": "", "role": ""})


BLOCKS = {
    "text": text,
    "heading": heading,
    "figures": figures,
    "steps": steps,
    "callout": callout,
    "quote": quote,
}
