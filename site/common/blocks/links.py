"""Blocks that lead elsewhere on the site: related pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

MOST = 8


class RelatedPagesBlock(blocks.StructBlock):
    """Pages of any kind, drawn from the catalogue; what is not published is left out.

    This room knows no catalogue: the block's template asks `publishing` by the name of a tag
    (docs/decisions/0182).
    """

    title = blocks.CharBlock(
        label=_("title"),
        required=False,
        max_length=120,
        help_text=_("Left empty: “Read also”."),
    )
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("page")), label=_("pages"), min_num=1, max_num=MOST
    )

    class Meta:
        icon = "link"
        group = _("Links")
        label = _("related pages")
        label_format = "{title}"
        template = "components/streamfield/related.html"
        description = _("Cards that lead to other pages of this site, with picture and date.")

    def get_preview_value(self):
        """The page published last stands for any."""
        newest = Page.objects.live().filter(depth__gt=2).order_by("-last_published_at").first()
        return self.normalize({"title": "", "pages": [newest] if newest else []})
