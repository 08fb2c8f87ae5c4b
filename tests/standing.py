"""What hundreds of tests begin with, set up once for those in a row: a fresh site, or a country.

The site that `setup_site` makes takes 0.2 s of computing, a country with working stations 0.1 s. It
stands in a transaction around theirs, opened before the first of them and undone after the last,
so no other test sees it.
"""

import contextlib
import copy

import pytest
from django.core.management import call_command
from django.db import transaction

# What pytest-django's fixtures for the database all go through.
DATABASE = "_django_db_helper"
TRANSACTIONAL = {"transactional_db", "live_server", "django_db_reset_sequences"}
# A test with none of these leaves the database alone.
DATABASES = TRANSACTIONAL | {DATABASE, "db", "django_db_setup", "django_db_blocker"}


def set_up_site():
    from home.models import HomePage

    call_command("setup_site", verbosity=0)
    return HomePage


def set_up_country():
    from tests.tipoff.factories import World

    return World().country()


# By the fixture that asks for it.
GROUNDS = {"home": set_up_site, "standing_world": set_up_country}


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


def ground_of(item) -> str:
    """What a test in a transaction of its own stands on; empty for none."""
    marker = item.get_closest_marker("django_db")
    fixtures = {*item.fixturenames}
    if fixtures & TRANSACTIONAL or (marker and marker.kwargs.get("transaction")):
        return ""
    return next((name for name in GROUNDS if name in fixtures), "")


def needs_database(item) -> bool:
    return bool(DATABASES & {*item.fixturenames} or item.get_closest_marker("django_db"))


class Ground:
    """What stands now (`name`), what setting it up gave (`made`), and how to take it down.

    `blocker` is pytest-django's of the database.
    """

    def __init__(self):
        self.held = contextlib.ExitStack()
        self.name, self.made, self.blocker = "", None, None

    def set_up(self, name, blocker) -> None:
        with blocker.unblock():
            self.held.enter_context(undone())
            self.made = GROUNDS[name]()
        self.name, self.blocker = name, blocker

    def take_down(self) -> None:
        with self.blocker.unblock():
            self.held.close()
        self.name, self.made, self.blocker = "", None, None


ground = Ground()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef, request):
    """Set it up outside the test's own transaction, which pytest-django is about to begin."""
    name = ground_of(request.node) if fixturedef.argname == DATABASE else ""
    if name and not ground.name:
        ground.set_up(name, request.getfixturevalue("django_db_blocker"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    answer = yield
    if ground.name and nextitem and needs_database(nextitem) and ground_of(nextitem) != ground.name:
        ground.take_down()
    return answer


@pytest.fixture
def home(db):
    """The home page of a fresh site, as `setup_site` makes it."""
    pages = ground.made if ground.name == "home" else set_up_site()
    return pages.objects.get(locale__language_code="vi")


@pytest.fixture
def standing_world(db):
    """A `tests.tipoff.factories.World` with its rows; what a test changes of it is its own."""
    world = ground.made if ground.name == "standing_world" else set_up_country()
    return copy.deepcopy(world)
