"""Makes the font files of the public pages from Fontsource's (called by build.sh).

The pages use the weights 400, 600 and 700 alone: cutting the axis there, and the hints that no
phone reads, leaves 31 of 50 KB. What Vietnamese text does not need (ß, ñ, ¼ …) stands in a file of
its own, which a browser fetches only where it is used: 25 KB for all other pages. Every character
of Fontsource's two subsets, and every feature, stays. The same bytes come out each time.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SUBSETS = ("latin", "vietnamese")
WEIGHTS = (400, 700)
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the copyright and the licence among them
TYPED = "\xa0§©«»°±²³·×–—‘’“”•…€−"
TONES = "\u0300\u0301\u0303"


def everyday() -> set[int]:
    """What Vietnamese text needs of the subset `latin`: ASCII, À to ý as far as used, and signs."""
    toned = {unicodedata.normalize("NFC", a + tone) for a in "AEIOUYaeiouy" for tone in TONES}
    letters = {letter for letter in toned | set("ÂÊÔâêô") if len(letter) == 1}
    return {*range(0x20, 0x7F), *map(ord, letters), *map(ord, TYPED)}


def reduce(font: TTFont, characters: set[int]) -> None:
    options = subset.Options(hinting=False, layout_features=["*"], name_IDs=NAMES)
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)


def known(source: Path) -> set[int]:
    """The characters of a font, without control characters."""
    with TTFont(source) as font:
        return {code for code in font.getBestCmap() if code >= 0x20}


def make(source: Path, target: Path, characters: set[int]) -> None:
    """Write these characters of `source`, in `WEIGHTS`."""
    with TTFont(source, recalcTimestamp=False) as font:
        reduce(font, characters)
        font.flavor = "woff2"
        font.save(target)


def main(files: Path, folder: Path) -> None:
    """Write the three fonts; no character stands in two, so none is fetched for another's."""
    latin, vietnamese = (files / f"noto-sans-{name}-wght-normal.woff2" for name in SUBSETS)
    common = known(latin) & everyday()
    toned = known(vietnamese) - common
    make(vietnamese, folder / "noto-sans-vietnamese.woff2", toned)
    make(latin, folder / "noto-sans-latin.woff2", common)
    make(latin, folder / "noto-sans-more.woff2", known(latin) - common - toned)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
