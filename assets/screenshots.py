"""Take the pictures of docs/images/ from a demonstration: `assets/screenshots.py [BASE [NAME …]]`.

Start one first (`make run`), then run this with the tests' Python (.venv/bin/python). Pictures are
reduced to a palette, so that each stays under 200 KB.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

OUT = Path(__file__).resolve().parents[1] / "docs" / "images"
ARTICLE = "/tin-tuc/nam-dong-ra-mat-6-ho-tro-1-va-tuan-tra-nhan-dan/"
PROVINCE = "danang1"  # the provincial desk's account
PHONE, NARROW, DESKTOP, TALL = (390, 844), (760, 860), (1280, 800), (1000, 1280)


def home(page):
    page.goto("/")


def article(page):
    page.goto(ARTICLE)


def tip(page):
    page.goto("/bao-tin/")
    page.get_by_role("button", name="Bắt đầu").click()
    for answer in ("happened", "theft"):
        page.locator(f"input[value={answer}]").check()
        page.get_by_role("button", name="Tiếp tục", exact=True).click()
    page.locator("input[name=typed]").press_sequentially("p khue trung cam le")
    page.get_by_label("Phường Cẩm Lệ, Đà Nẵng").check()


def desk_locked(page):
    page.goto("/dung-thu/")
    page.locator("form[data-card=desk] button").click()
    page.get_by_role("button", name="Mở khóa").wait_for()


def desk_list(page):
    desk_locked(page)
    page.get_by_role("button", name="Mở khóa").click()
    page.locator("[data-row] [data-slot=place]:not(:empty)").first.wait_for(timeout=60_000)


def desk(page):
    desk_list(page)
    page.locator("[data-row] a").first.click()
    page.locator("[data-slot=body]:not(:empty)").wait_for()


def to_top(page, selector):
    """Scroll until an element stands at the top of the screen."""
    page.locator(selector).first.evaluate("one => one.scrollIntoView()")


def desk_reply(page):
    desk(page)
    page.locator("#reply").fill("Cảm ơn ông/bà đã báo tin. Ông/bà còn ở gần đó không?")
    page.locator("#note").fill("Đã báo cảnh sát khu vực tới xem.")
    to_top(page, ".tip-sheet__next")


def desk_transfer(page):
    desk(page)
    page.locator("a[href='#transfer-typed']").click()
    page.locator("#transfer-typed").fill("ngu hanh son")
    page.get_by_role("button", name="Tìm nơi nhận").click()
    page.locator("[data-moving=transfer]:not([hidden])").wait_for()
    to_top(page, ".fold[open]")


def province_panel(page, name):
    """A panel of the provincial desk, its vault open."""
    page.goto("/dung-thu/")
    page.locator(".demo-roles summary").click()
    page.get_by_role("button", name=PROVINCE).click()
    page.get_by_role("button", name="Mở khóa").click()
    page.locator("#list h1").wait_for()
    page.locator(f".desk-menu [data-panel={name}]").first.click()
    page.locator("#panel h1").wait_for()


def province(page):
    province_panel(page, "province")


def keys(page):
    province_panel(page, "keys")


SHOTS = {
    "home-desktop": (home, DESKTOP),
    "article-phone": (article, PHONE),
    "tip-phone": (tip, PHONE),
    "desk-desktop": (desk_list, DESKTOP),
    "desk-tip": (desk, DESKTOP),
    "desk-phone": (desk, PHONE),
    "desk-unlock": (desk_locked, DESKTOP),
    "desk-reply": (desk_reply, DESKTOP),
    "desk-transfer": (desk_transfer, NARROW),
    "desk-province": (province, DESKTOP),
    "desk-keys": (keys, TALL),
}
# Each on a phone and a desktop, light and dark, in one picture.
LOOKS = {
    "look-home": "/",
    "look-news": "/tin-tuc/",
    "look-article": ARTICLE,
    "look-document": "/phap-luat/van-ban/bo-luat-to-tung-hinh-su-2015/",
    "look-question": "/phap-luat/hoi-dap/bao-lau-thi-co-ket-qua/",
    "look-model": "/phong-trao/mo-hinh/6-ho-tro-1/",
    "look-stations": "/cong-an/tinh/68/",
    "look-search": "/tim-kiem/?q=tuan+tra",
}
LOOK_HEIGHT, GAP, PAPER = 1000, 24, "#8a8178"
LOOK_SIZE = (1040, 1240)  # pixels at most of a picture of four


def screen(browser, base, walk, size, **more):
    """What a page's first screen shows at a size (width, height), as a picture."""
    whole = more.pop("full_page", False)
    viewport = dict(zip(("width", "height"), size, strict=True))
    context = browser.new_context(base_url=base, viewport=viewport, locale="vi-VN", **more)
    page = context.new_page()
    walk(page)
    page.wait_for_load_state("networkidle")
    shot = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    context.close()
    return shot


def look(browser, base, name):
    """A page on four screens: light above, dark below."""
    sizes = ((PHONE[0], LOOK_HEIGHT), (DESKTOP[0], LOOK_HEIGHT))
    width = sum(size[0] for size in sizes) + GAP * 3
    sheet = Image.new("RGB", (width, 2 * LOOK_HEIGHT + 3 * GAP), PAPER)
    for row, scheme in enumerate(("light", "dark")):
        left = GAP
        for size in sizes:
            shot = screen(
                browser, base, lambda page: page.goto(LOOKS[name]), size, color_scheme=scheme
            )
            sheet.paste(shot, (left, GAP + row * (LOOK_HEIGHT + GAP)))
            left += size[0] + GAP
    sheet.thumbnail(LOOK_SIZE, Image.Resampling.LANCZOS)
    return sheet


def take(browser, base, name):
    """Keep one picture in few colours."""
    if name in LOOKS:
        shot = look(browser, base, name)
    else:
        walk, size = SHOTS[name]
        shot = screen(browser, base, walk, size, full_page=name == "tip-phone")
    colours = shot.quantize(128, dither=Image.Dither.NONE)
    colours.save(OUT / f"{name}.png", optimize=True)


def main(base="http://localhost:8000", *names):
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        kinds = ("chromium", "chromium-headless-shell", "google-chrome")
        chromium = next(filter(None, map(shutil.which, kinds)), None)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in names or [*SHOTS, *LOOKS]:
            take(browser, base, name)
            print(OUT / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
