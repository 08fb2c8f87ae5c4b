"""Where real tips arrive. Refuses to start until all that it needs is set (docs/operating.md)."""

import os

from django.core.exceptions import ImproperlyConfigured

from portal.settings.environment import problems

if found := problems(os.environ):
    raise ImproperlyConfigured("Production cannot start:\n  - " + "\n  - ".join(found))

from .base import *  # noqa: F403
from .base import READINESS_CHECKS, env

DEBUG = False
DEMONSTRATION = False
SECRET_KEY = env("DJANGO_SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("DJANGO_SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
READINESS_CHECKS = [*READINESS_CHECKS, "portal.health.demonstration"]

# ProxyMiddleware leaves this header only where a trusted proxy wrote it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading concerns the whole registered domain: that is its owner's to decide, not a portal's.
# Frames of our own are allowed: previews in Wagtail's admin need them.
SILENCED_SYSTEM_CHECKS = ["security.W019", "security.W021"]

# `__Host-`: the browser itself refuses them without TLS, from a subdomain or for another path.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
