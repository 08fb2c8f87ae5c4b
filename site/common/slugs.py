"""Vietnamese slugs: "Đội tuần tra" is `doi-tuan-tra`, on the server and in the admin's browser.

Django's and Wagtail's own drop đ and, given decomposed letters, vowels too (`oi-tuan-tra`,
`dji-tun-tra`). Both sides here follow one table: a letter with marks is its ASCII letter, any
run of other characters is one hyphen. The browser gets the table as the formatters of Wagtail's
own slug field (`browser_formatters`), so no script of ours is needed.
"""

import re
import unicodedata
from collections import defaultdict

#: Letters of precomposed Latin blocks, as far as Vietnamese and its neighbours go.
_LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_MARKS = re.compile("[\u0300-\u036f]")
_NOT_PLAIN = re.compile("[^A-Za-z0-9]+")
#: Room for "-9999" within the column's 255.
MAX_LENGTH = 240


def strip_marks(text: str) -> str:
    """Answer the text in ASCII letters where they are letters with marks; NFC or NFD alike."""
    decomposed = unicodedata.normalize("NFD", text)
    return _MARKS.sub("", decomposed).replace("đ", "d").replace("Đ", "D")


def slugify_vi(text: str) -> str:
    """Answer a slug of `a-z`, `0-9` and single hyphens, at most 240 long; maybe empty."""
    plain = _NOT_PLAIN.sub("-", strip_marks(text)).lower().strip("-")
    return plain[:MAX_LENGTH].rstrip("-")


def browser_formatters() -> list[tuple[re.Pattern, str]]:
    """Answer the same rule as (pattern, replacement) pairs for Wagtail's `SlugInput`."""
    classes = defaultdict(str)
    for letter in _LATIN:
        plain = strip_marks(letter)
        if plain != letter and plain.isascii() and plain.isalpha():
            classes[plain] += letter
    letters = [(re.compile(f"[{marked}]"), plain) for plain, marked in sorted(classes.items())]
    return [(_MARKS, ""), *letters, (_NOT_PLAIN, " ")]
