"""Most tests clean pictures and papers in this process: a child each would cost minutes."""

import pytest

from tipoff.cleaning import apart


@pytest.fixture
def in_this_process(monkeypatch):
    monkeypatch.setattr(apart, "clean_apart", apart.clean_here)
