"""What staff work on, a list each, under one entry of the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSetGroup

from campaigns.models import (
    ConsultationPage,
    EventPage,
    MovementPage,
    PilotModelPage,
    ProgrammePage,
)
from common.listings import PortalFilterSet, PortalListing
from news.models import (
    LegalDocument,
    LegalGuidePage,
    NewsArticlePage,
    QuestionPage,
    QuizPage,
)


class NewsFilterSet(PortalFilterSet):
    """By section too."""

    class Meta:
        model = NewsArticlePage
        fields = ["section"]


class NewsListing(PortalListing):
    """All news."""

    model = NewsArticlePage
    name = "danh-sach-tin"
    menu_label = _("News")
    icon = "doc-full"
    extra_columns = (Column("section", label=_("Section"), sort_key="section__position"),)
    also_reads = ("section",)
    filterset_class = NewsFilterSet


class DocumentFilterSet(PortalFilterSet):
    """By kind too."""

    class Meta:
        model = LegalDocument
        fields = ["kind"]


class DocumentListing(PortalListing):
    """All legal documents, with what readers are told of their validity."""

    model = LegalDocument
    name = "danh-sach-van-ban"
    menu_label = _("Legal documents")
    icon = "doc-full-inverse"
    extra_columns = (
        Column("number", label=_("Document number"), sort_key="number"),
        Column("validity", label=_("Validity"), accessor="validity.label"),
        DateColumn("checked_on", label=_("Checked"), sort_key="checked_on"),
    )
    filterset_class = DocumentFilterSet


class GuideListing(PortalListing):
    """All guides."""

    model = LegalGuidePage
    name = "danh-sach-tim-hieu"
    menu_label = _("Guides")
    icon = "help"


class QuestionListing(PortalListing):
    """All answered questions."""

    model = QuestionPage
    name = "danh-sach-hoi-dap"
    menu_label = _("Questions and answers")
    icon = "comment"


class QuizListing(PortalListing):
    """All quizzes."""

    model = QuizPage
    name = "danh-sach-trac-nghiem"
    menu_label = _("Quizzes")
    icon = "list-ol"


class MovementListing(PortalListing):
    """All movements."""

    model = MovementPage
    name = "danh-sach-phong-trao"
    menu_label = _("Movements")
    icon = "group"


class ModelFilterSet(PortalFilterSet):
    """By status too."""

    class Meta:
        model = PilotModelPage
        fields = ["status"]


class ModelListing(PortalListing):
    """All pilot models."""

    model = PilotModelPage
    name = "danh-sach-mo-hinh"
    menu_label = _("Pilot models")
    icon = "pick"
    extra_columns = (
        Column("model_status", label=_("Spread"), accessor="get_status_display", sort_key="status"),
    )
    filterset_class = ModelFilterSet


class ProgrammeListing(PortalListing):
    """All programmes of coordination."""

    model = ProgrammePage
    name = "danh-sach-chuong-trinh"
    menu_label = _("Programmes")
    icon = "form"


class EventListing(PortalListing):
    """All events."""

    model = EventPage
    name = "danh-sach-su-kien"
    menu_label = _("Events")
    icon = "calendar"
    extra_columns = (DateColumn("starts_at", label=_("Begins"), sort_key="starts_at"),)


class ConsultationListing(PortalListing):
    """All drafts on which opinions are asked."""

    model = ConsultationPage
    name = "danh-sach-gop-y"
    menu_label = _("Consultations")
    icon = "openquote"
    extra_columns = (DateColumn("closes_at", label=_("Closes"), sort_key="closes_at"),)


class ContentGroup(ViewSetGroup):
    """Every kind of page that staff write."""

    menu_label = _("Content")
    menu_icon = "folder-open-inverse"
    menu_order = 110
    items = (
        NewsListing,
        DocumentListing,
        GuideListing,
        QuestionListing,
        QuizListing,
        MovementListing,
        ModelListing,
        ProgrammeListing,
        EventListing,
        ConsultationListing,
    )
