"""The form by which readers send an opinion on a draft."""

from django import forms
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.forms.sendings import SendingForm
from common.guard.sendings import SendingView

from .models import ConsultationPage, Opinion

CLOSED = 409


class OpinionForm(SendingForm):
    """An opinion, on a theme where there are some."""

    text_label = _("Your opinion")

    theme = forms.ChoiceField(
        label=_("Theme of your opinion"), required=False, widget=forms.RadioSelect
    )
    may_show = forms.BooleanField(
        label=_("My words may be shown on this site, without my name"), required=False
    )

    def __init__(self, *args, themes: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        if themes:
            self.fields["theme"].choices = [*themes.items(), ("", _("The whole draft"))]
        else:
            del self.fields["theme"]


class SendOpinion(SendingView):
    """Send an opinion while the consultation is open; later the words typed are kept on screen."""

    form_class = OpinionForm
    model = Opinion
    template_name = "pages/opinion.html"
    thanks = "opinion-sent"

    def setup(self, request, pk: int):
        super().setup(request, pk=pk)
        pages = ConsultationPage.objects.live().filter(locale__language_code=get_language())
        self.consultation = pages.filter(pk=pk).first()

    def dispatch(self, request, *args, **parts):
        if self.consultation is None:
            raise Http404
        return super().dispatch(request, *args, **parts)

    def form(self, data=None):
        return OpinionForm(data, themes=self.consultation.theme_titles)

    def post(self, request, **parts):
        if not self.consultation.is_open:
            return self.ask(self.form(request.POST), CLOSED)
        return super().post(request, **parts)

    def keep(self, answers, verdict):
        theme = answers.get("theme", "")
        title = self.consultation.theme_titles.get(theme, "")
        named = {"consultation": self.consultation, "theme": theme, "theme_title": title}
        super().keep(answers | named, verdict)

    def context(self, form):
        # As the page too: a draft stands in one language, and the switch must lead where it exists.
        found = {"consultation": self.consultation, "page": self.consultation}
        return super().context(form) | found
