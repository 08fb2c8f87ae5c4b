"""Officers with addresses, and a mail server on a real socket."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.mailbox import Mailbox

from common.models import User
from tipoff.models import Officer


@pytest.fixture
def country(world):
    """The world, where everybody has an address."""
    for user in User.objects.all():
        user.email = f"{user.username}@example.vn"
        user.save()
    return world


@pytest.fixture
def officers(country):
    """Two officers of Cẩm Lệ."""
    found = Officer.objects.filter(station__code="cam-le").select_related("user")
    return list(found.order_by("pk"))


@pytest.fixture
def mailbox(settings):
    """A mail server that the settings name."""
    with Mailbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        yield box


class Clock:
    """A clock that stands until a test moves it: `clock(minutes=5)`, `clock.at("…+07:00")`."""

    def __init__(self, now):
        self.now = now

    def __call__(self, **by):
        self.now += timedelta(**by)

    def at(self, moment: str):
        self.now = datetime.fromisoformat(moment)


@pytest.fixture
def clock(monkeypatch):
    """The portal's clock in the test's hands."""
    clock = Clock(timezone.now())
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock
