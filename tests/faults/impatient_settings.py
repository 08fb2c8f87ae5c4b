"""Local settings that give up on a locked database after a moment, not after twenty seconds."""

from portal.settings.local import *  # noqa: F403
from portal.settings.local import DATABASES

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["timeout"] = 0.3
else:
    DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=300ms"
