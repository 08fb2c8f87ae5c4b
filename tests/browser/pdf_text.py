"""The words and page sizes of a PDF that Chromium made, by the fonts' own tables to Unicode."""

import re

import pikepdf

A4 = (595, 842)  # points
HEX = r"<([0-9A-Fa-f]+)>"


def pages(path):
    """[(width, height, text)] of a file, in points; text without regard to lines."""
    with pikepdf.open(path) as pdf:
        return [(*_size(page), _text(page)) for page in pdf.pages]


def _size(page):
    left, bottom, right, top = (float(side) for side in page.mediabox)
    return round(right - left), round(top - bottom)


def _text(page):
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    said, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            said += [_decoded(part, letters) for part in parts if isinstance(part, pikepdf.String)]
    return "".join(said)


def _decoded(string, letters):
    data = bytes(string)
    codes = (int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))
    return "".join(letters.get(code, "") for code in codes)


def _letters(font):
    """{glyph: text} of a font's ToUnicode table."""
    if "/ToUnicode" not in font:
        return {}
    table = font["/ToUnicode"].read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(HEX + r"\s*" + HEX, block):
            found[int(code, 16)] = _unicode(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(HEX + r"\s*" + HEX + r"\s*" + HEX, block):
            start = int(text, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(start + code - int(first, 16))
    return found


def _unicode(text):
    return bytes.fromhex(text).decode("utf-16-be")
