"""Why a file was not taken, in words for the citizen. The text of the tip is never touched."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from tipoff.cleaning import Reason


class Problem(StrEnum):
    """What the cleaning cannot know of; `Reason` has the rest."""

    NO_FILE = "no-file"
    TOO_MANY = "too-many"
    TOO_MUCH = "too-much"
    REQUEST = "request"
    INTERRUPTED = "interrupted"
    STORE = "store"
    BUSY = "busy"
    GONE = "gone"
    OVER_LIMIT = "over-limit"


class Rejected(Exception):  # noqa: N818  what happened to the file, not an error of the program
    """The file is not taken; `problem` is a `Problem` or a `Reason`."""

    def __init__(self, problem: StrEnum):
        super().__init__(problem.value)
        self.problem = problem


WORDS = {
    Problem.NO_FILE: _("Choose a file first."),
    Problem.TOO_MANY: _("There are 5 files already. Remove one before you add another."),
    Problem.TOO_MUCH: _("Videos and recordings together may have 500 MB. Remove one or cut it."),
    Problem.REQUEST: _("Without JavaScript a file may have 50 MB. Send a shorter or smaller one."),
    Problem.INTERRUPTED: _("The connection broke before the file was complete. Send it again."),
    Problem.STORE: _(
        "The server cannot store files at this moment. Try again later, or send without the file."
    ),
    Problem.BUSY: _("Many people are sending files right now. Wait a minute, then send it again."),
    Problem.GONE: _("A file that was not sent in time has been erased. Add it again."),
    Problem.OVER_LIMIT: _("Too many files have come from this connection. Try again in an hour."),
    Reason.EMPTY: _("The file is empty. Choose another one."),
    Reason.KIND: _(
        "This kind of file cannot be taken. Choose a photo (JPEG, PNG, WebP, HEIC), a PDF, a video "
        "(MP4, MOV) or a recording (M4A, MP3)."
    ),
    Reason.TOO_LARGE: _(
        "The file is too large: a photo or PDF may have 20 MB, a video or recording 500 MB."
    ),
    Reason.TOO_MANY_PIXELS: _("The picture has too many pixels. Send a smaller copy of it."),
    Reason.BROKEN: _("The file is damaged or incomplete. Open it to check, then send it again."),
    Reason.LOCKED: _("The file is locked with a password. Send a copy without one."),
    Reason.HIDDEN_DATA: _(
        "The file carries hidden data, such as where it was filmed, that cannot be taken out. Send "
        "another file, or send it below as an unchanged original."
    ),
    Reason.TROUBLE: _(
        "The server cannot look at files at this moment. Try again later, or send without the file."
    ),
    Reason.TOO_COMPLEX: _(
        "The file unpacks to far more than a file of its kind can need. Send a plain copy of it."
    ),
}


def words(code: str) -> str:
    """The words for a problem's code; for a code that nobody gave, those for a broken file."""
    table = {str(problem): text for problem, text in WORDS.items()}
    return str(table.get(code, WORDS[Reason.BROKEN]))
