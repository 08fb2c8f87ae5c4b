"""Names of files: for reading only. Nothing is ever opened, stored or judged by one."""

import re
import unicodedata

from tipoff.cleaning.kinds import Kind

LONGEST_NAME = 100  # characters, extension included
_NEVER = frozenset('<>:"/\\|?*')
_SPACES = re.compile(r"\s+")
_EXTENSIONS = re.compile(r"(\s*\.(?=\w*[A-Za-z])\w{1,5})+\s*$")
# Windows opens devices by these names, whatever the extension.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def safe_name(name: str, kind: Kind) -> str:
    """A name that a download can carry: NFC, the last part of a path, the extension of what it is.

    Control, format (bidirectional overrides too), private and unassigned characters are gone, as
    are those that a file system forbids. `tin-bao` stands where nothing is left.
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(map(_shown, unicodedata.normalize("NFC", last)))
    longest = LONGEST_NAME - len(kind.extension)
    stem = _stem(_stem(_SPACES.sub(" ", shown).strip())[:longest]).strip(" .-")
    if not stem or _DEVICES.fullmatch(stem.partition(".")[0].strip()):
        stem = f"tin-bao-{stem}".rstrip("-")
    return stem + kind.extension


def _shown(character: str) -> str:
    """A character as it may stand in a name; spaces for all kinds of space."""
    category = unicodedata.category(character)
    if category[0] == "Z":
        return " "
    return "" if category[0] == "C" or character in _NEVER else character


def _stem(name: str) -> str:
    """Without what looks like extensions, which the true one replaces; dates are none."""
    return _EXTENSIONS.sub("", name)
