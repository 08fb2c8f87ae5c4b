"""The portal as operators run it: prepared by its own command, behind the real server.

`Portal` keeps everything in one folder; where the tests run on PostgreSQL (`DATABASE_URL`), in a
database of its own there.
"""

import contextlib
import itertools
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import redis
from tests import prepared

ROOT = Path(__file__).resolve().parents[1]
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
# Of Redis' sixteen databases the tests' own processes have the first few (portal.settings.test).
REDIS_DATABASES = itertools.cycle(range(4 + 6 * (WORKER % 2), 10 + 6 * (WORKER % 2)))
PREPARED_WITHIN = 400  # seconds, on a busy machine
READY_WITHIN = 240


class Portal:
    """One portal: `prepare()`, `start()`, then `kill()` or `stop()`, and `start()` again."""

    answers = "/readyz"  # once it serves

    def __init__(self, folder: Path, database: str = ""):
        self.folder = folder
        self.port = free_port()
        self.base = f"http://localhost:{self.port}"
        self.log = folder / "server.log"
        self.settings = "portal.settings.local"
        self.redis = next(REDIS_DATABASES)
        self.database = own_database(database or f"portal_{secrets.token_hex(6)}")
        self.server = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PORT": str(self.port),
            "PORTAL_VAR_DIR": str(self.folder / "var"),
            "PORTAL_BASE_URL": self.base,
            "DJANGO_SETTINGS_MODULE": self.settings,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "REDIS_URL": own_redis(self.redis),
            "DATABASE_URL": self.database or f"sqlite:///{self.folder / 'var' / 'db.sqlite3'}",
        }

    def prepare(self) -> None:
        """Have what `make run` prepares: made once in a run of the tests, then copied."""
        self._empty_redis()
        template = prepared.migrated()
        with prepared.one_at_a_time():
            made = Portal(prepared.FOLDER / f"portal-{RUN}", f"portal_{RUN}")
            if not (made.folder / "done").exists():
                made._prepare_from(template)
            self._copy(made)

    def _empty_redis(self) -> None:
        address = own_redis(self.redis)
        if address:
            redis.Redis.from_url(address).flushdb()

    def _prepare_from(self, template: str) -> None:
        for old in self.folder.parent.glob("portal-*"):
            shutil.rmtree(old)
        (self.folder / "var").mkdir(parents=True)
        self._take_database(template)
        with self.log.open("ab") as log:
            command = [sys.executable, "manage.py", "start", "--only-prepare"]
            subprocess.run(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                timeout=PREPARED_WITHIN,
                check=True,
            )
        (self.folder / "done").touch()

    def _copy(self, made: "Portal") -> None:
        shutil.copytree(made.folder / "var", self.folder / "var")
        if made.database:
            self._take_database(urlsplit(made.database).path[1:])

    def _take_database(self, template: str) -> None:
        """Begin with a copy: of a SQLite file, or of a database on the tests' own server."""
        if self.database:
            prepared.copy_database(os.environ["DATABASE_URL"], template, self.database)
        else:
            shutil.copy(template, self.folder / "var" / "db.sqlite3")

    def start(self) -> None:
        """Serve with two workers and return once it answers."""
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, "manage.py", "start"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._await()

    def kill(self) -> None:
        """`kill -9` of the server and both workers at once."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            os.killpg(self.server.pid, signal.SIGTERM)
            self.server.wait(timeout=30)

    def ask(self, module: str, question):
        """What a script of the tests answers inside this portal's Django: JSON in, JSON out."""
        done = subprocess.run(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env=self.environment,
            input=json.dumps(question),
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return json.loads(done.stdout)

    @contextlib.contextmanager
    def talk(self, module: str):
        """A function that asks such a script again and again: one process for all questions."""
        command = [sys.executable, "-m", module]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, cwd=ROOT, env=self.environment, **pipes) as process:

            def ask(question):
                process.stdin.write(json.dumps(question) + "\n")
                process.stdin.flush()
                return json.loads(process.stdout.readline())

            yield ask
            process.stdin.close()

    def manage(self, *words: str) -> str:
        """What a command says on its standard output; it must end well."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-4000:]
        return done.stdout

    def _await(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline and self.server.poll() is None:
            try:
                with urllib.request.urlopen(self.base + self.answers, timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(f"the portal did not start:\n{self.log.read_text()[-4000:]}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def own_database(name: str) -> str:
    """The address of a PostgreSQL database to be made; empty where the tests run on SQLite."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return ""
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def own_redis(number: int) -> str:
    """The address of that database of the tests' Redis; empty without one.

    What one portal keeps of its pages is wrong for any other.
    """
    address = os.environ.get("REDIS_URL", "")
    return f"{address.rpartition('/')[0]}/{number}" if address else ""
