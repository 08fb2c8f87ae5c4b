"""The start says so where PostgreSQL has fewer connections than the server has threads."""

import pytest
from django.db import connection

from portal.management.commands.start import lacks_connections

pytestmark = pytest.mark.django_db


def test_a_server_of_more_threads_than_connections_is_told():
    assert lacks_connections(workers=100_000) == (connection.vendor == "postgresql")


def test_a_server_of_few_threads_is_not():
    assert not lacks_connections(workers=1)
