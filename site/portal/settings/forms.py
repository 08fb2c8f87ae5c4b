"""The guard and the limits before public forms (docs/guard.md)."""

from datetime import timedelta

from .place import env

# What stands before public forms: altcha, recaptcha_v2, recaptcha_v3 or none (docs/guard.md).
FORM_GUARD = env("FORM_GUARD", default="altcha")
# How many hashes a browser tries at most, half as many on average (docs/guard.md has the times).
ALTCHA_MAX_NUMBER = env.int("ALTCHA_MAX_NUMBER", default=10_000)
# How long a shown form may be sent, and how soon a browser without proof of work.
GUARD_PAGE_AGE = timedelta(hours=24)
GUARD_LEAST_TIME = timedelta(seconds=2)
RECAPTCHA_PUBLIC_KEY = env("RECAPTCHA_PUBLIC_KEY", default="")
RECAPTCHA_PRIVATE_KEY = env("RECAPTCHA_PRIVATE_KEY", default="")
RECAPTCHA_ON_TIPS = env.bool("RECAPTCHA_ON_TIPS", default=False)
RECAPTCHA_REQUIRED_SCORE = env.float("RECAPTCHA_REQUIRED_SCORE", default=0.5)
RECAPTCHA_SCRIPT_URL = env(
    "RECAPTCHA_SCRIPT_URL", default="https://www.google.com/recaptcha/api.js"
)
RECAPTCHA_VERIFY_URL = env(
    "RECAPTCHA_VERIFY_URL", default="https://www.google.com/recaptcha/api/siteverify"
)
# How long readers' letters and questions are kept.
SENDINGS_KEPT = timedelta(days=env.int("SENDINGS_KEPT_DAYS", default=180))
# How often an hour from one network (docs/guard.md says why these); a tip's text has no limit, only
# a mark. "unverified" is for who showed no proof of work, for want of JavaScript say.
FORM_LIMITS = {
    "tip": env.int("LIMIT_TIPS", default=50),
    "unverified tip": env.int("LIMIT_UNVERIFIED_TIPS", default=20),
    "file": env.int("LIMIT_FILES", default=250),
    "lookup": env.int("LIMIT_LOOKUPS", default=120),
    "form": env.int("LIMIT_FORMS", default=30),
    "unverified form": env.int("LIMIT_UNVERIFIED_FORMS", default=10),
}
