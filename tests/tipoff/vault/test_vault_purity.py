import subprocess
import sys
from pathlib import Path

SITE = Path(__file__).parents[3] / "site"
SCRIPT = """
import importlib, pkgutil, sys
sys.path.insert(0, {site!r})
import tipoff.vault
for module in pkgutil.iter_modules(tipoff.vault.__path__, "tipoff.vault."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("django", "wagtail")))
"""


def test_the_vault_stands_without_django():
    """Pure functions over bytes: a reader sees all that they lean on."""
    script = SCRIPT.format(site=str(SITE))
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout.strip()) == (0, ""), ran.stderr


def test_all_randomness_comes_from_the_operating_system():
    """Python's `random` can be guessed; the vault draws from `os.urandom` and `secrets` alone."""
    sources = {path.name: path.read_text("utf-8") for path in (SITE / "tipoff/vault").glob("*.py")}
    assert [name for name, text in sources.items() if "import random" in text] == []
    assert [name for name, text in sources.items() if "os.urandom" in text] == ["primitives.py"]
