"""A real portal that may be killed, on SQLite or on the PostgreSQL that `DATABASE_URL` names."""

from pathlib import Path

import pytest
from tests.process import Portal


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items):
    """One worker runs them one after another: they share one prepared portal."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.faults)
            item.add_marker(pytest.mark.xdist_group("faults"))


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """A prepared portal; each test starts and ends its server itself."""
    made = Portal(tmp_path_factory.mktemp("faulty-portal"))
    made.prepare()
    yield made
    made.stop()
