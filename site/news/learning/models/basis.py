"""What an explanation of the law stands on."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from news.citations import find_citations
from news.documents.structure import anchor_of
from publishing.models import CatalogueEntry


@dataclass(frozen=True)
class ShownBasis:
    """A legal basis as readers see it; `url` is empty where this site has no page of it."""

    citation: str
    url: str = ""


class BasisRow(Orderable):
    """What an explanation stands on. Subclasses add `page`, a ParentalKey to the page.

    The words are free, since many laws have no page here; where one has, readers are led to it,
    down to the point that the words name.
    """

    citation = models.CharField(
        _("legal basis"),
        max_length=250,
        help_text=_("As it is cited: “Điều 145 Bộ luật Tố tụng hình sự 2015”."),
    )
    document = models.ForeignKey(
        "news.LegalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("its page on this site"),
        help_text=_("Left empty, the basis is shown without a link."),
    )

    panels = [FieldPanel("citation"), PageChooserPanel("document", "news.LegalDocument")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal basis")

    def __str__(self):
        return self.citation

    @property
    def anchor(self) -> str:
        """Where in the document it stands, "" unless its places lie in one article.

        >>> GuideBasis(citation="khoản 1 Điều 145 Bộ luật Tố tụng hình sự 2015").anchor
        '#dieu-145-khoan-1'
        """
        found = [one for one in find_citations(self.citation) if one.article]
        places = {(one.article, one.clause, one.point) for one in found}
        if len(places) > 1:
            places = {(one.article,) for one in found}
        return f"#{anchor_of(*places.pop())}" if len(places) == 1 else ""

    def shown(self, entry: CatalogueEntry | None) -> ShownBasis:
        """This row with its address; `entry` is its document's, None where readers have none."""
        return ShownBasis(self.citation, entry.url + self.anchor if entry else "")
