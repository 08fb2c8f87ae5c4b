"""What the desk's page sends to extend a tip's time: a sealed reason, and a paper's number."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tipoff.desk.moving.forms import ReasonForm


class ExtendForm(ReasonForm):
    """The paper is the procuracy's, for the second extension alone."""

    paper = forms.CharField(
        max_length=60,
        error_messages={"required": _("Write the number and date of the procuracy's paper.")},
    )

    def __init__(self, *args, needs_paper: bool, **options):
        super().__init__(*args, **options)
        if not needs_paper:
            del self.fields["paper"]
