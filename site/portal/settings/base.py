"""Settings that hold wherever the portal runs; `local`, `test` and `production` build on them."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from .buckets import storage as bucket_storage
from .environment import Env

BASE_DIR = Path(__file__).resolve().parents[3]
env = Env()
# Everything that the portal writes while it runs: database, media, sealed blobs.
VAR_DIR = Path(env("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))
PORTAL_BASE_URL = env("PORTAL_BASE_URL", default="http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "portal",
    "home",
    "news",
    "campaigns",
    "tipoff",
    "publishing",
    "common",
    "places",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.apps.StaffUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    "portal.middleware.ProxyMiddleware",
    "portal.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before forms are read, and the next one reads them.
    "tipoff.uploads.middleware.UploadMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.middleware.SecondFactorMiddleware",
    "portal.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]
FORM_RENDERER = "common.forms.renderer.PortalFormRenderer"

# --- database, cache, files -------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # FULL, not NORMAL: with NORMAL a power cut can lose a tip whose receipt was shown.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        # What is deleted is overwritten: a shredded tip leaves no bytes (docs/retention.md).
        "PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # As long as on SQLite: whoever waits for a lock is told so, not left waiting for ever.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c lock_timeout=20s")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The portal keeps working while Redis is down.
REDIS_OPTIONS = {
    "IGNORE_EXCEPTIONS": True,
    "SOCKET_CONNECT_TIMEOUT": 1,
    "SOCKET_TIMEOUT": 1,
}
REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": REDIS_OPTIONS,
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static_files.PortalStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
if MEDIA_BUCKET_URL := env("MEDIA_BUCKET_URL", default=""):
    STORAGES["default"] = bucket_storage(MEDIA_BUCKET_URL, urlsplit(PORTAL_BASE_URL).netloc)

# --- language and time ------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "site" / "portal" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True

# Publish scheduled pages and turn the day in the server's own processes (docs/publishing.md).
TICK = env.bool("TICK", default=True)
# What the same processes do besides: functions without arguments, and the seconds between runs.
HOUSEKEEPING = {
    "tipoff.retention.housekeeping.drafts_round": 60,
    "tipoff.retention.housekeeping.blobs_round": 600,
    "tipoff.retention.housekeeping.retention_round": 3600,
    "common.guard.limits.forget": 600,
    "home.contact.services.forget": 3600,
    "news.questions.services.forget": 3600,
    "tipoff.uploads.sweeping.files_round": 600,
}

# --- people -----------------------------------------------------------------

AUTH_USER_MODEL = "common.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.LoginForm",
    "reauthenticate": "portal.accounts.forms.ReauthenticateForm",
    "change_password": "portal.accounts.forms.ChangePasswordForm",
    "reset_password": "portal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.ResetPasswordKeyForm",
}
# allauth counts in the cache, which processes do not share without Redis: django-axes counts wrong
# passwords and `second_factor` wrong codes, both in the database. Left to allauth: asking for mail.
ACCOUNT_RATE_LIMITS = dict.fromkeys(
    ("login", "login_failed", "reauthenticate", "change_password", "reset_password_from_key"), ""
) | {"reset_password": "20/m/ip,5/m/key"}
MFA_ADAPTER = "portal.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.AuthenticateForm",
    "reauthenticate": "portal.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "portal.accounts.forms.ActivateTOTPForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_PERIOD = 30
MFA_TOTP_TOLERANCE = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "portal.accounts.views.client_address"
AXES_LOCKOUT_CALLABLE = "portal.accounts.views.locked_out"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
# From the login on, however busy the session is (portal.middleware.SecondFactorMiddleware).
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "portal_session"
# A year-long CSRF cookie would be a trace on a citizen's device: end it with the browser.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True

# --- Wagtail ----------------------------------------------------------------

# One choice: the list that the system offers has names that browsers reject.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_SITE_NAME = "Toàn dân bảo vệ an ninh Tổ quốc"
WAGTAILADMIN_BASE_URL = PORTAL_BASE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Calmer than half a second on a village line; drafts still outlive a closed tab.
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_USAGE_COUNT_ENABLED = True
WAGTAILIMAGES_IMAGE_MODEL = "common.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "common.PortalDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 75
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- headers ----------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    },
}
# Wagtail's admin still writes inline scripts and styles; even there nothing but self is loaded.
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "img-src": [SELF, "data:", "blob:"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
}
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation"),
        *("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"),
    )
)
# Networks whose forwarding headers are believed, and whether a Unix socket's peer is one.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
TRUST_UNIX_SOCKET = False
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "quiet": {
            "()": "portal.logs.QuietFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Addresses that do not exist are nobody's business; errors are.
        "django.request": {"level": "ERROR"},
    },
}

# --- the vault and the tip-off ----------------------------------------------

# Ed25519 public key of the offline root, base64 (docs/keys.md).
VAULT_ROOT_KEY = env("VAULT_ROOT_KEY", default="")
# Site salt of the receipt's Argon2id, base64, 16 bytes; never changes once tips exist.
RECEIPT_SALT = env("RECEIPT_SALT", default="")
# HMAC keys, base64, 32 bytes each: of the journal's chain, of the limits' keys.
JOURNAL_KEY = env("JOURNAL_KEY", default="")
LIMIT_KEY = env("LIMIT_KEY", default="")
# Where each tip is written a second time before its receipt is shown; another volume is best.
TIPOFF_BLOB_URL = env("TIPOFF_BLOB_URL", default=f"file://{VAR_DIR / 'blobs'}")
# After how many minutes without use the officers' desk locks itself: 15 to 60.
DESK_IDLE_MINUTES = min(60, max(15, env.int("DESK_IDLE_MINUTES", default=15)))

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

# What /readyz asks, each a function that answers "ok" or the reason why not.
READINESS_CHECKS = [
    "portal.health.database",
    "portal.health.migrations",
    "portal.health.places",
    "portal.health.keys",
]

# The lowest accepted epochs of keys, outside the database on purpose.
VAULT_EPOCHS_FILE = env("VAULT_EPOCHS_FILE", default=str(VAR_DIR / "vault-epochs.json"))

# A station works when this many officers hold its key, one of whom opened the vault this lately.
STATION_OFFICERS_AT_LEAST = env.int("STATION_OFFICERS_AT_LEAST", default=2)
STATION_UNLOCKED_WITHIN_DAYS = env.int("STATION_UNLOCKED_WITHIN_DAYS", default=14)

# Criminal Procedure Code 2015, art. 146-147, and joint circular 01/2017: take in and hand over
# within 24 hours, decide within 20 days. An urgent tip is taken up within half an hour: our rule.
TIP_ACKNOWLEDGE = timedelta(hours=24)
TIP_ACKNOWLEDGE_URGENT = timedelta(minutes=30)
TIP_FORWARD = timedelta(hours=24)
TIP_DECIDE = timedelta(days=20)

# How long a tip stays once it is concluded; where no case was opened, or it was merged; how long it
# stands announced before it is shredded; how long backups are kept, so that it is gone for good.
TIP_KEPT = timedelta(days=env.int("TIP_KEPT_DAYS", default=365))
TIP_KEPT_UNFOUNDED = timedelta(days=env.int("TIP_KEPT_UNFOUNDED_DAYS", default=90))
TIP_SHRED_NOTICE = timedelta(days=env.int("TIP_SHRED_NOTICE_DAYS", default=3))
BACKUPS_KEPT = timedelta(days=env.int("BACKUPS_KEPT_DAYS", default=30))

# Half-done answers, and how long a shown receipt or an opened follow-up stays.
TIP_DRAFT_AGE = timedelta(hours=24)
TIP_RECEIPT_SHOWN = timedelta(minutes=10)
TIP_FOLLOWUP_AGE = timedelta(minutes=30)
# What a citizen may attach: files, bytes of videos and recordings together, and bytes of one
# request without JavaScript.
TIP_FILES_MOST = 5
TIP_FILES_LONG = 500 * 1024 * 1024
TIP_FILES_FORM = 50 * 1024 * 1024
# How many bodies of files one server process takes in at once (docs/uploads.md).
UPLOAD_SLOTS = env.int("UPLOAD_SLOTS", default=6)
# Bytes on the files' disk that files never take: a tip's text needs a few thousand.
UPLOAD_RESERVE = env.int("UPLOAD_RESERVE_MB", default=1024) * 1024 * 1024
# An optional scanner that reads along: tcp://host:3310 or unix:///run/clamav/clamd.ctl.
CLAMD_URL = env("CLAMD_URL", default="")
# Where "Thoát nhanh" leads: an everyday page off this site.
QUICK_EXIT_URL = env("QUICK_EXIT_URL", default="https://vi.wikipedia.org/")
# Until the provincial desk has confirmed what people must settle first, no tip is taken
# (docs/before-going-live.md). False only where no tip can be real.
TIP_FORM_NEEDS_CONFIRMATION = True
ARGON2_INTAKE_SLOTS = env.int("ARGON2_INTAKE_SLOTS", default=2)
ARGON2_LOOKUP_SLOTS = env.int("ARGON2_LOOKUP_SLOTS", default=1)

# True only where the demonstration may exist (local and test settings).
DEMONSTRATION = False

# What the lookup's field is filled in with: a sample to try, under local settings alone.
SAMPLE_RECEIPT = ""
