"""Run a command under production settings, with secrets made for the run."""

import base64
import os
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def key(size: int) -> str:
    return base64.b64encode(secrets.token_bytes(size)).decode()


def variables(folder: Path, **changes: str | None) -> dict[str, str]:
    """Answer everything that production needs; a change to None leaves a variable out."""
    found = {
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "toandan.example.vn",
        "PORTAL_BASE_URL": "https://toandan.example.vn",
        "DATABASE_URL": f"sqlite:///{folder / 'production.sqlite3'}",
        "EMAIL_URL": "dummymail://",
        "VAULT_ROOT_KEY": key(32),
        "RECEIPT_SALT": key(16),
        "JOURNAL_KEY": key(32),
        "LIMIT_KEY": key(32),
        "PORTAL_VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        **changes,
    }
    return {name: value for name, value in found.items() if value is not None}


def run(
    environment: dict[str, str], *arguments: str, script: str = ""
) -> subprocess.CompletedProcess:
    """Run manage.py, or a script with Django set up; nothing of the test's environment leaks in."""
    command = ["-c", script] if script else ["manage.py", *arguments]
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "site"), **environment},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
