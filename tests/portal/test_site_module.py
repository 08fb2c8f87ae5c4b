"""site/ is only a folder: Python's own module `site` stays what `import site` finds."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_there_is_no_package_named_site():
    assert (ROOT / "site").is_dir()
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("path", [".", "site", ".:site"])
def test_import_site_finds_pythons_own_whatever_the_path_says(path):
    found = subprocess.run(
        [sys.executable, "-c", "import site; print(site.__file__)"],
        cwd=ROOT,
        env={"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).parent == Path(sysconfig.get_path("stdlib"))


def test_git_does_not_ignore_the_folder():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert not {"site", "/site", "site/", "/site/"} & set(ignored)
