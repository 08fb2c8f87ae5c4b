"""Draws the demonstration's pictures: `python assets/illustrations/build.py [NAME…]`.

SVG by scenes.py, rasterised by Chromium (Playwright, a development dependency), kept as WebP.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from scenes import SCENES

TARGET = Path(__file__).resolve().parents[2] / "site" / "portal" / "demo" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(names):
    TARGET.mkdir(parents=True, exist_ok=True)
    browser_path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 675})
        for name in names or SCENES:
            size = save(rasterise(page, SCENES[name]()), TARGET / f"{name}.webp")
            print(f"{name}: {size} bytes")
        browser.close()


def rasterise(page, svg: str) -> Image.Image:
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(image: Image.Image, path: Path) -> int:
    """Write the picture; its size in bytes is the answer."""
    image.save(path, "WEBP", quality=84, method=6)
    return path.stat().st_size


if __name__ == "__main__":
    main(sys.argv[1:])
