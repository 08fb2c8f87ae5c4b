"""A panel: a page of the desk besides list and tip, a fragment of the same document.

The keys do not survive a navigation, so a panel is fetched into the document like everything else.
Asked for by GET (a reload, a link from a mail), its address answers the document, which comes back
to the panel once the vault is open. Asked for by POST, it answers the fragment.
"""

from abc import ABC, abstractmethod

from django import forms
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string

from tipoff.desk.access import CONFLICT, OpenDeskView
from tipoff.desk.services import NotPossibleError
from tipoff.desk.shell import shell
from tipoff.models import Officer

REFUSED = 400


class AllowedView(OpenDeskView):
    """For some officers only: to the others the address is an unknown one."""

    def refusal(self, request):
        if not self.allows(self.officer):
            raise Http404
        return super().refusal(request)

    def allows(self, officer: Officer) -> bool:
        """Whether this officer may know of it."""
        return True


class PanelView(AllowedView):
    """Answers `{"html", "data"}`; `name` is what the page's scripts call the panel."""

    http_method_names = ("get", "head", "post")
    name = ""
    template_name = ""

    def refusal(self, request):
        refused = super().refusal(request)
        # The document itself holds nothing that needs a proof.
        return refused if request.method == "POST" else None

    def get(self, request, **named):
        return shell(request, self.officer, panel=self.name)

    def post(self, request, **named):
        context = {"officer": self.officer, "panel": self.name} | self.get_context_data()
        html = render_to_string(self.template_name, context, request)
        return JsonResponse({"html": html, "data": self.get_data()})

    def get_context_data(self) -> dict:
        """What the fragment is drawn from."""
        return {}

    def get_data(self) -> dict:
        """What the panel's script gets besides: sealed bytes, public keys, certificates."""
        return {}


class PanelFormView(AllowedView, ABC):
    """A form of a panel: done (200, with what it answers), refused field by field (400) or too
    late (409)."""

    http_method_names = ("post",)
    form_class: type[forms.Form]

    def post(self, request, **named):
        form = self.get_form(request.POST)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=REFUSED)
        try:
            return JsonResponse(self.act(form) or {})
        except NotPossibleError as error:
            return JsonResponse({"error": error.code}, status=CONFLICT)

    def get_form(self, data) -> forms.Form:
        """The form over what was posted."""
        return self.form_class(data)

    @abstractmethod
    def act(self, form) -> dict | None:
        """Do it, journalled; `{"done": text}` is said to the officer.

        Raises `NotPossibleError`.
        """
