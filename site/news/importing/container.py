"""Whether a file is a Word document that may be opened: looked at from outside, in fixed bounds.

A .docx is a ZIP of XML, so it can be a bomb, name files elsewhere, or carry programs. Everything
here is read before any library parses the document; nothing is written and nothing is fetched.
"""

import io
import zipfile
from enum import StrEnum
from xml.parsers import expat

MAX_FILE_BYTES = 15 * 1024 * 1024
MAX_PARTS = 1000
MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_XML_BYTES = 12 * 1024 * 1024
# Word's own XML shrinks ten to forty times; a bomb a thousand times.
MAX_RATIO, RATIO_FROM_BYTES = 200, 256 * 1024
MAX_ELEMENTS, MAX_DEPTH, MAX_PARAGRAPHS = 40_000, 100, 3000
WORDS = "word/document.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Reason(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_WORD = "not_word"
    OLD_WORD = "old_word"
    PASSWORD = "password"  # noqa: S105 (the name of a reason)
    BROKEN = "broken"
    BOMB = "bomb"
    TOO_LONG = "too_long"
    MACROS = "macros"
    ELSEWHERE = "elsewhere"
    UNSAFE_NAMES = "unsafe_names"
    UNSAFE_XML = "unsafe_xml"


class RefusedError(Exception):
    """The file is not opened; `reason` says why."""

    def __init__(self, reason: Reason):
        super().__init__(reason.value)
        self.reason = reason


def check(data: bytes) -> None:
    """Raise `RefusedError` unless `data` is a Word document that is safe to parse."""
    _check_kind(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package)
            _Markup(package).check()
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise RefusedError(Reason.BROKEN) from error
    except (ValueError, zipfile.zlib.error) as error:
        raise RefusedError(Reason.BROKEN) from error


def _check_kind(data: bytes) -> None:
    if not data:
        raise RefusedError(Reason.EMPTY)
    if len(data) > MAX_FILE_BYTES:
        raise RefusedError(Reason.TOO_LARGE)
    if data.startswith(OLE):
        raise RefusedError(Reason.PASSWORD if ENCRYPTED in data else Reason.OLD_WORD)
    if not data.startswith(b"PK"):
        raise RefusedError(Reason.NOT_WORD)


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise RefusedError(Reason.BOMB)
    if any(_is_unsafe(name) for name in names) or len({*map(str.lower, names)}) < len(names):
        raise RefusedError(Reason.UNSAFE_NAMES)
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError(Reason.PASSWORD)
    if any(_is_bomb(part) for part in parts):
        raise RefusedError(Reason.BOMB)
    if any("vbaproject" in name.lower() or "vbadata" in name.lower() for name in names):
        raise RefusedError(Reason.MACROS)
    if WORDS not in names or "[Content_Types].xml" not in names:
        raise RefusedError(Reason.NOT_WORD)


def _is_unsafe(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return name.startswith("/") or "\\" in name or ":" in name or ".." in steps


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    unpacked, packed = part.file_size, max(part.compress_size, 1)
    return unpacked > RATIO_FROM_BYTES and unpacked / packed > MAX_RATIO


class _Markup:
    """Walks all XML of a package once, without building a tree of it."""

    def __init__(self, package: zipfile.ZipFile):
        self._package = package
        self._elements = self._depth = self._paragraphs = 0

    def check(self) -> None:
        parts = [
            part for part in self._package.infolist() if part.filename.endswith((".xml", ".rels"))
        ]
        if sum(part.file_size for part in parts) > MAX_XML_BYTES:
            raise RefusedError(Reason.TOO_LONG)
        for part in parts:
            self._walk(self._package.read(part))

    def _walk(self, markup: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._depth = 0
        try:
            parser.Parse(markup, True)
        except expat.ExpatError as error:
            raise RefusedError(Reason.BROKEN) from error

    def _refuse_doctype(self, *declared) -> None:
        # Word writes none; entities (XXE, "billion laughs") need one.
        raise RefusedError(Reason.UNSAFE_XML)

    def _start(self, name: str, attributes: dict) -> None:
        self._depth += 1
        self._elements += 1
        local = name.rpartition(" ")[2]
        self._paragraphs += local == "p"
        if self._elements > MAX_ELEMENTS or self._paragraphs > MAX_PARAGRAPHS:
            raise RefusedError(Reason.TOO_LONG)
        if self._depth > MAX_DEPTH:
            raise RefusedError(Reason.BOMB)
        if local == "Relationship" and _leads_elsewhere(attributes):
            raise RefusedError(Reason.ELSEWHERE)
        if local in ("Override", "Default") and "macroEnabled" in attributes.get("ContentType", ""):
            raise RefusedError(Reason.MACROS)

    def _end(self, name: str) -> None:
        self._depth -= 1


def _leads_elsewhere(attributes: dict) -> bool:
    """A picture, template or object outside the file; links that readers may click are words."""
    is_link = attributes.get("Type", "").endswith("/hyperlink")
    return attributes.get("TargetMode", "").lower() == "external" and not is_link
