"""Give a fresh database its pages: home, news, legal education, campaigns, the key pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from campaigns.models import (
    CampaignIndexPage,
    ConsultationIndexPage,
    EventIndexPage,
    MovementIndexPage,
    PilotModelIndexPage,
    ProgrammeIndexPage,
)
from common.models import SiteSettings
from home import english
from home.key_pages import ABOUT
from home.models import HomePage
from news.models import (
    GuideIndexPage,
    LegalDocumentIndexPage,
    LegalIndexPage,
    NewsIndexPage,
    QuestionIndexPage,
    QuizIndexPage,
    Section,
)

SECTIONS = [
    ("phong-trao", "Phong trào", "Movements"),
    ("mo-hinh-diem", "Mô hình điểm", "Pilot models"),
    ("phap-luat", "Pháp luật", "Law"),
    ("co-so", "Cơ sở", "Neighbourhoods"),
]
HOTLINES = [
    ("113", "Công an", "Police"),
    ("114", "Cháy, cứu nạn", "Fire, rescue"),
    ("115", "Cấp cứu", "Ambulance"),
    ("111", "Trẻ em", "Children"),
]
WELCOME_SLUG = "home"


class Command(BaseCommand):
    """Makes the site and what it cannot do without; whatever is there already stays as it is."""

    help = "Make the home page, the lists and the key pages in both languages where missing."

    @transaction.atomic
    def handle(self, **options):
        ensure_roots()
        home = HomePage.objects.filter(locale=Locale.get_default()).first() or make_home()
        point_site_at(home)
        menu = [make_child(home, page) for page in (news_list(), legal_education(), campaigns())]
        in_english = english.make(home)
        about = home.get_children().get(slug=ABOUT.slug)
        fill_settings([*menu, about], in_english)
        make_lists(menu[1], [documents(), *learning()])
        make_lists(menu[2], campaign_lists())
        for number, (slug, name, name_en) in enumerate(SECTIONS, start=1):
            values = {"name": name, "name_en": name_en, "position": 10 * number}
            Section.objects.get_or_create(slug=slug, defaults=values)
        self.stdout.write("The site is ready.")


def ensure_roots() -> None:
    """What Wagtail's migrations make once, and a flushed database lacks."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Page.get_first_root_node():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")


def make_home() -> HomePage:
    """Put the home page in the place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    root.get_children().filter(slug=WELCOME_SLUG, content_type__app_label="wagtailcore").delete()
    home = HomePage(
        title="Toàn dân bảo vệ an ninh Tổ quốc",
        slug="trang-dau",
        locale=Locale.get_default(),
        movement_title="Phong trào của mọi người dân",
        movement_text=(
            "<p>Mỗi khu dân cư, mỗi gia đình cùng giữ bình yên nơi mình sống: "
            "biết nhau, giúp nhau, và báo kịp thời điều đáng ngờ.</p>"
        ),
    )
    # `root` was read before the deletion: treebeard needs to see it afresh.
    return Page.get_first_root_node().add_child(instance=home)


def point_site_at(home: HomePage) -> None:
    """Make the one site answer with the home page at the portal's address."""
    address = urlsplit(settings.PORTAL_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    values = {"hostname": address.hostname, "port": port, "root_page": home}
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME, **values)
    elif site.root_page_id != home.pk:
        Site.objects.filter(pk=site.pk).update(**values)
        Site.clear_site_root_paths_cache()


def news_list() -> NewsIndexPage:
    return NewsIndexPage(
        title="Tin tức",
        slug="tin-tuc",
        summary="Tin về phong trào Toàn dân bảo vệ an ninh Tổ quốc ở cơ sở.",
    )


def legal_education() -> LegalIndexPage:
    return LegalIndexPage(
        title="Pháp luật",
        slug="phap-luat",
        summary="Văn bản, giải thích dễ hiểu, hỏi đáp và trắc nghiệm về pháp luật.",
    )


def documents() -> LegalDocumentIndexPage:
    return LegalDocumentIndexPage(
        title="Văn bản pháp luật",
        slug="van-ban",
        summary="Luật, nghị định, quyết định: hiệu lực, điều khoản, bản qua các thời kỳ.",
    )


def learning() -> list[Page]:
    """What stands under legal education besides documents."""
    return [
        GuideIndexPage(
            title="Tìm hiểu pháp luật",
            slug="tim-hieu",
            summary="Luật nói gì, bằng lời dễ hiểu, kèm điều khoản để tra lại.",
        ),
        QuestionIndexPage(
            title="Hỏi đáp pháp luật",
            slug="hoi-dap",
            summary="Câu hỏi của người dân, trả lời ngắn trước, giải thích sau.",
        ),
        QuizIndexPage(
            title="Trắc nghiệm",
            slug="trac-nghiem",
            summary="Tự kiểm tra hiểu biết. Không cần tài khoản, không lưu câu trả lời.",
        ),
    ]


def campaigns() -> CampaignIndexPage:
    return CampaignIndexPage(
        title="Phong trào",
        slug="phong-trao",
        summary="Phong trào, mô hình điểm và nơi đã nhân rộng, sự kiện, lấy ý kiến.",
    )


def campaign_lists() -> list[Page]:
    """The lists under the front page of the campaigns."""
    return [
        MovementIndexPage(
            title="Các phong trào",
            slug="cac-phong-trao",
            summary="Mục tiêu, mô hình và tin của từng phong trào.",
        ),
        PilotModelIndexPage(
            title="Mô hình điểm",
            slug="mo-hinh",
            summary="Cách làm hay, ai làm gì, kết quả và nơi đã nhân rộng.",
        ),
        ProgrammeIndexPage(
            title="Chương trình phối hợp",
            slug="chuong-trinh",
            summary="Mặt trận và các bên cam kết gì, đã làm được gì.",
        ),
        EventIndexPage(
            title="Sự kiện",
            slug="su-kien",
            summary="Lễ ra quân, hội nghị, buổi họp: sắp tới và đã qua.",
        ),
        ConsultationIndexPage(
            title="Góp ý",
            slug="gop-y",
            summary="Dự thảo đang lấy ý kiến, ý kiến đã nhận và trả lời.",
        ),
    ]


def make_child(parent: Page, page: Page) -> Page:
    """The parent's child with this slug, made where it is missing."""
    found = parent.get_children().filter(slug=page.slug).first()
    return found or parent.add_child(instance=page)


def make_lists(parent: Page, pages: list[Page]) -> None:
    """The lists under a front page, made where they are missing."""
    for page in pages:
        make_child(parent, page)


def fill_settings(menu: list[Page], in_english: list[Page]) -> None:
    """Fill in the menus and the emergency numbers where an editor has not."""
    found = SiteSettings.load()
    if not found.menu:
        found.menu = [("page", page) for page in menu]
    if not found.menu_en:
        found.menu_en = [("page", page) for page in in_english]
    if not found.hotlines:
        found.hotlines = [
            ("line", {"number": number, "label": label, "label_en": name, "is_emergency": True})
            for number, label, name in HOTLINES
        ]
    found.save()
