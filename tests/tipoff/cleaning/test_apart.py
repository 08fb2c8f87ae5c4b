"""Pictures and papers are opened in a child that has nothing, can do little and may die."""

import os
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image
from tests.tipoff.cleaning import looking, odd_papers, odd_pictures
from tests.tipoff.cleaning.odd import MAKERS, secrets_in

from tipoff.cleaning import Kind, Refused, apart, cleaner_for

MODULES = (odd_papers, odd_pictures)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="limits are the Linux kernel's")


def cleaned(name, kind, **options):
    cleaner = cleaner_for(kind, **options)
    return cleaner.feed(MAKERS[name]()) + cleaner.finish(), cleaner


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("jpeg-exif", Kind.JPEG, Kind.JPEG),
        ("png-text", Kind.PNG, Kind.PNG),
        ("webp-notes", Kind.WEBP, Kind.WEBP),
        ("heic-notes", Kind.HEIC, Kind.JPEG),
    ],
)
def test_a_child_cleans_a_picture(name, kind, kept):
    data, cleaner = cleaned(name, kind)
    assert cleaner.kind is kept
    assert "tags" in cleaner.removed
    assert not secrets_in(data)
    assert looking.look_at_picture(data, kept.value).size == (48, 32)


def test_a_child_cleans_a_paper():
    data, cleaner = cleaned("pdf-attachment", Kind.PDF)
    assert "attachments" in cleaner.removed
    assert looking.look_at_paper(data) == 1


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("jpeg-pixel-bomb", Kind.JPEG, "too-many-pixels"),
        ("pdf-password", Kind.PDF, "locked"),
        ("png-truncated", Kind.PNG, "broken"),
    ],
)
def test_a_child_tells_why_it_refuses(name, kind, reason):
    with pytest.raises(Refused, match=rf"^{reason}$"):
        cleaned(name, kind)


def test_a_child_checks_what_is_kept_as_it_is():
    assert cleaned("jpeg-exif", Kind.JPEG, keep_original=True)[0] == MAKERS["jpeg-exif"]()
    with pytest.raises(Refused, match=r"^too-many-pixels$"):
        cleaned("png-side-bomb", Kind.PNG, keep_original=True)


def child_runs(monkeypatch, work):
    """The child does this in place of cleaning."""
    program = apart._PROGRAM.replace("from tipoff", f"{work}; from tipoff")
    monkeypatch.setattr(apart, "_PROGRAM", program)


@on_linux
@pytest.mark.parametrize(
    ("work", "reason"),
    [
        ("import os; os.abort()", "broken"),
        ("raise SystemExit(3)", "broken"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "broken"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too-complex"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too-complex"),
    ],
)
def test_the_death_of_a_child_is_a_refusal(monkeypatch, work, reason):
    child_runs(monkeypatch, work)
    with pytest.raises(Refused, match=rf"^{reason}$"):
        apart.clean_apart(MAKERS["png-plain"](), Kind.PNG)


def test_a_child_that_does_not_end_is_stopped(monkeypatch):
    child_runs(monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(apart, "_PATIENCE", 1)
    with pytest.raises(Refused, match=r"^too-complex$"):
        apart.clean_apart(MAKERS["png-plain"](), Kind.PNG)


def test_where_no_child_can_be_started_the_file_is_not_blamed(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Refused, match=r"^trouble$"):
        apart.clean_apart(MAKERS["png-plain"](), Kind.PNG)


def test_no_more_children_than_turns_and_each_turn_is_given_back(monkeypatch):
    monkeypatch.setattr(apart, "_PATIENCE", 0.01)
    taken = [apart._TURNS.acquire() for _ in range(apart.AT_ONCE)]
    with pytest.raises(Refused, match=r"^trouble$"):
        apart.clean_apart(MAKERS["png-plain"](), Kind.PNG)
    for _ in taken:
        apart._TURNS.release()
    monkeypatch.setattr(apart, "_PATIENCE", 60)
    for _ in range(apart.AT_ONCE + 1):
        with pytest.raises(Refused, match=r"^broken$"):
            apart.clean_apart(b"%PDF-1.7 nothing", Kind.PDF)


def limited(script):
    """What a program may do after giving up its rights; its exit code."""
    start = f"import sys; sys.path.insert(0, {str(apart._SITE)!r})\n"
    start += "from tipoff.cleaning import apart\napart._give_up_rights()\n"
    ran = subprocess.run([sys.executable, "-I", "-c", start + script], capture_output=True)
    return ran.returncode, ran.stderr


@on_linux
def test_a_child_cannot_take_more_memory_than_its_share():
    code, error = limited(f"bytearray({apart.MOST_MEMORY})")
    assert (code, b"MemoryError" in error) == (1, True)


@on_linux
def test_a_child_cannot_write_a_file(tmp_path):
    where = tmp_path / "plain"
    code, _ = limited(f"f = open({str(where)!r}, 'wb', 0); f.write(b'x' * 9)")
    assert code != 0
    assert where.stat().st_size == 0


@on_linux
def test_a_child_knows_nothing_of_the_portals_environment(monkeypatch):
    monkeypatch.setenv("RECEIPT_SALT", "secret")
    seen = []
    real = subprocess.run

    def run(command, **options):
        seen.append(options["env"])
        show = "import os; print(dict(os.environ))"
        return real([*command[:3], show], **options)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Exception):  # noqa: B017, PT011  it printed no answer
        apart.clean_apart(b"", Kind.PNG)
    assert seen == [{}]


def test_the_portals_own_process_never_loads_the_decoders():
    """qpdf and libheif stay out of the process that holds keys and everyone's requests."""
    script = (
        f"import sys; sys.path.insert(0, {str(apart._SITE)!r})\n"
        "from tipoff.cleaning import Kind, cleaner_for\n"
        "cleaner = cleaner_for(Kind.PNG)\n"
        "cleaner.feed(sys.stdin.buffer.read()); cleaner.finish()\n"
        "print(*(n for n in ('pikepdf', 'PIL', 'pillow_heif', 'django') if n in sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=MAKERS["png-text"](),
        capture_output=True,
        env={"PATH": os.environ["PATH"]},
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, b""), ran.stderr


@pytest.mark.skipif(not os.environ.get("PORTAL_HEAVY"), reason="seconds of work; PORTAL_HEAVY=1")
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_fifty_megapixels_fit_into_a_childs_memory_and_time(form):
    wide = Image.linear_gradient("L").convert("RGB").resize((8160, 6120))
    out = BytesIO()
    wide.save(out, form, quality=40, exif=odd_pictures.exif(orientation=6))
    kind = {"HEIF": Kind.HEIC}.get(form) or Kind(form.lower())
    cleaned = apart.clean_apart(out.getvalue(), kind)
    with Image.open(BytesIO(cleaned.data)) as picture:
        assert picture.size == (6120, 8160)
