"""What happens to the parts of a multipart form: into the seal, or nowhere. Never onto a disk.

Django chooses the handlers before it reads a form, and reads it before it checks the form's token.
So nothing is kept here: a file that has come in waits, cleaned and sealed but for its end, until
the view, behind that check, finishes it; whatever is not finished is discarded by `close`.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

from tipoff.uploads import services
from tipoff.uploads.arrival import Arrival
from tipoff.uploads.problems import Problem, Rejected
from tipoff.uploads.shelf import Shelf, is_full, room_left
from tipoff.uploads.slots import SLOTS

# The fields of the form that files may stand in, and whether they are kept as they are.
FIELDS = {"file": False, "original": True}
FIELDS_ONLY = 1024 * 1024  # bytes of a form that may hold no file
# A form too large by no more than this is read to its end: otherwise the browser would show a
# broken connection in place of our page.
READ_TO_THE_END = 4


class RefusingHandler(FileUploadHandler):
    """For every closed page without files: parts with files are read past, not kept anywhere."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        if content_length > FIELDS_ONLY:
            raise RequestDataTooBig("a form without files is larger than any of ours")

    def new_file(self, *args, **kwargs):
        raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        """Never called: every part is skipped."""

    def file_complete(self, file_size):
        return None

    def close(self) -> None:
        """Nothing was kept."""


class SealingHandler(FileUploadHandler):
    """For a page with files: one file of one form streams into the seal.

    Only when the citizen's box opens and the form comes from this very site. Afterwards `problem`
    says why a file was not taken, or `arrival` waits to be finished.
    """

    def __init__(self, request, shelf: Shelf):
        super().__init__(request)
        self._shelf = shelf
        self._too_large = self._has_slot = False
        self.arrival: Arrival | None = None
        self.problem: Problem | None = None

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        self._too_large = content_length > settings.TIP_FILES_FORM + FIELDS_ONLY
        self._hopeless = content_length > READ_TO_THE_END * settings.TIP_FILES_FORM

    def new_file(self, field_name, file_name, *args, **kwargs):
        super().new_file(field_name, file_name, *args, **kwargs)
        if self.arrival or self.problem:
            raise SkipFile
        try:
            self.arrival = self._begin(field_name, file_name)
        except Rejected as rejected:
            self.problem = rejected.problem
            if self._too_large:
                raise StopUpload(connection_reset=self._hopeless) from None
            raise SkipFile from None

    def receive_data_chunk(self, raw_data, start):
        try:
            self.arrival.feed(raw_data)
        except Rejected as rejected:
            self.problem = rejected.problem
            self.arrival.discard()
            self.arrival = None
            raise SkipFile from None

    def file_complete(self, file_size):
        return None

    def close(self) -> None:
        """Leave nothing of a file that the view did not finish."""
        if self.arrival is not None:
            self.arrival.discard()
        if self._has_slot:
            SLOTS.release()
            self._has_slot = False

    def _begin(self, field_name: str, file_name: str) -> Arrival:
        if self._too_large:
            raise Rejected(Problem.REQUEST)
        held = self._shelf.load(self.request) if comes_from_here(self.request) else None
        if held is None or field_name not in FIELDS:
            raise Rejected(Problem.GONE)
        attached = self._shelf.attached(held)
        if is_full(attached):
            raise Rejected(Problem.TOO_MANY)
        services.admit(self.request)
        self._has_slot = SLOTS.acquire(blocking=False)
        if not self._has_slot:
            raise Rejected(Problem.BUSY)
        return Arrival(file_name, room=room_left(attached), keep_original=FIELDS[field_name])


def comes_from_here(request) -> bool:
    """Whether the browser says that a page of this very site has sent the request."""
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        parts = urlsplit(said)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
