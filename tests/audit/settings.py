"""Production's settings, for a browser that asks over plain HTTP on this machine alone."""

import os

from portal.settings.production import *  # noqa: F403

SECURE_SSL_REDIRECT = False
PORTAL_BASE_URL = f"http://localhost:{os.environ['PORT']}"
