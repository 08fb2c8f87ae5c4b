"""Where editors find the citations of a text: the head of the page that they edit."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import HeaderButton
from wagtail.fields import RichTextField, StreamField

from .views import urlpatterns


@hooks.register("register_admin_urls")
def register_citation_urls():
    return urlpatterns


@hooks.register("register_page_header_buttons")
def citation_button(page, user, view_name, next_url=None):
    fields = page.specific_class._meta.concrete_fields if page.specific_class else ()
    has_text = any(isinstance(field, RichTextField | StreamField) for field in fields)
    tester = page.permissions_for_user(user)
    if view_name == "edit" and has_text and tester.can_edit() and not tester.page_locked():
        address = reverse("news_link_citations", args=(page.pk,))
        yield HeaderButton(_("Citations of the law"), address, icon_name="link", priority=80)
