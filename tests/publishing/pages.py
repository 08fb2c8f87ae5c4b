"""A small site of real pages for the tests of publishing."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Locale, Page, Site

from common.models import PortalImage
from home.models import HomePage
from news.models import NewsArticlePage, NewsIndexPage, Section

NOON = datetime(2023, 7, 26, 5, 0, tzinfo=UTC)


def make_site() -> NewsIndexPage:
    """A home page at the site's root, one news list below it."""
    Locale.objects.get_or_create(language_code="vi")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=8105, root_page=home, is_default_site=True)
    return home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))


def make_section(slug="phong-trao", name="Phong trào") -> Section:
    return Section.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_article(index, number=1, *, live=True, section=None, image=None, date=None):
    """An article published `number` hours after noon of 26/7/2023, unless `date` says else."""
    return index.add_child(
        instance=NewsArticlePage(
            title=f"Bài {number}",
            slug=f"bai-{number}",
            summary=f"Tóm tắt {number}",
            section=section or make_section(),
            lead_image=image,
            lead_image_alt="Ảnh minh họa" if image else "",
            published_at=date or NOON + timedelta(hours=number),
            live=live,
        )
    )


def image_file(colour="red"):
    data = BytesIO()
    Image.new("RGB", (640, 400), colour).save(data, "PNG")
    data.seek(0)
    return ImageFile(data, name=f"{colour}.png")


def make_image() -> PortalImage:
    return PortalImage.objects.create(title="Ảnh", file=image_file())
