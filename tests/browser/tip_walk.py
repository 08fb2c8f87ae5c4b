"""The citizen's whole way in a browser, page by page: `walk` there, `look` at every page."""

from urllib.parse import urlsplit

from tests.tipoff.intake.walk import ANSWERS, CONTACT

SAID = {**dict(ANSWERS), "cach-bao-tin": {"identity": "named"}, "lien-he": CONTACT}
CHECK, SENT = "kiem-tra", "da-gui"


def slug_of(page):
    """The last part of the page's address: a question's name."""
    return urlsplit(page.url).path.rstrip("/").rpartition("/")[2]


def follow(page, target):
    """Click what leads to another page, and wait for that page."""
    with page.expect_navigation():
        target.click()


def submit(page):
    """Press the page's main button."""
    follow(page, page.locator("main .buttons button:not(.button--quiet):visible").first)


def fill_in(page):
    """Answer the question on the page, as `SAID` has it."""
    for name, value in SAID.get(slug_of(page), {}).items():
        field = page.locator(f"main [name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"main [name={name}][value='{value}']").check()
        else:
            field.fill(value)
        if name == "typed":
            follow(page, page.locator("button[name=search]"))


def walk(page, base, look, *, language="", wrong=True):
    """From the start page to the receipt; `look(name)` at each page and its errors (`wrong`)."""
    page.goto(f"{base}{language}/bao-tin/")
    look("bao-tin")
    follow(page, page.locator(".button--start"))
    while slug_of(page) != CHECK:
        slug = slug_of(page)
        look(slug)
        if wrong and SAID.get(slug) and not page.locator("button[name=skip]").count():
            submit(page)
            assert slug_of(page) == slug, "an empty answer was taken"
            look(f"{slug} lỗi")
        fill_in(page)
        submit(page)
    look(CHECK)
    submit(page)
    look(SENT)
    return page.locator("#receipt").inner_text()


def look_up(page, base, receipt, look, *, language="", last=""):
    """Open the tip by its receipt; the pages of the follow-up in their order, up to `last`."""
    page.goto(f"{base}{language}/bao-tin/tra-cuu/")
    look("tra-cuu")
    page.locator("[name=receipt]").fill("0000-0000-0000-0000")
    submit(page)
    look("tra-cuu lỗi")
    page.locator("[name=receipt]").fill(receipt)
    submit(page)
    look("tin báo")
    if last == "tin báo":
        return
    follow(page, page.locator("a[href$='rut-lien-he/']"))
    look("rut-lien-he")
    submit(page)
    look("tin báo đã rút")
