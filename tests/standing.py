"""The site that `setup_site` makes, set up once for the tests in a row that stand on it.

Setting it up takes 0.2 s of computing and hundreds of tests begin so. It stands in a transaction
around theirs, opened before the first of them and undone after the last, so no other test sees it.
"""

import contextlib

import pytest
from django.core.management import call_command
from django.db import transaction

# What pytest-django's fixtures for the database all go through.
DATABASE = "_django_db_helper"
TRANSACTIONAL = {"transactional_db", "live_server", "django_db_reset_sequences"}


@contextlib.contextmanager
def undone():
    """A transaction that is rolled back; code within may commit "durably", as in a TestCase."""
    atomic = transaction.atomic()
    atomic._from_testcase = True
    with atomic:
        try:
            yield
        finally:
            transaction.set_rollback(True)


def stands_on_it(item) -> bool:
    """Whether a test asks for the site, in a transaction of its own."""
    marker = item.get_closest_marker("django_db")
    fixtures = {*item.fixturenames}
    transactional = fixtures & TRANSACTIONAL or (marker and marker.kwargs.get("transaction"))
    return "home" in fixtures and not transactional


class Site:
    """Whether it stands, and how to take it down; `blocker` is pytest-django's of the database."""

    def __init__(self):
        self.held = contextlib.ExitStack()
        self.blocker = None

    def set_up(self, blocker) -> None:
        with blocker.unblock():
            self.held.enter_context(undone())
            call_command("setup_site", verbosity=0)
        self.blocker = blocker

    def take_down(self) -> None:
        with self.blocker.unblock():
            self.held.close()
        self.blocker = None


site = Site()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef, request):
    """Set it up outside the test's own transaction, which pytest-django is about to begin."""
    if fixturedef.argname == DATABASE and not site.blocker and stands_on_it(request.node):
        site.set_up(request.getfixturevalue("django_db_blocker"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    answer = yield
    if site.blocker and nextitem and not stands_on_it(nextitem):
        site.take_down()
    return answer


@pytest.fixture
def home(db):
    """The home page of a fresh site, as `setup_site` makes it."""
    from home.models import HomePage

    if not site.blocker:
        call_command("setup_site", verbosity=0)
    return HomePage.objects.get(locale__language_code="vi")
