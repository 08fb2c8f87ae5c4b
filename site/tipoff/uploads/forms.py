"""The files of a page, as a form: one file a request, the list of those that are there."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tipoff.cleaning import Trace
from tipoff.intake.engine import StepForm
from tipoff.uploads import shelf as shelves
from tipoff.uploads.facts import Attached
from tipoff.uploads.pieces import PIECE
from tipoff.uploads.problems import words
from tipoff.uploads.shelf import STEP, Shelf

ACCEPT = ".jpg,.jpeg,.png,.webp,.heic,.pdf,.mp4,.mov,.m4a,.mp3"
TRACES = {
    Trace.LOCATION: gettext_lazy("the place where it was taken"),
    Trace.DEVICE: gettext_lazy("the device"),
    Trace.TIMES: gettext_lazy("dates and times"),
    Trace.AUTHOR: gettext_lazy("names of people"),
    Trace.TAGS: gettext_lazy("notes and tags"),
    Trace.PREVIEW: gettext_lazy("preview pictures"),
    Trace.FRAMES: gettext_lazy("further pictures of an animation"),
    Trace.TRAILING: gettext_lazy("bytes behind the end"),
    Trace.SCRIPTS: gettext_lazy("scripts"),
    Trace.ATTACHMENTS: gettext_lazy("attached files"),
    Trace.FORMS: gettext_lazy("form fields"),
    Trace.HISTORY: gettext_lazy("earlier versions"),
}


class FileForm(StepForm):
    """Two fields for one file: cleaned, or kept as it is. Which one tells the upload handler, that
    cannot see the form's other fields, what to do with the file."""

    file = forms.FileField(
        label=gettext_lazy("Choose a file"),
        required=False,
        help_text=gettext_lazy(
            "Photo (JPEG, PNG, WebP, HEIC) or PDF: up to 20 MB. Video (MP4, MOV) or recording "
            "(M4A, MP3): up to 500 MB in all. At most 5 files, one at a time."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    original = forms.FileField(
        label=gettext_lazy("Choose a file to send unchanged"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    mark_optional = False

    def __init__(self, *args, part: "Part", **kwargs):
        self.part = part
        super().__init__(*args, **kwargs)
        if part.problem:
            # The problem of the last request, which ended in a redirect.
            self.full_clean()
            self._errors["file"] = self.error_class([words(part.problem)])


class FilesForm(FileForm):
    """Step 11: files come and go at addresses of their own, this answers "that is all"."""

    def __init__(self, *args, answers, **kwargs):
        part = Part(shelves.INTAKE, {"answers": answers})
        super().__init__(*args, answers=answers, part=part, **kwargs)

    def answer(self) -> dict:
        return {**self.answers.get(STEP, {"attached": []})}


@dataclass(frozen=True)
class Part:
    """What the page's part about files shows, from what a box holds."""

    shelf: Shelf
    held: dict

    @property
    def problem(self) -> str:
        return self.shelf.look(self.held).get("problem", "")

    @property
    def arriving(self) -> dict | None:
        """A file that was begun and not ended, to be gone on with."""
        return self.shelf.look(self.held).get("arriving")

    @property
    def files(self) -> list[dict]:
        return [drawn(file) for file in self.shelf.attached(self.held)]

    @property
    def is_full(self) -> bool:
        return shelves.is_full(self.shelf.attached(self.held))

    @property
    def most(self) -> int:
        return settings.TIP_FILES_MOST

    @property
    def piece(self) -> int:
        return PIECE

    @property
    def largest(self) -> int:
        return settings.TIP_FILES_LONG

    @property
    def urls(self) -> dict[str, str]:
        """Addresses by what is done there."""
        names = ("add", "remove", "begin", "piece", "finish")
        return {name: reverse(f"tipoff:{self.shelf.name}-file-{name}") for name in names}


def drawn(file: Attached) -> dict:
    """A file as its line in the list reads."""
    lines = {"id": file.id, "name": file.name, "size": filesizeformat(file.size)}
    if file.original:
        return {**lines, "note": _("Kept unchanged, with all that it carries")}
    removed = ", ".join(str(TRACES[Trace(word)]) for word in file.removed)
    note = _("Taken out: %(things)s") % {"things": removed} if removed else ""
    return {**lines, "note": note or _("Nothing hidden was found in it")}


def line(answers: dict) -> str:
    """The files on the check page: one name a line, no words without any."""
    return "\n".join(file.name for file in shelves.INTAKE.attached({"answers": answers}))
