"""The reasons why places stay: one for each, or one for all the rest."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from .findings import Finding

LONGEST = 500
ALL = "reason_for_all"


class ReasonField(forms.CharField):
    """Why words stay; five characters at least, for a full stop is no reason."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            max_length=LONGEST,
            validators=[MinLengthValidator(5, _("Say it in a few words."))],
            widget=forms.TextInput,
            **kwargs,
        )


class ReasonsForm(forms.Form):
    """A field for each open place, and one for all that are left empty."""

    def __init__(self, *args, findings: list[Finding], **kwargs):
        super().__init__(*args, **kwargs)
        self.findings = findings
        for finding in findings:
            self.fields[finding.key] = ReasonField(label=_("It stays, because"))
        self.fields[ALL] = ReasonField(label=_("All others stay, because"))

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.values()):
            raise ValidationError(_("Change the text, or say why the words stay."))
        return data

    def rows(self) -> list[tuple]:
        """Each place with its field."""
        return [(finding, self[finding.key]) for finding in self.findings]

    def reasons(self) -> dict[str, list[Finding]]:
        """The places by reason; those without any are left out."""
        by_reason: dict[str, list[Finding]] = {}
        for finding in self.findings:
            reason = self.cleaned_data[finding.key] or self.cleaned_data[ALL]
            if reason:
                by_reason.setdefault(reason, []).append(finding)
        return by_reason
