"""Where the portal lies and what the environment says; every other settings module starts here."""

from pathlib import Path

from .environment import Env

env = Env()
BASE_DIR = Path(__file__).resolve().parents[3]
# Everything that the portal writes while it runs: database, media, sealed blobs.
VAR_DIR = Path(env("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))
PORTAL_BASE_URL = env("PORTAL_BASE_URL", default="http://localhost:8000").rstrip("/")
