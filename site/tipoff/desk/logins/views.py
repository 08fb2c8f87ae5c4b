"""The panel of logins and its one form."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tipoff.desk.logins import selectors, services
from tipoff.desk.panels import PanelFormView, PanelView
from tipoff.desk.province.selectors import oversees


class ResetForm(forms.Form):
    recognised = forms.BooleanField(
        label=_("I have recognised this officer, face to face or by telephone"),
        error_messages={"required": _("Recognise the officer first, and tick the box.")},
    )


class Logins(PanelView):
    """Officers of the stations below, with what they sign in by."""

    name = "logins"
    template_name = "desk/logins.html"

    def allows(self, officer):
        return oversees(officer)

    def get_context_data(self):
        officers = selectors.with_factors(selectors.colleagues(self.officer))
        return {"officers": [(officer, _form_for(officer)) for officer in officers]}


class ResetLogin(PanelFormView):
    """Takes a lost second step off one officer's account; says the code to be read out."""

    form_class = ResetForm

    def allows(self, officer):
        return oversees(officer)

    def act(self, form):
        found = selectors.colleagues(self.officer)
        officer = get_object_or_404(found, public_id=self.kwargs["public_id"])
        said = gettext(
            "Read this code out to %(officer)s, and write it nowhere: %(code)s. "
            "After the password it opens the page to set a new second step up, once."
        )
        code = services.reset(self.officer, officer)
        return {"done": said % {"officer": officer.display_name, "code": code}}


def _form_for(officer) -> ResetForm:
    """A form with ids of its own: there is one for each officer on the page."""
    return ResetForm(auto_id=f"id_{officer.public_id}_%s")
