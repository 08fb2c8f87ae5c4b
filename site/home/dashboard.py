"""What staff find first in the admin: what to write, what waits for them, what to mend."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from home.reports import documents_to_check, undescribed
from news.models import NewsIndexPage

SHOWN = 5


class WritePanel(Component):
    """The button for what is done most."""

    name = "write"
    order = 50
    template_name = "wagtailadmin/home/write.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        lists = NewsIndexPage.objects.filter(locale__language_code="vi")
        may_add = [page for page in lists if page.permissions_for_user(user).can_add_subpage()]
        return {"lists": [{"url": _add_url(page), "title": page.title} for page in may_add]}


class PagesPanel(Component):
    """A few pages, each with a moment; nothing at all where there are none."""

    template_name = "wagtailadmin/home/pages.html"
    heading = ""

    def pages(self, user) -> list[tuple[Page, datetime]]:
        """At most `SHOWN` pages."""
        return []

    def get_context_data(self, parent_context):
        pages = self.pages(parent_context["request"].user)
        return {"id": self.name, "heading": self.heading, "pages": pages}


class DraftsPanel(PagesPanel):
    """What somebody began and has not published."""

    name = "drafts"
    order = 205
    heading = _("Your drafts")

    def pages(self, user):
        mine = Page.objects.filter(owner=user, has_unpublished_changes=True)
        newest = mine.order_by("-latest_revision_created_at", "-pk")[:SHOWN]
        return [(page, page.latest_revision_created_at) for page in newest]


class ScheduledPanel(PagesPanel):
    """What will publish itself, soonest first."""

    name = "scheduled"
    order = 230
    heading = _("Scheduled to be published")

    def pages(self, user):
        waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        hours = {int(revision.object_id): revision.approved_go_live_at for revision in waiting}
        seen = page_permission_policy.instances_user_has_any_permission_for(
            user, {"change", "publish"}
        )
        pages = sorted(seen.filter(pk__in=hours), key=lambda page: hours[page.pk])
        return [(page, hours[page.pk]) for page in pages[:SHOWN]]


class ImagesPanel(Component):
    """Pictures of the library that nobody has described."""

    name = "undescribed_images"
    order = 260
    template_name = "wagtailadmin/home/images.html"

    def get_context_data(self, parent_context):
        images = undescribed(parent_context["request"].user)
        return {"images": images[:SHOWN], "number": images.count()}


class DocumentsPanel(Component):
    """Legal documents that readers are told nothing certain of, or that end soon."""

    name = "documents_to_check"
    order = 270
    template_name = "wagtailadmin/home/documents.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        if not page_permission_policy.user_has_any_permission(user, {"change", "publish"}):
            return {"documents": []}
        documents = documents_to_check()
        return {"documents": documents[:SHOWN], "number": documents.count()}


PANELS = (WritePanel, DraftsPanel, ScheduledPanel, ImagesPanel, DocumentsPanel)


def _add_url(page: NewsIndexPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["news", "newsarticlepage", page.pk])
