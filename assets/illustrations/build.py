"""Draws the demonstration's pictures: `python assets/illustrations/build.py [NAME…]`.

SVG by scenes.py, rasterised by Chromium (Playwright, a development dependency), kept as WebP. The
portal's own pictures (offices.py) stay SVG: they are small, and sharp on every screen.
"""

import io
import shutil
import sys
from pathlib import Path

from offices import ward_office
from PIL import Image
from playwright.sync_api import sync_playwright
from scenes import SCENES

SITE = Path(__file__).resolve().parents[2] / "site"
TARGET = SITE / "portal" / "demo" / "images"
OWN = SITE / "common" / "static" / "common"
DRAWINGS = {"tru-so": ward_office}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(names):
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWINGS.items():
        (OWN / f"{name}.svg").write_text(draw(), encoding="utf-8")
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
