"""What `make run` calls: prepare whatever is new, then become the server."""

import hashlib
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import Error, connection

from portal import health

# Each may be interrupted and run again: none repeats what is done.
STEPS = (
    ("compile_parts", "Vietnamese texts", {}),
    ("migrate", "Database", {"interactive": False, "verbosity": 0}),
    ("load_places", "Provinces and wards", {}),
    ("setup_site", "Site and its first pages", {}),
    ("setup_roles", "Editors' roles", {}),
    ("load_demo", "Demonstration", {}),
    ("collectstatic", "Static files", {"interactive": False, "verbosity": 0}),
)
# Of each worker. More than the pages need: a body that arrives slowly holds one (docs/uploads.md).
THREADS = 32
# What else connects: commands, backups, whoever looks.
OTHER_CONNECTIONS = 10
FEW_CONNECTIONS = "PostgreSQL: set max_connections to %(needed)s at least (docs/operating.md)"


class Command(BaseCommand):
    help = "Prepare the database, the demonstration and static files, then serve with granian."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--reload", action="store_true", help="restart when code changes")
        parser.add_argument("--only-prepare", action="store_true", help="do not serve")

    def handle(self, *, port, host, workers, reload, only_prepare, **options):
        self.prepare()
        if only_prepare:
            return
        if lacks_connections(workers):
            self.say(FEW_CONNECTIONS % {"needed": workers * THREADS + OTHER_CONNECTIONS})
        self.say(f"Ready: http://localhost:{port}/dung-thu/ (Ctrl-C stops it)")
        serve(port, host, workers, reload)

    def prepare(self):
        """Run the steps, unless nothing has changed since they all ran."""
        stamp = settings.VAR_DIR / "prepared"
        state = fingerprint()
        if stamp.exists() and stamp.read_text() == state and is_migrated():
            return
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        stamp.unlink(missing_ok=True)
        # Production has no demonstration, so no command that loads it.
        steps = [step for step in STEPS if step[0] in get_commands()]
        for number, (command, title, options) in enumerate(steps, start=1):
            self.say(f"[{number}/{len(steps)}] {title} …")
            call_command(command, stdout=self.stdout, **options)
        stamp.write_text(state)

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()


def fingerprint() -> str:
    """Digest the database's address and the name, size and time of each file of ours."""
    # Without the folder that holds everything: moved or copied whole, it stays prepared.
    address = str(settings.DATABASES["default"]["NAME"]).removeprefix(f"{settings.VAR_DIR}/")
    digest = hashlib.sha256(address.encode())
    for folder in ("site", "templates"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.is_file() and not is_derived(path):
                status = path.stat()
                digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def is_derived(path: Path) -> bool:
    """Tell whether a file is made from others and so says nothing new."""
    return "__pycache__" in path.parts or path.suffix == ".mo" or path.parent.name == "LC_MESSAGES"


def is_migrated() -> bool:
    """Tell whether the database is there with all its tables."""
    try:
        return health.migrations() == health.OK
    except Error:
        return False


def lacks_connections(workers: int) -> bool:
    """Tell whether PostgreSQL would turn away a thread while all others hold a connection."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_connections")
        return int(cursor.fetchone()[0]) < workers * THREADS + OTHER_CONNECTIONS


def serve(port: int, host: str, workers: int, reload: bool):
    """Replace this process by granian, so that signals reach the server itself."""
    site = str(settings.BASE_DIR / "site")
    environment = {
        **os.environ,
        "PYTHONPATH": site,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
    }
    arguments = [
        *("--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(1 if reload else workers), "--blocking-threads", str(THREADS)),
        *("--no-ws", "--respawn-failed-workers", "--log-level", "warning"),
        *(["--reload", "--reload-paths", site] if reload else []),
        "portal.wsgi:application",
    ]
    sys.stdout.flush()
    os.execve(  # noqa: S606 - nothing here comes from outside
        sys.executable, [sys.executable, "-m", "granian", *arguments], environment
    )
