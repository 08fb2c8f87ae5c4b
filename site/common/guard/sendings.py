"""The pages by which readers send words to the Front's staff: ask, judge, keep, thank."""

from django.conf import settings
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.utils.decorators import decorator_from_middleware
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView, View

from common.guard import FORM, UNVERIFIED, Verdict, traps
from common.guard.judging import judge
from common.guard.pages import guarded

COOKIES_OFF = _("The browser keeps no cookies for this site. Switch them on, then send again.")
TOO_MANY = _(
    "Many messages have come from this network within the hour. What you wrote is still here: "
    "send it again in an hour, or from another network."
)
TOO_SOON = _("The page was open too long, or for too short a time. Send once more.")


class _FormCsrf(CsrfViewMiddleware):
    """Without a good token the page is shown again with what was typed (`SendingView.post`)."""

    def _reject(self, request, reason):
        request.has_no_token = True


_csrf = decorator_from_middleware(_FormCsrf)


class SendingView(View):
    """A guarded form. A subclass names form, template, thanks and the model that keeps it.

    Whoever fills in the field that nobody sees is thanked like everybody, and nothing is kept.
    """

    http_method_names = ("get", "head", "post")
    form_class = None
    template_name = ""
    thanks = ""
    #: A `common.models.sendings.Sending`.
    model = None

    @classmethod
    def as_view(cls, **initkwargs):
        view = guarded(FORM)(_csrf(super().as_view(**initkwargs)))
        return csrf_exempt(sensitive_post_parameters()(view))

    def keep(self, answers: dict, verdict: Verdict) -> None:
        """Keep the cleaned answers."""
        unverified = UNVERIFIED in verdict.marks
        self.model.keep(answers, language=get_language(), is_unverified=unverified)

    def form(self, data=None):
        """The form, empty or with what was typed."""
        return self.form_class(data)

    def get(self, request, **parts):
        return self.ask(self.form())

    def post(self, request, **parts):
        form = self.form(request.POST)
        if getattr(request, "has_no_token", False):
            return self.ask_again(form, COOKIES_OFF, 403)
        if traps.is_sprung(request):
            return redirect(self.thanks)
        if not form.is_valid():
            return self.ask(form)
        verdict = judge(request, FORM)
        if verdict.refused:
            many = verdict.over_limit
            return self.ask_again(form, TOO_MANY if many else TOO_SOON, 429 if many else 200)
        self.keep(form.cleaned_data, verdict)
        return redirect(self.thanks)

    def ask_again(self, form, why: str, status: int):
        """The form with what was typed, and above it why it was not taken."""
        form.add_error(None, why)
        return self.ask(form, status)

    def ask(self, form, status: int = 200):
        """The page with the form."""
        return render(self.request, self.template_name, self.context(form), status=status)

    def context(self, form) -> dict:
        """What the page is drawn from."""
        return {"form": form, "days": settings.SENDINGS_KEPT.days}


class Thanks(TemplateView):
    """What follows a sending."""

    http_method_names = ("get", "head")
