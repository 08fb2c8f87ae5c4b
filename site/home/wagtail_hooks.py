"""What `home` adds to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from common.sending_viewset import SendingViewSet
from home.contact.models import ContactMessage


class ContactMessageViewSet(SendingViewSet):
    """Readers' letters, for who may answer them."""

    model = ContactMessage
    name = "thu-ban-doc"
    menu_label = _("Readers' letters")
    icon = "mail"
    menu_order = 610


@hooks.register("register_admin_viewset")
def register_letters():
    return ContactMessageViewSet()
