"""The contact page."""

from django.utils.translation import gettext_lazy as _

from common.forms.sendings import SendingForm
from common.guard.sendings import SendingView
from home.contact.models import ContactMessage


class ContactForm(SendingForm):
    """A letter."""

    text_label = _("What you want to say")


class Contact(SendingView):
    """Write to the Front: the form, and its letter kept."""

    form_class = ContactForm
    model = ContactMessage
    template_name = "pages/contact.html"
    thanks = "contact-sent"
