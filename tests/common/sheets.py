"""The compiled style sheets, as the tests about looks read them."""

import gzip
import re
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "site" / "common" / "static" / "common"
SHEETS = ("portal", "tipoff", "desk", "account")

_BLOCK = re.compile(r":root\s*\{([^}]*--ink:[^}]*)\}")
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b")


def text(sheet: str) -> str:
    return (STATIC / f"{sheet}.css").read_text(encoding="utf-8")


def compressed_size(path: Path) -> int:
    """Bytes on the wire: a font is compressed already."""
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 9))


def palettes(sheet: str) -> dict[str, dict[str, str]]:
    """The two blocks of tokens: `{"light": {"ink": "#231a16", …}, "dark": {…}}`."""
    light, dark = (dict(_TOKEN.findall(block)) for block in _BLOCK.findall(text(sheet)))
    return {"light": light, "dark": dark}
