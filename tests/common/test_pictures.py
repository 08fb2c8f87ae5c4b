"""The demonstration's pictures are small, alike in size, and each different."""

import hashlib
from pathlib import Path

from PIL import Image

IMAGES = Path(__file__).resolve().parents[2] / "site" / "portal" / "demo" / "images"


def test_there_are_ten_different_pictures_within_sixty_kilobytes_each():
    pictures = sorted(IMAGES.glob("*.webp"))
    digests = {hashlib.sha256(Image.open(path).tobytes()).digest() for path in pictures}
    assert len(digests) == len(pictures) == 10
    assert all(path.stat().st_size <= 60_000 for path in pictures)
    assert {Image.open(path).size for path in pictures} == {(1200, 675)}
