"""Local settings with every store on disk and every log wide open, so that leaks can be seen."""

from portal.settings.local import *  # noqa: F403
from portal.settings.local import VAR_DIR

TRUSTED_PROXIES = ["127.0.0.1", "::1"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    }
}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "file": {"class": "logging.FileHandler", "filename": VAR_DIR / "everything.log"},
    },
    "root": {"handlers": ["file"], "level": "DEBUG"},
}
