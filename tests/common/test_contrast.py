"""Every pair of tokens that is set one upon the other can be read, in both schemes."""

import pytest
from tests.common.sheets import SHEETS, palettes

# Text, and what it stands on. A colour used in a new place is a new line here.
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "red") for ground in ("paper", "wash")),
    *((text, "gold-soft") for text in ("ink", "red")),
    *(("ink", ground) for ground in ("green-soft", "blue-soft", "field")),
    ("muted", "field"),
    ("green", "paper"),
    ("green", "green-soft"),
    ("blue", "paper"),
    ("blue", "blue-soft"),
    ("on-fill", "fill"),
    ("on-fill", "fill-strong"),
    ("strip-ink", "strip"),
    ("strip-gold", "strip"),
    ("footer-ink", "footer"),
    ("footer-gold", "footer"),
    ("focus-ink", "focus"),
]


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2)."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_pair_of_tokens_reaches_four_and_a_half(text, ground, scheme):
    tokens = palettes("portal")[scheme]
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_has_the_same_palette_in_both_schemes(sheet):
    assert palettes(sheet) == palettes("portal")
    assert palettes(sheet)["light"].keys() == palettes(sheet)["dark"].keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_of_controls_reach_three(scheme):
    tokens = palettes("portal")[scheme]
    for ground in ("paper", "wash", "field", "green-soft", "gold-soft"):
        assert contrast(tokens["ink"], tokens[ground]) >= 3
        assert contrast(tokens["red"], tokens[ground]) >= 3
