"""What belongs to a legal document: versions of its text, relations, citations by other pages."""

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from . import keys
from .kinds import Verb
from .structure import Part, split

#: About four times the longest code in force, in characters.
LONGEST_TEXT = 3_000_000


class DocumentVersion(Orderable):
    """The text of a document as it applies from a day on, pasted whole."""

    page = ParentalKey("news.LegalDocument", related_name="versions")
    effective_on = models.DateField(
        _("applies from"), help_text=_("The day on which this text comes into force.")
    )
    note = models.CharField(
        _("what changed"),
        max_length=250,
        blank=True,
        help_text=_("For example: amended by Law 59/2024/QH15. Empty for the first text."),
    )
    text = models.TextField(
        _("text of the document"),
        max_length=LONGEST_TEXT,
        help_text=_(
            "Copied from the official text or from Word, as plain text: one paragraph a line. "
            "Chapters, articles, clauses and points are found by themselves."
        ),
    )

    panels = [FieldPanel("effective_on"), FieldPanel("note"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("version of the text")
        verbose_name_plural = _("versions of the text")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "effective_on"],
                name="one_version_a_day",
                violation_error_message=_("There is already a version from this day on."),
            )
        ]

    def __str__(self):
        return date_format(self.effective_on, "j/n/Y")

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its text, split."""
        return split(self.text)


class DocumentRelation(Orderable):
    """A document does something to another; said once, shown on both pages."""

    page = ParentalKey("news.LegalDocument", related_name="relations")
    verb = models.CharField(_("what it does"), max_length=10, choices=Verb)
    other = models.ForeignKey(
        "news.LegalDocument",
        models.CASCADE,
        related_name="relations_back",
        verbose_name=_("other document"),
    )
    note = models.CharField(
        _("which part"),
        max_length=200,
        blank=True,
        help_text=_("For example: khoản 2 Điều 5. Empty where it is about the whole document."),
    )

    panels = [
        FieldPanel("verb"),
        PageChooserPanel("other", "news.LegalDocument"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation between documents")
        verbose_name_plural = _("relations between documents")

    def __str__(self):
        return f"{self.get_verb_display()} {self.other}"


class Citation(models.Model):
    """A published page cites a place of a document, whether or not the document is here.

    `key` and `year` are the cited document's (`keys.Key`); `day` is the text's, which decides
    what a name without a year means.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    key = models.CharField(max_length=keys.LONGEST, db_index=True)
    year = models.PositiveSmallIntegerField(default=keys.NO_YEAR)
    article = models.CharField(max_length=12, blank=True)
    clause = models.CharField(max_length=12, blank=True)
    point = models.CharField(max_length=12, blank=True)
    day = models.DateField()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self):
        return f"{self.key} {self.article} {self.clause} {self.point}".strip()
