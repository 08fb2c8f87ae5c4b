"""The portal with Django's own page cache, in memory, set up as Django's documentation says."""

from portal.settings.local import *  # noqa: F403
from portal.settings.local import MIDDLEWARE

TICK = False
MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "tests.bench.peer.WithoutOwnCacheHeaders",
    *MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
CACHE_MIDDLEWARE_SECONDS = 600
