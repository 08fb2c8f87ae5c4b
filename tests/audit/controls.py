"""Faults planted on purpose: a judge that does not find them would find nothing else."""

from pathlib import Path

from tests.audit import nu, oldest

PLANTED = {
    "a.css": ":has(b){c:d}a{gap:1px;display:flex}@layer b{}c{&:hover{color:red}}d{height:1dvh}",
    "b.js": "a?.b;",
    "c.js": "structuredClone('a'.replaceAll('a', 'b'));",
}
FOUND = {
    "css-has",
    "flexbox-gap",
    "css-cascade-layers",
    "css-nesting",
    "viewport-unit-variants",
    "syntax",
    "structuredClone",
    "String.replaceAll()",
}
PAGE = "<!doctype html><html lang='vi'><title>A</title><p><b>b</p></b><img src='c.png'>"


def verify(work: Path) -> None:
    """Raise AssertionError naming what one of the judges did not find."""
    folder = work / "planted"
    folder.mkdir()
    for name, text in PLANTED.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = {one.feature for one in oldest.findings(sorted(folder.iterdir()))}
    missed = {name for name in FOUND if not any(one.startswith(name) for one in found)}
    assert not missed, f"the oldest browsers' tools do not find {missed}"
    page = folder / "d.html"
    page.write_text(PAGE, encoding="utf-8")
    assert any(one.is_error for one in nu.check([page])), "the Nu checker finds no fault"
