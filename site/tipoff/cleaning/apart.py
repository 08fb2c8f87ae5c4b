"""Pictures and papers are opened in a process of their own, which has nothing to lose.

Their decoders are large programs in C, fed by anyone. So the child has no environment, no open
files, no keys in its memory; it may write no file, and its memory and its time are limited where
the system can (not on Windows). What it dies of is a refusal, never the end of the portal.
"""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from tipoff.cleaning.base import Buffered, Trace
from tipoff.cleaning.kinds import Family, Kind
from tipoff.cleaning.refusals import Reason, Refused

MOST_MEMORY = 2 * 1024**3  # bytes of address space; a picture of 50 megapixels needs half
MOST_SECONDS = 30  # of work
_PATIENCE = 60  # seconds, waiting for a turn and for the child
AT_ONCE = 2
_TURNS = threading.BoundedSemaphore(AT_ONCE)
_SITE = Path(__file__).resolve().parents[2]
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from tipoff.cleaning import apart; "
_OUT_OF_BOUNDS = (-9, -24, -25)  # killed, too much time, too large a file


@dataclass(frozen=True)
class Cleaned:
    """A clean file, what it is now, and what was taken out of it."""

    data: bytes
    kind: Kind
    removed: frozenset[Trace]


class ApartCleaner(Buffered):
    """Pictures and PDF: cleaned whole by a child process."""

    def _clean(self, data: bytes) -> bytes:
        cleaned = clean_apart(data, self.kind)
        self.kind, self.removed = cleaned.kind, set(cleaned.removed)
        return cleaned.data


class CheckedOriginal(ApartCleaner):
    """Kept as it is, once a child has seen that it can be opened and is no bomb."""

    def _clean(self, data: bytes) -> bytes:
        clean_apart(data, self.kind, check_only=True)
        return data


def clean_apart(data: bytes, kind: Kind, *, check_only: bool = False) -> Cleaned:
    """Cleans a whole file in a child. Raises `Refused`; `TROUBLE` where no child can be had."""
    if not _TURNS.acquire(timeout=_PATIENCE):
        raise Refused(Reason.TROUBLE)
    try:
        ran = subprocess.run(  # noqa: S603  our own program, no word of the file's
            [sys.executable, "-I", "-c", f"{_PROGRAM}apart.serve()", str(_SITE), kind.value]
            + ["check"] * check_only,
            input=data,
            env={},
            capture_output=True,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise Refused(Reason.TOO_COMPLEX) from None
    except OSError:
        raise Refused(Reason.TROUBLE) from None
    finally:
        _TURNS.release()
    return _answer(ran.returncode, ran.stdout)


def _answer(code: int, out: bytes) -> Cleaned:
    head, _, data = out.partition(b"\n")
    if code:
        raise Refused(Reason.TOO_COMPLEX if code in _OUT_OF_BOUNDS else Reason.BROKEN)
    told = json.loads(head)
    if "reason" in told:
        raise Refused(Reason(told["reason"]))
    return Cleaned(data, Kind(told["kind"]), frozenset(map(Trace, told["removed"])))


def serve() -> None:
    """The child: reads a file, writes one line of JSON and the clean file."""
    _give_up_rights()
    data, kind = sys.stdin.buffer.read(), Kind(sys.argv[2])
    try:
        cleaned = clean_here(data, kind, check_only="check" in sys.argv[3:])
        told = {"kind": cleaned.kind, "removed": sorted(cleaned.removed)}
    except Refused as refused:
        cleaned, told = None, {"reason": refused.reason}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + (cleaned.data if cleaned else b""))
    sys.stdout.buffer.flush()


def clean_here(data: bytes, kind: Kind, *, check_only: bool = False) -> Cleaned:
    """Cleans a file in this very process: what the child does. Raises `Refused` and nothing else.

    With `check_only` the file comes back as it is, if it can be opened.
    """
    # Here, so that the portal's own process never loads the decoders.
    from tipoff.cleaning import images, papers

    room = images if kind.family is Family.IMAGE else papers
    try:
        return room.check(data, kind) if check_only else room.clean(data, kind)
    except Refused:
        raise
    except MemoryError:
        raise Refused(Reason.TOO_COMPLEX) from None
    except Exception:  # decoders raise what they like over hostile bytes
        raise Refused(Reason.BROKEN) from None


def _give_up_rights() -> None:
    """Limits that the kernel holds the child to."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
