"""The demonstration's pictures are small, alike in size, and each different."""

import hashlib
from pathlib import Path

from PIL import Image

from common.pictures import specs
from portal.demo.content.articles import ARTICLES
from portal.demo.loading.renditions import shipped

IMAGES = Path(__file__).resolve().parents[2] / "site" / "portal" / "demo" / "images"


def test_there_are_ten_different_pictures_within_sixty_kilobytes_each():
    pictures = sorted(IMAGES.glob("*.webp"))
    digests = {hashlib.sha256(Image.open(path).tobytes()).digest() for path in pictures}
    assert len(digests) == len(pictures) == 10
    assert all(path.stat().st_size <= 60_000 for path in pictures)
    assert {Image.open(path).size for path in pictures} == {(1200, 675)}


def size(spec):
    """What a picture of 1200 × 675 pixels becomes; Wagtail never enlarges."""
    operation, _, _ = spec.partition("|")
    if operation == "fill-640x400":
        return (640, 400)
    width = min(1200, int(operation.removeprefix("width-")))
    return (width, int(width * 675 / 1200))


def test_every_size_and_format_of_an_articles_picture_is_shipped():
    for spec in specs():
        for name in {article.image for article in ARTICLES}:
            with Image.open(shipped(name, spec)) as made:
                assert (made.size, made.format.lower()) == (size(spec), spec.rpartition("-")[2])
