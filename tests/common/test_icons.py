"""Icons are silent unless they are named."""

from pathlib import Path

import pytest

from common.templatetags.portal_tags import ICONS, icon

LISTED = (Path(__file__).resolve().parents[2] / "assets" / "icons.txt").read_text().split()


def test_every_listed_icon_is_drawn_and_no_other():
    assert sorted(LISTED) == sorted(path.stem for path in ICONS.glob("*.svg"))
    assert all("<" in icon(name) for name in LISTED)


def test_an_icon_beside_its_words_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icon("phone")
    assert "role=" not in icon("phone")


def test_an_icon_that_stands_alone_has_a_name():
    html = icon("phone", 'Gọi "113"')
    assert 'role="img" aria-label="Gọi &quot;113&quot;"' in html


def test_an_unknown_icon_is_a_mistake_of_the_template():
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
