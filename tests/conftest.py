"""Fixtures that every room's tests share."""

import gc
import os

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from django.urls import get_resolver
from django.utils import translation
from hypothesis import HealthCheck
from tests import prepared, restoring

from campaigns import country
from portal import health
from portal.translations import compile_parts, is_stale

pytest_plugins = ["tests.distribution", "tests.standing"]

# A busy machine is no fault, and fixtures that properties ask for hold for all their examples.
ANY_MACHINE = hypothesis.settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
hypothesis.settings.register_profile("portal", ANY_MACHINE)
# Whether a change lands must not depend on the luck of the draw: `.ci/run` has the same examples
# drawn each time, everybody else new ones.
hypothesis.settings.register_profile("repeatable", ANY_MACHINE, derandomize=True, database=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "portal"))


def pytest_configure(config):
    """The compiled catalogue is not in git: make it, so that tests read Vietnamese."""
    if is_stale():
        compile_parts()


def pytest_collection_finish():
    """What is there now stays until the end: spare the collector walking over all of it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Spare each worker the migrations: its database is a copy of one that they made."""
    with prepared.copied_into(connection):
        yield


@pytest.fixture(autouse=True, scope="session")
def _addresses_of_the_tests_own_settings():
    """Read all addresses now: a first test without the demonstration would lose it for all."""
    list(get_resolver().url_patterns)


@pytest.fixture(autouse=True)
def _fresh_cache():
    """The database of a test is rolled back; what the cache keeps of it must go too."""
    cache.clear()
    health._keys.cache_clear()
    country._country.cache_clear()


@pytest.fixture(autouse=True)
def _own_language():
    """A request leaves its language behind, and the next test may draw a page without one."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Transactional tests leave the database as they found it."""
    from tests import standing  # a plugin, which pytest imports itself

    with django_db_blocker.unblock():
        put_back = restoring.remember()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: put_back())
        yield
    if standing.ground.name:
        standing.ground.take_down()
