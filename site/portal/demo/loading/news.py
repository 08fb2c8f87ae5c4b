"""Loads the demonstration's articles."""

from zoneinfo import ZoneInfo

from news.models import ArticlePlace, NewsArticlePage, NewsIndexPage, RelatedPage, Section
from places.models import FormerUnit, Ward
from portal.demo.content.articles import ARTICLES, DemoArticle
from portal.demo.loading import blocks
from portal.demo.loading.pictures import picture

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def load() -> None:
    """Each article that is not there yet; all are drafted before one names another."""
    index = NewsIndexPage.objects.get()
    there = set(index.get_children().values_list("slug", flat=True))
    missing = [article for article in ARTICLES if article.slug not in there]
    drafts = [(draft(index, article), article) for article in missing]
    for page, article in drafts:
        name_related(page, article)
        page.save_revision().publish()


def draft(index: NewsIndexPage, article: DemoArticle) -> NewsArticlePage:
    """The page with its picture and places, to be published at the article's own time."""
    published = article.published.replace(tzinfo=LOCAL)
    page = NewsArticlePage(
        title=article.title,
        slug=article.slug,
        summary=article.summary,
        section=Section.objects.get(slug=article.section),
        lead_image=picture(article.image),
        lead_image_alt=article.alt,
        lead_image_caption=article.caption,
        body=blocks.stream(article.body),
        published_at=published,
        first_published_at=published,
        live=False,
    )
    for order, (ward, former) in enumerate(article.places):
        page.article_places.add(place(order, ward, former))
    return index.add_child(instance=page)


def place(order: int, ward: str, former: str) -> ArticlePlace:
    return ArticlePlace(
        sort_order=order,
        ward=Ward.objects.get(code=ward),
        former_unit=FormerUnit.objects.filter(code=former, level="ward").first(),
    )


def name_related(page: NewsArticlePage, article: DemoArticle) -> None:
    for order, slug in enumerate(blocks.related(article.body)):
        named = NewsArticlePage.objects.get(slug=slug)
        page.related_pages.add(RelatedPage(sort_order=order, related=named))
