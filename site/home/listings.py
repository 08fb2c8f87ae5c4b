"""What staff work on, a list each, under one entry of the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSetGroup

from campaigns import models as campaigns
from common.listings import listing
from news import models as news

SECTION = Column("section", label=_("Section"), sort_key="section__position")
NUMBER = Column("number", label=_("Document number"), sort_key="number")
VALIDITY = Column("validity", label=_("Validity"), accessor="validity.label")
CHECKED = DateColumn("checked_on", label=_("Checked"), sort_key="checked_on")
SPREAD = Column("spread", label=_("Spread"), accessor="get_status_display", sort_key="status")
BEGINS = DateColumn("starts_at", label=_("Begins"), sort_key="starts_at")
CLOSES = DateColumn("closes_at", label=_("Closes"), sort_key="closes_at")


class ContentGroup(ViewSetGroup):
    """Every kind of page that staff write."""

    menu_label = _("Content")
    menu_icon = "folder-open-inverse"
    menu_order = 110
    items = (
        listing(
            "danh-sach-tin",
            news.NewsArticlePage,
            _("News"),
            "doc-full",
            columns=[SECTION],
            filters=["section"],
            reads=("section",),
        ),
        listing(
            "danh-sach-van-ban",
            news.LegalDocument,
            _("Legal documents"),
            "doc-full-inverse",
            columns=[NUMBER, VALIDITY, CHECKED],
            filters=["kind"],
        ),
        listing("danh-sach-tim-hieu", news.LegalGuidePage, _("Guides"), "help"),
        listing("danh-sach-hoi-dap", news.QuestionPage, _("Questions and answers"), "comment"),
        listing("danh-sach-trac-nghiem", news.QuizPage, _("Quizzes"), "list-ol"),
        listing("danh-sach-phong-trao", campaigns.MovementPage, _("Movements"), "group"),
        listing(
            "danh-sach-mo-hinh",
            campaigns.PilotModelPage,
            _("Pilot models"),
            "pick",
            columns=[SPREAD],
            filters=["status"],
        ),
        listing("danh-sach-chuong-trinh", campaigns.ProgrammePage, _("Programmes"), "form"),
        listing(
            "danh-sach-su-kien", campaigns.EventPage, _("Events"), "calendar", columns=[BEGINS]
        ),
        listing(
            "danh-sach-gop-y",
            campaigns.ConsultationPage,
            _("Consultations"),
            "openquote",
            columns=[CLOSES],
        ),
    )
