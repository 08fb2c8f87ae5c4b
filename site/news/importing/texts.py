"""What editors read: why a file is refused, and what a report's notes mean."""

from django.utils.translation import gettext_lazy as _

from .cleaning import Kind
from .container import Reason

REFUSALS = {
    Reason.EMPTY: _("The file is empty."),
    Reason.TOO_LARGE: _("The file is larger than 15 MB. Make its pictures smaller in Word."),
    Reason.NOT_WORD: _("This is not a Word document (.docx)."),
    Reason.OLD_WORD: _("This is Word's old format (.doc). Open it in Word and save it as .docx."),
    Reason.PASSWORD: _("The file has a password. Remove it in Word, save and try again."),
    Reason.BROKEN: _("The file is damaged or incomplete. Save it again in Word and try again."),
    Reason.BOMB: _("The file unpacks to far more than a document holds; it was not opened."),
    Reason.TOO_LONG: _("The document is too long for an article. Import a part of it."),
    Reason.MACROS: _("The file carries macros (small programs). Save it as .docx without them."),
    Reason.ELSEWHERE: _(
        "The file takes pictures or templates from elsewhere; nothing was fetched. Insert them "
        "into the document, or paste its text here."
    ),
    Reason.UNSAFE_NAMES: _("The file holds names that no Word document has; it was not opened."),
    Reason.UNSAFE_XML: _("The file holds code that no Word document needs; it was not opened."),
}
HEADINGS = {
    Kind.FILL: _("To fill in"),
    Kind.LOOK: _("To look at"),
    Kind.MOVED: _("Moved to its field"),
    Kind.REMOVED: _("Removed"),
}
NOTES = {
    "stray": _("A line of nothing but signs"),
    "web_residue": _("A button of the web page it was copied from"),
    "pictures_left_out": _("Pictures that are too large or too many; their number"),
    "picture_refused": _("A picture that the library does not accept; its place in the file"),
    "recomposed": _("Letters and their marks stood apart; they were joined"),
    "date": _("The date line, proposed as the time of publication"),
    "byline": _("The byline"),
    "source": _("The source"),
    "summary": _("The first paragraph, proposed as the summary (sapo)"),
    "caption": _("The line under a picture, as its caption"),
    "lost_number": _("A number or date seems to be lost"),
    "loose_point": _("A space before a point or comma: perhaps something was deleted"),
    "perhaps_heading": _("A bold paragraph: perhaps a heading"),
    "byline_unsure": _("Taken as the byline; perhaps it is a place or an office"),
    "impossible_date": _("A date that does not exist"),
    "word_alt": _("What Word says of a picture; write the alt text yourself"),
    "title": _("The title: the first line is too long to be one"),
    "section": _("The section"),
    "alt": _("The alt text of each picture, or mark it as decorative"),
}
#: What is filled in goes by the same codes as what was moved.
TO_FILL = {"summary": _("The summary (sapo)"), "byline": _("The byline")}


def describe(note) -> str:
    """A note's meaning in the reader's language."""
    if note.kind == Kind.FILL and note.code in TO_FILL:
        return TO_FILL[note.code]
    return NOTES[note.code]


def grouped(notes) -> list[tuple]:
    """Headings with the notes below them, what needs work first."""
    groups = []
    for kind, heading in HEADINGS.items():
        rows = [(describe(note), note.words) for note in notes if note.kind == kind]
        if rows:
            groups.append((heading, rows))
    return groups
