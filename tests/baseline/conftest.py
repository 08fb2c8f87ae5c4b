"""The pages that are checked need a country to report from."""

from tests.tipoff.conftest import world

__all__ = ["world"]
