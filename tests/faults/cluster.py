"""A PostgreSQL of the test's own, which may be killed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.process import free_port

STARTED_WITHIN = 60  # seconds


class Cluster:
    """One server in a folder of its own: `start`, `kill`, `start` again, `remove`."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="portal-cluster-"))
        self.port = free_port()
        self.address = f"postgres://portal@127.0.0.1:{self.port}/postgres"
        if not os.geteuid():
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "-D", self._data, "-U", "portal", "--auth=trust", "--no-sync")
        self._server = None

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def start(self, **options: str) -> None:
        """Start with these settings; returns once it takes connections."""
        settings = [f"--{name}={value}" for name, value in options.items()]
        where = ["-D", self._data, "-h", "127.0.0.1", "-p", str(self.port), "-k", str(self.folder)]
        with (self.folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [*_unprivileged(), program("postgres"), *where, *settings],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        self._await()

    def kill(self) -> None:
        """`kill -9` of the server, then of every process that it had started."""
        children = _children(self._server.pid)
        self._server.kill()
        self._server.wait()
        for pid in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def remove(self) -> None:
        if self._server and self._server.poll() is None:
            self.kill()
        shutil.rmtree(self.folder)

    def connect(self):
        import psycopg

        return psycopg.connect(self.address, autocommit=True)

    def copy(self, database: str) -> None:
        """Take over a database of another server, by its address."""
        dump = self.folder / "dump"
        subprocess.run([program("pg_dump"), "-Fc", f"-f{dump}", database], check=True)
        subprocess.run([program("pg_restore"), f"-d{self.address}", "-O", str(dump)], check=True)

    def _run(self, name: str, *arguments: str) -> None:
        command = [*_unprivileged(), program(name), *arguments]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def _await(self) -> None:
        import psycopg

        deadline = time.monotonic() + STARTED_WITHIN
        while True:
            try:
                self.connect().close()
                return
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, (self.folder / "log").read_text()[-2000:]
                time.sleep(0.1)


def program(name: str) -> str | None:
    """Where one of PostgreSQL's programs is: on PATH, or where Debian puts the server's."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(beside[-1]) if beside else None)


def _unprivileged() -> list[str]:
    """PostgreSQL does not run as root."""
    if os.geteuid():
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in listed.split()]
