"""Fixtures that every room's tests share."""

from django.utils.translation import trans_real

from portal.translations import compile_parts, is_stale


def pytest_configure(config):
    """The compiled catalogue is not in git: make it, so that tests read Vietnamese."""
    if is_stale():
        compile_parts()
        trans_real._translations.clear()
        trans_real._default = None
