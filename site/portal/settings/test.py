"""Settings of the tests: like local, with a fast password hasher and stores in memory."""

import os

from .local import *  # noqa: F403
from .local import CACHES, REDIS_URL

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TICK = False
# Each test client would otherwise read all that `make run` once gathered.
WHITENOISE_AUTOREFRESH = True

if REDIS_URL:
    # Workers of the tests run at once and empty their cache: each has a Redis database of its own.
    WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{REDIS_URL.rpartition('/')[0]}/{WORKER + 1}"

# Wagtail's own index serves the admin's search alone: its test writes it
# (tests/home/test_admin_search.py), the others need not pay for it with each page.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}
}
