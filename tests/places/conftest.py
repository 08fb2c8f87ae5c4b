"""The whole country in memory, made once; and small folders of place files."""

from datetime import date

import pytest
from django.db import transaction

from places import files, index, loading


@pytest.fixture(scope="session")
def country(django_db_setup, django_db_blocker):
    """The index over the files as committed. The tables are empty again afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        loading.load(files.DATA, date(2026, 11, 21))
        made = index.build()
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="session")
def tables():
    """The rows of every committed file."""
    return {name: files.read_table(files.DATA, name) for name in files.TABLES}
