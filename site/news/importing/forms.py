"""What an editor hands in: a Word file or pasted text."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .cleaning import Draft, clean
from .container import MAX_FILE_BYTES, Reason, RefusedError
from .reading import MAX_TEXT_LENGTH, Source, read_text, read_word
from .texts import REFUSALS


class ImportForm(forms.Form):
    """A file or a text, one of the two; once valid, `draft` and `source` hold what was read."""

    file = forms.FileField(
        label=_("Word file"),
        required=False,
        allow_empty_file=True,
        help_text=_("A .docx of at most 15 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    text = forms.CharField(
        label=_("or pasted text"),
        required=False,
        max_length=MAX_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("The title on the first line; each line is a paragraph."),
    )

    draft: Draft
    source: Source

    def clean(self):
        data = super().clean()
        file, text = data.get("file"), (data.get("text") or "").strip()
        if bool(file is not None) == bool(text):
            raise ValidationError(_("Choose a Word file or paste a text: one of the two."))
        try:
            self.source = read_text(text) if text else read_word(_bytes(file))
        except RefusedError as refused:
            field = "text" if text else "file"
            raise ValidationError({field: REFUSALS[refused.reason]}) from refused
        self.draft = clean(self.source)
        if not self.draft.pieces and not self.draft.title:
            raise ValidationError(_("Nothing was found that could be an article."))
        return data


def _bytes(file) -> bytes:
    if file.size > MAX_FILE_BYTES:
        raise RefusedError(Reason.TOO_LARGE)
    return file.read()
