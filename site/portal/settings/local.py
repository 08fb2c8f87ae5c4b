"""What `make run` uses: embedded, safe to try, never for real tips."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, env

DEMONSTRATION = True
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("DJANGO_SECRET_KEY", default="local-only-" + "x" * 50)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INSTALLED_APPS = [*INSTALLED_APPS, "portal.demo"]
