"""The screens that every page is looked at on: `from tests.browser.screens import SCREENS`."""

import pytest

SCREENS = pytest.mark.parametrize(
    ("width", "dark"),
    [(360, False), (360, True), (1280, False), (1280, True)],
    ids=["phone", "phone-dark", "desktop", "desktop-dark"],
)
