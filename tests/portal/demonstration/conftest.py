"""The demonstration over the whole real country, loaded once for this folder's tests."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings
from tests.standing import undone

STEPS = ("load_places", "setup_site", "setup_roles", "load_demo")


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What `make run` loads, with a folder of its own; the tables are empty again afterwards."""
    folder = tmp_path_factory.mktemp("demo")
    own = override_settings(
        MEDIA_ROOT=str(folder / "media"),
        TIPOFF_BLOB_URL=f"file://{folder / 'blobs'}",
        VAULT_EPOCHS_FILE=str(folder / "epochs.json"),
    )
    with django_db_blocker.unblock(), own, undone():
        cache.clear()
        for step in STEPS:
            call_command(step, verbosity=0)
        yield folder


@pytest.fixture
def db(loaded):
    """In place of pytest-django's: the demonstration is there, and what one test does is undone.

    It must have this name: pytest-django makes the tables for whoever asks for `db`.
    """
    with undone():
        yield loaded
