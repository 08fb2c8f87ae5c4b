"""Settings that hold wherever the portal runs; `local`, `test` and `production` build on them."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from .forms import *  # noqa: F403
from .headers import *  # noqa: F403
from .people import *  # noqa: F403
from .place import BASE_DIR, PORTAL_BASE_URL, env
from .stores import *  # noqa: F403
from .tips import *  # noqa: F403

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
    "common.clearance.middleware.HeldBackMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "portal.unmarked_words.MendingLoader",
                    ],
                )
            ],
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

# --- language and time ------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "site" / "portal" / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True

# Publish scheduled pages and turn the day in the server's own processes (docs/publishing.md).
TICK = env.bool("TICK", default=True)
# What the same processes do besides: functions without arguments, and the seconds between runs.
HOUSEKEEPING = {
    "tipoff.retention.housekeeping.drafts_round": 60,
    "tipoff.retention.housekeeping.moving_round": 60,
    "tipoff.retention.housekeeping.blobs_round": 600,
    "tipoff.retention.housekeeping.retention_round": 3600,
    "tipoff.heads.keep": 3600,
    "common.guard.limits.forget": 600,
    "common.sendings.forget": 3600,
    "publishing.counting.services.forget": 3600,
    "common.takedown.services.sweep_all": 30,
    "tipoff.uploads.sweeping.files_round": 600,
    "tipoff.mailing.notices_round": 10,
    "tipoff.reminders.reminders_round": 60,
    "tipoff.reminders.absence_round": 600,
}

# --- Wagtail ----------------------------------------------------------------

# One choice: the list that the system offers has names that browsers reject.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# What date fields show and read, in either language of the admin (portal/formats).
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
# Where a weakness of the site is told, as addresses: "mailto:…", "https://…", the best first.
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[])
WAGTAIL_SITE_NAME = "Toàn dân bảo vệ an ninh Tổ quốc"
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = PORTAL_BASE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Calmer than half a second on a village line; drafts still outlive a closed tab.
WAGTAIL_AUTOSAVE_INTERVAL = 3000
# A model taken up in 300 places, each with figures, is one form. A body's size stays limited.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_USAGE_COUNT_ENABLED = True
WAGTAILIMAGES_IMAGE_MODEL = "common.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "common.PortalDocument"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odt", "ods", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("mp4", "webm", "mp3", "m4a"),  # common.recordings.KINDS
]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 75
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20  # seconds; much less than a notice's lease (tipoff.outbox)
DEFAULT_FROM_EMAIL = env(
    "EMAIL_FROM", default=f"khong-tra-loi@{urlsplit(PORTAL_BASE_URL).hostname}"
)

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

# What /readyz asks, each a function that answers "ok" or the reason why not.
READINESS_CHECKS = [
    "portal.health.database",
    "portal.health.migrations",
    "portal.health.places",
    "portal.health.keys",
]

# True only where the demonstration may exist (local and test settings).
DEMONSTRATION = False

# What the lookup's field is filled in with: a sample to try, under local settings alone.
SAMPLE_RECEIPT = ""
