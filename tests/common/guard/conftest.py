"""The guard's tests ask a stand-in, never Google."""

import pytest
from tests.common.guard.vendor import Vendor

from common.guard import recaptcha


@pytest.fixture
def vendor(settings, monkeypatch):
    """reCAPTCHA's verify service as this test's own server, and its keys set."""
    made = Vendor()
    settings.RECAPTCHA_PUBLIC_KEY = "public"
    settings.RECAPTCHA_PRIVATE_KEY = "private"
    settings.RECAPTCHA_VERIFY_URL = made.url
    monkeypatch.setenv("no_proxy", "*")
    # A second of patience in place of three: what is slow is slower still.
    monkeypatch.setattr(recaptcha, "SECONDS", 1)
    yield made
    made.stop()
