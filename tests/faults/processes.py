"""What the processes of a portal hold: memory, and the files that they have open."""

import contextlib
import os
import stat
from pathlib import Path

from tests.process import Portal


def of_portal(portal: Portal) -> list[int]:
    """The server, its workers and whatever these have started, by their process group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.getpgid(int(folder.name)) == portal.server.pid:
                found.append(int(folder.name))
    return found


def memory(pid: int, what: str) -> int:
    """Bytes of `VmRSS` (now) or `VmHWM` (the most so far) of a process; 0 when it has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(what):
                return int(line.split()[1]) * 1024
    return 0


def forget_peak(pid: int) -> None:
    """Let `VmHWM` begin anew from now."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def open_files(pid: int) -> dict[str, bytes]:
    """The regular files that a process has open, deleted ones too: their names and contents."""
    found = {}
    with contextlib.suppress(OSError):
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                if stat.S_ISREG(link.stat().st_mode):
                    found[os.readlink(link)] = link.read_bytes()
    return found
