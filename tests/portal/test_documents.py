"""The documents lead somewhere, and speak of the portal alone."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def documents() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines()]


def links(document: Path) -> list[str]:
    text = document.read_text(encoding="utf-8")
    return [target for target in LINK.findall(text) if "://" not in target]


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_finds_it(document):
    missing = [target for target in links(document) if not (document.parent / target).exists()]
    assert missing == []


def test_the_search_for_links_finds_pictures_and_anchors():
    found = LINK.findall("![a](b.png) and [c](d.md#e), not [f](#g)")
    assert found == ["b.png", "d.md"]


def test_the_index_of_decisions_names_each_of_them():
    folder = ROOT / "docs" / "decisions"
    named = set(links(folder / "README.md"))
    assert named == {path.name for path in folder.glob("[0-9]*.md")}


def test_pictures_of_the_documents_stay_small():
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "images").glob("*.png")}
    assert sizes
    assert max(sizes.values()) <= 200_000, sizes
