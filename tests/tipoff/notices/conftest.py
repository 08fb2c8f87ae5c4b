"""Officers with addresses, and a mail server on a real socket."""

import pytest
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
