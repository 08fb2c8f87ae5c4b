"""The floors of the house (docs/architecture.md) hold: imports run down only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"


def test_every_import_rule_of_pyproject_holds():
    script = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PYTHONPATH": str(SITE), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-1000:]
    assert "Contracts: " in result.stdout


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize(
    "path", ["tipoff/vault", "tipoff/cleaning", "tipoff/routing.py", "places/folding.py"]
)
def test_what_is_pure_knows_no_django(path):
    files = [SITE / path] if path.endswith(".py") else sorted((SITE / path).rglob("*.py"))
    assert files
    for file in files:
        roots = {name.partition(".")[0] for name in imported(file)}
        assert not roots & {"django", "wagtail"}, file


def test_no_room_imports_from_its_tests():
    for file in SITE.rglob("*.py"):
        assert not any(name.split(".")[0] == "tests" for name in imported(file)), file


def parts(name):
    return set(name.split("."))


def test_tip_models_know_neither_views_nor_forms():
    files = sorted((SITE / "tipoff" / "models").rglob("*.py"))
    assert files
    for file in files:
        for name in imported(file):
            assert not parts(name) & {"views", "forms", "desk", "intake", "followup"}, (file, name)


def test_tip_views_read_by_selectors_and_write_by_services_alone():
    for file in sorted((SITE / "tipoff").rglob("views*.py")):
        tree = ast.parse(file.read_text())
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not used & {"objects", "_default_manager", "bulk_create"}, file
