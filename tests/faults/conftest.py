"""A real portal that may be killed, on SQLite or on the PostgreSQL that `DATABASE_URL` names."""

from pathlib import Path

import pytest
from tests.process import Portal


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.faults)


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """A prepared portal; each test starts and ends its server itself."""
    made = Portal(tmp_path_factory.mktemp("faulty-portal"))
    made.prepare()
    yield made
    made.stop()
