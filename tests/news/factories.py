"""Makes news for tests: `NewsArticleFactory(parent=index)`."""

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from tests.common.factories import PortalImageFactory

from news.models import ArticlePlace, NewsArticlePage, NewsIndexPage, Section


class SectionFactory(DjangoModelFactory):
    """A section."""

    name = factory.Sequence(lambda n: f"Chuyên mục {n}")
    slug = factory.Sequence(lambda n: f"chuyen-muc-{n}")

    class Meta:
        model = Section
        django_get_or_create = ("slug",)


class NewsIndexFactory(wagtail_factories.PageFactory):
    """The list of news."""

    title = "Tin tức"
    slug = "tin-tuc"

    class Meta:
        model = NewsIndexPage


class NewsArticleFactory(wagtail_factories.PageFactory):
    """A published article with section, lead image and body."""

    title = factory.Sequence(lambda n: f"Đội tuần tra số {n}")
    slug = None
    summary = "Mỗi tối, sáu người đi quanh khu dân cư."
    section = factory.SubFactory(SectionFactory)
    lead_image = factory.SubFactory(PortalImageFactory)
    lead_image_alt = "Sáu người mặc áo phản quang đi trên đường làng."
    body = [("text", "<h2>Vì sao</h2><p>Đường làng tối, người già ngại ra ngoài.</p>")]

    class Meta:
        model = NewsArticlePage


class ArticlePlaceFactory(DjangoModelFactory):
    """A place of an article."""

    class Meta:
        model = ArticlePlace
