"""Text as people type and paste it: cleaned of what nobody can see, counted as they count."""

import unicodedata
from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Hidden marks may stand on a character, but not without end: so many code points for each.
MARKS_ALLOWED = 8
_KEPT_CONTROLS = "\n\t"
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_FLAG_TAGS = range(0xE0020, 0xE0080)


def clean(text: str) -> str:
    """NFC, line ends as `\\n`, without control characters, lone surrogates and outer space.

    Pasted text brings such characters along unseen; to refuse it for them would help nobody.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(char for char in lines if not _is_unseen(char))
    return unicodedata.normalize("NFC", seen).strip()


def length(text: str) -> int:
    """How many characters a person counts in an NFC text: "ệ", a flag and a family are one each."""
    return sum(1 for _ in _starts(text))


def _starts(text: str) -> Iterator[int]:
    """Where each character as people count begins: a short form of Unicode's annex 29."""
    joined, flag = False, False
    for place, char in enumerate(text):
        code = ord(char)
        follows = joined or _belongs_to_the_one_before(char, code)
        half = code in _FLAG_LETTERS
        if not (follows or (half and flag)) or place == 0:
            yield place
        joined, flag = char == _JOINER, half and not flag


def _belongs_to_the_one_before(char: str, code: int) -> bool:
    marks = unicodedata.category(char) in ("Mn", "Me", "Mc") or char == _JOINER
    return marks or code in _SKIN_TONES or code in _FLAG_TAGS


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") and char not in _KEPT_CONTROLS


class TypedField(forms.CharField):
    """A text of at most `limit` characters as people count them."""

    default_error_messages = {
        "too_long": _("The text has %(show_value)d characters. Shorten it to %(limit_value)d."),
    }

    def __init__(self, *, limit: int, **kwargs):
        self.limit = limit
        super().__init__(**kwargs)

    def to_python(self, value):
        return clean(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        shown = length(value)
        if shown > self.limit or len(value) > self.limit * MARKS_ALLOWED:
            counts = {"show_value": max(shown, self.limit + 1), "limit_value": self.limit}
            raise ValidationError(self.error_messages["too_long"], "too_long", counts)
