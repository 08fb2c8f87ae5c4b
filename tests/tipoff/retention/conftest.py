"""A clock to move."""

import pytest
from tests.tipoff.retention.closing import Clock


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)
