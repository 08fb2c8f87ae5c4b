"""The cleaners are pure: bytes in, bytes out, no Django, no file, no network."""

import re
import subprocess
import sys
from pathlib import Path

SITE = Path(__file__).parents[3] / "site"
SOURCES = {path.name: path.read_text("utf-8") for path in (SITE / "tipoff/cleaning").glob("*.py")}
SCRIPT = """
import importlib, pkgutil, sys
sys.path.insert(0, {site!r})
import tipoff.cleaning
for module in pkgutil.iter_modules(tipoff.cleaning.__path__, "tipoff.cleaning."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("django", "wagtail")))
"""


def test_the_cleaners_stand_without_django():
    script = SCRIPT.format(site=str(SITE))
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout.strip()) == (0, ""), ran.stderr


def test_no_cleaner_opens_a_file_or_a_connection():
    """Plain content touches no disk: there is nothing in here that could write it."""
    assert len(SOURCES) > 10
    reaching = re.compile(r"\bopen\(|\btempfile\b|\bsocket\b|\burllib\b|\.write_bytes\(")
    opening = {name for name, text in SOURCES.items() if reaching.search(text)}
    assert opening == {"images.py", "papers.py"}  # Image.open and Pdf.open, of what is in memory
    for name in opening:
        assert re.findall(r"\w*\.?\bopen\((\w+)", SOURCES[name]) == ["BytesIO"]


def test_programs_are_started_in_one_place_alone():
    assert [name for name, text in SOURCES.items() if "subprocess" in text] == ["apart.py"]
