"""The contact page."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common.forms.sendings import SendingForm
from common.guard import UNVERIFIED, Verdict
from common.guard.sendings import SendingView
from home.contact import services


class ContactForm(SendingForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What you want to say")


class Contact(SendingView):
    """Write to the Front: the form, and its letter kept."""

    form_class = ContactForm
    template_name = "pages/contact.html"
    thanks = "contact-sent"

    def keep(self, answers: dict, verdict: Verdict) -> None:
        unverified = UNVERIFIED in verdict.marks
        services.keep(answers, language=get_language(), is_unverified=unverified)


@require_safe
def sent(request):
    """Thanks, after the letter was kept."""
    return render(request, "pages/contact_sent.html")
