"""One way only to write a statement as bytes, so that a signature can cover them.

Canonical JSON: UTF-8, keys sorted, no spaces, whole numbers only, bytes as base64url without
padding. `JSON.stringify` over sorted ASCII keys writes the very same bytes in the browser.
"""

import base64
import binascii
import json
import re

from tipoff.vault.errors import OpenError

#: Beyond this a whole number is no longer exact in the browser.
MAX_INTEGER = 2**53 - 1
_BASE64 = re.compile(r"[A-Za-z0-9_-]*\Z")
_KEY = re.compile(r"[\x21-\x7e]+\Z")


def b64(data: bytes) -> str:
    """Bytes as base64url text without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text: object, size: int | None = None) -> bytes:
    """The bytes that `b64` wrote; `OpenError("malformed")` for anything else or another size."""
    if not isinstance(text, str) or not _BASE64.match(text):
        raise OpenError("malformed")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise OpenError("malformed") from None
    if b64(data) != text or (size is not None and len(data) != size):
        raise OpenError("malformed")
    return data


def canonical(value: object) -> bytes:
    """`value` (dict, list, str, int, bool, None, nested) as its only byte form.

    Raises `ValueError` for what has no exact form on both sides: floats, huge numbers, keys that
    are not plain ASCII, half surrogates.
    """
    _refuse_inexact(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def parse(data: bytes) -> dict:
    """The object whose canonical form is `data`; `OpenError("malformed")` for any other bytes."""
    try:
        value = json.loads(data)
        exact = isinstance(value, dict) and canonical(value) == data
    except (ValueError, RecursionError):
        exact = False
    if not exact:
        raise OpenError("malformed")
    return value


def _refuse_inexact(value: object) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not _KEY.match(key):
                raise ValueError("keys are plain ASCII")
            _refuse_inexact(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _refuse_inexact(item)
    elif isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise ValueError("number too large")
    elif value is not None and not isinstance(value, str):
        raise ValueError(f"{type(value).__name__} has no canonical form")
