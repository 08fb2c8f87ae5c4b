"""Forms about one tip: done (204), refused field by field (400) or too late (409)."""

from django import forms
from django.http import HttpResponse, JsonResponse

from tipoff.desk.access import CONFLICT, TipView
from tipoff.desk.posting import NotPossibleError

REFUSED = 400


class TipAction(TipView):
    """An action on the tip by a form, which stands in `self.form`.

    `act(**cleaned)` does it, or raises `NotPossibleError`; what it answers, if anything, is
    answered instead of 204.
    """

    http_method_names = ("post",)
    form_class = None
    form = None

    def post(self, request, number):
        self.form = self.get_form(request.POST)
        if not self.form.is_valid():
            return refused(self.form)
        try:
            answer = self.act(**self.form.cleaned_data)
        except NotPossibleError as error:
            return too_late(error)
        return answer or HttpResponse(status=204)

    def get_form(self, data):
        """The form over what was posted."""
        return self.form_class(data)


def refused(form: forms.Form) -> JsonResponse:
    """What is wrong, field by field."""
    return JsonResponse({"errors": form.errors}, status=REFUSED)


def too_late(error: NotPossibleError) -> JsonResponse:
    """The code by which the page says why it cannot be done."""
    return JsonResponse({"error": error.code}, status=CONFLICT)
