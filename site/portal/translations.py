"""The Vietnamese catalogue, made from one file a room, without GNU gettext.

Each room keeps its translations in `locale/parts/ROOM.po`. They are merged into
`locale/vi/LC_MESSAGES/django.po` and compiled to `.mo` with Babel, since a fresh Debian has no
`msgfmt`. Both results are derived files: git ignores them, `make run` and the tests make them.

`parts/overlay/` translates what the installed packages leave in English (docs/admin.md), and
`parts/overlay/js/` what their scripts say, which becomes `djangojs.po`. A room's words win over
the overlay's, and both over the package's own.
"""

import gettext
import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "site" / "portal" / "locale"
PARTS = LOCALE / "parts"
OVERLAY = PARTS / "overlay"
RESULTS = LOCALE / "vi" / "LC_MESSAGES"
# Where each domain's parts lie; of two translations of one string the later folder's is taken.
DOMAINS = {"django": [OVERLAY, PARTS], "djangojs": [OVERLAY / "js"]}

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str, str | None]  # first msgid, context


def read_part(path: Path) -> Catalog:
    """Read one room's `.po` file."""
    with path.open("rb") as file:
        return read_po(file, locale="vi", domain="django", abort_invalid=True)


def parts(domain: str = "django") -> list[Path]:
    """List a domain's part files, in the order in which they are merged."""
    return [path for folder in DOMAINS[domain] for path in sorted(folder.glob("*.po"))]


def merge(paths: list[Path]) -> Catalog:
    """Join the parts into one catalogue, keeping no fuzzy entry."""
    merged = Catalog(locale="vi", domain="django", fuzzy=False, charset="utf-8")
    for path in paths:
        for message in read_part(path):
            if message.id and not message.fuzzy:
                merged[message.id] = Message(
                    message.id, message.string, flags=message.flags, context=message.context
                )
    return merged


def compile_parts() -> int:
    """Write each domain's `.po` and `.mo`, for this process too; count the strings."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    count = sum(_compile(domain) for domain in DOMAINS)
    _forget_loaded()
    return count


def _compile(domain: str) -> int:
    catalogue = merge(parts(domain))
    result = RESULTS / domain
    _replace(result.with_suffix(".po"), _bytes(write_po, catalogue, sort_output=True, width=100))
    _replace(result.with_suffix(".mo"), _bytes(write_mo, catalogue))
    return len(catalogue)


def is_stale() -> bool:
    """Tell whether a part, or a list of them, is newer than what was compiled."""
    return any(_is_stale(domain) for domain in DOMAINS)


def _is_stale(domain: str) -> bool:
    compiled = RESULTS / f"{domain}.mo"
    newest = max(path.stat().st_mtime for path in [*DOMAINS[domain], *parts(domain)])
    return not compiled.exists() or compiled.stat().st_mtime < newest


def untranslated() -> list[str]:
    """List our own msgids, as `file:line msgid`, that the parts leave without Vietnamese."""
    known = translated(merge(parts()))
    return [
        f"{path}:{line} {found[0]!r}" for path, line, found in extracted() if found not in known
    ]


def translated(catalogue: Catalog) -> set[Key]:
    """Answer the keys of the messages that are wholly translated, fuzzy ones left out."""
    return {key(message) for message in catalogue if _is_translated(message)}


def extracted() -> Iterator[tuple[str, int, Key]]:
    """Yield (file, line, key) of each translatable string in our code and templates."""
    for path in sources():
        name = str(path.relative_to(ROOT))
        for line, msgid, _comments, context in _strings(path):
            yield name, line, (msgid if isinstance(msgid, str) else msgid[0], context)


def sources() -> list[Path]:
    """List the files of ours that may hold translatable strings."""
    code = (ROOT / "site").rglob("*.py")
    pages = [
        path
        for folder in ("site", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".html", ".txt", ".xml"} and "templates" in path.parts
    ]
    return sorted([*code, *pages])


def key(message: Message) -> Key:
    """Answer what identifies a message: its first msgid and its context."""
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def _strings(path: Path):
    source = path.read_text()
    if path.suffix != ".py":
        # Django's own translator of templates; what it blanks out must not look like indentation.
        lines = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in lines)
    return extract("python", BytesIO(source.encode()), keywords=KEYWORDS, strip_comment_tags=True)


def _is_translated(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(message.id) and all(forms) and not message.fuzzy


def _bytes(write, catalogue: Catalog, **options) -> bytes:
    buffer = BytesIO()
    write(buffer, catalogue, **options)
    return buffer.getvalue()


def _forget_loaded() -> None:
    """Drop what gettext and Django have read, as Django's own autoreload does."""
    gettext._translations.clear()
    trans_real._translations.clear()
    trans_real._default = None


def _replace(path: Path, content: bytes) -> None:
    """Write at once or not at all: two test processes may compile together."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
