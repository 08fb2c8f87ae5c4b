"""Local settings that give up on a locked database after three seconds, not after twenty."""

from portal.settings.local import *  # noqa: F403
from portal.settings.local import DATABASES

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["timeout"] = 3
else:
    DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=3s"
