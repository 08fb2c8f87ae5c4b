"""The rows of a pilot model: legal basis, who does what, milestones, toolkit."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, Page

from ..fields import DATE_HELP, PartialDateField
from .organisations import Organisation
from .pilots import PilotModelPage


class LegalBasis(Orderable):
    """A document that a model rests on: a page of ours, or its name alone."""

    model = ParentalKey(PilotModelPage, related_name="legal_bases")
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("its page"),
        help_text=_("Where this site has the document."),
    )
    text = models.CharField(
        _("document and article"),
        max_length=250,
        blank=True,
        help_text=_("For example: Điều 12 Nghị định 49/2020/NĐ-CP."),
    )

    panels = [FieldPanel("page"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The editor's words, else the page's title; nothing for a page that is not published."""
        return self.text or (self.page.title if self.url else "")

    @property
    def url(self) -> str:
        return self.page.url or "" if self.page and self.page.live else ""

    def clean(self):
        super().clean()
        if not (self.page_id or self.text.strip()):
            raise ValidationError(_("Choose the document's page or write its name."))


class ModelTask(Orderable):
    """What one partner does: a body, or people in free words."""

    model = ParentalKey(PilotModelPage, related_name="tasks")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    who = models.CharField(
        _("or who, in your own words"),
        max_length=150,
        blank=True,
        help_text=_("For example: the family, the head of the residential area."),
    )
    text = models.TextField(_("what they do"), max_length=600, blank=True)

    panels = [FieldPanel("organisation"), FieldPanel("who"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner's task")
        verbose_name_plural = _("partners' tasks")

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """Who it is, for readers."""
        return self.who or str(self.organisation or "")

    def clean(self):
        super().clean()
        if not (self.organisation_id or self.who.strip()):
            raise ValidationError(_("Choose an organisation or say who it is."))


class ModelMilestone(Orderable):
    """A step in the life of a model."""

    model = ParentalKey(PilotModelPage, related_name="milestones")
    moment = PartialDateField(_("date"), help_text=DATE_HELP)
    text = models.CharField(_("what happened"), max_length=300)

    panels = [FieldPanel("moment"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self):
        return f"{self.moment}: {self.text}"

    @property
    def is_complete(self) -> bool:
        """Whether date and words are there; drafts may lack them."""
        return bool(self.moment and self.text)


class ModelTool(Orderable):
    """A file for those who take the model up: plan, form, handbook."""

    model = ParentalKey(PilotModelPage, related_name="tools")
    document = models.ForeignKey(
        get_document_model_string(),
        models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("document"),
    )
    title = models.CharField(
        _("title"),
        max_length=200,
        blank=True,
        help_text=_("Left empty, the document's own title is shown."),
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("file to download")
        verbose_name_plural = _("files to download")

    def __str__(self):
        return self.title or str(self.document)
