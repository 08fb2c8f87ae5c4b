"""The demonstration's pictures are small, alike in size, and each different."""

import hashlib
from collections import Counter

from PIL import Image

from common.pictures import specs
from portal.demo.content.articles import ARTICLES
from portal.demo.content.pictures import ALTS
from portal.demo.loading import renditions

IMAGES = renditions.IMAGES


def test_there_are_forty_different_pictures_within_sixty_kilobytes_each():
    pictures = sorted(IMAGES.glob("*.webp"))
    digests = {hashlib.sha256(Image.open(path).tobytes()).digest() for path in pictures}
    assert len(digests) == len(pictures) == 40
    assert all(path.stat().st_size <= 60_000 for path in pictures)
    assert {Image.open(path).size for path in pictures} == {(1200, 675)}


def size(spec):
    """What a picture of 1200 × 675 pixels becomes; Wagtail never enlarges."""
    operation, _, _ = spec.partition("|")
    if operation == "fill-640x400":
        return (640, 400)
    width = min(1200, int(operation.removeprefix("width-")))
    return (width, int(width * 675 / 1200))


def test_every_picture_is_described_and_at_most_two_articles_show_it():
    assert set(ALTS) == {path.stem for path in IMAGES.glob("*.webp")}
    assert len(set(ALTS.values())) == len(ALTS)
    assert max(Counter(article.image for article in ARTICLES).values()) <= 2


def test_pictures_with_all_their_sizes_stay_within_nine_megabytes():
    files = [*IMAGES.iterdir(), *renditions.FOLDER.iterdir()]
    assert sum(path.stat().st_size for path in files) < 9_000_000


def test_every_size_and_format_of_every_picture_is_shipped():
    for spec in specs():
        for name in ALTS:
            with Image.open(renditions.shipped(name, spec)) as made:
                assert (made.size, made.format.lower()) == (size(spec), spec.rpartition("-")[2])
