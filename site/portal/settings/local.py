"""What `make run` uses: embedded, safe to try, never for real tips."""

from portal.demo import constants

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, TEMPLATES, env

DEMONSTRATION = True
TIP_FORM_NEEDS_CONFIRMATION = False
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("DJANGO_SECRET_KEY", default="local-only-" + "x" * 50)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INSTALLED_APPS = [*INSTALLED_APPS, "portal.demo"]

VAULT_ROOT_KEY = constants.ROOT_KEY
RECEIPT_SALT = constants.RECEIPT_SALT
JOURNAL_KEY = constants.JOURNAL_KEY
LIMIT_KEY = constants.LIMIT_KEY
SAMPLE_RECEIPT = constants.RECEIPT

# Fills the officer's passphrase into its field.
TEMPLATES[0]["OPTIONS"]["context_processors"].append("portal.demo.views.demonstration")
