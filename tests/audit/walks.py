"""How a browser comes to every page that residents and staff get."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.browser import tip_walk
from tests.templates import FORMS, PAGES, TIP, Shown

from portal.demo.constants import RECEIPT

Look = Callable[[str], object]


def address(page, base: str, shown: Shown) -> str:
    """The whole address of a template's page."""
    return base + shown.address(lambda path: page.request.get(base + path).text())


def reading(page, base: str, look: Look) -> None:
    """Every page that an address alone leads to; the tip's are `tip`'s."""
    for shown in [*PAGES, *FORMS]:
        page.goto(address(page, base, shown))
        look(shown.name)
    page.goto(f"{base}/bao-tin/")
    look("tip, closed")


def sent(page, base: str, look: Look) -> None:
    """What comes after sending a form: the quiz's result, and a form with all its errors."""
    for name in ("quiz", "contact", "ask"):
        (shown,) = (one for one in [*PAGES, *FORMS] if one.name == name)
        page.goto(base + shown.path)
        form = page.locator("main form[method=post]").last
        form.evaluate("form => { form.noValidate = true }")
        with page.expect_navigation():
            form.locator("button:not([name])").last.click()
        look(f"{name}, sent empty")


def tip(page, base: str, look: Look) -> None:
    """The tip's pages beside its way, its whole way with the errors, and the follow-up."""
    for shown in TIP:
        page.goto(base + shown.path)
        look(shown.name)
    receipt = tip_walk.walk(page, base, look)
    tip_walk.look_up(page, base, receipt, look)
    tip_walk.follow(page, page.get_by_role("button", name="Đóng", exact=True))
    tip_walk.look_up(page, base, RECEIPT, lambda name: None, last="tin báo")
    look("tin báo with a reply")


def staff(page, base: str, look: Look) -> None:
    """The login and the desk's shell, as the demonstration lets one in."""
    page.goto(f"{base}/tai-khoan/dang-nhap/")
    look("login")
    page.goto(f"{base}/dung-thu/")
    look("demonstration")
    with page.expect_navigation(url=re.compile("/truc-ban/")):
        page.locator("form[data-card=desk] button").click()
    look("desk")
    page.goto(f"{base}/tai-khoan/bao-mat/")
    look("second factor")


def sources(folder: Path) -> list[Path]:
    """The style sheets and scripts among what a browser was sent."""
    return sorted([*folder.glob("*.css"), *folder.glob("*.js")])


def drafted(page, base: str) -> str:
    """The `Cookie` header of a browser whose draft of a tip is complete, contact and all."""
    page.goto(f"{base}/bao-tin/")
    tip_walk.follow(page, page.locator(".button--start"))
    while tip_walk.slug_of(page) != tip_walk.CHECK:
        tip_walk.fill_in(page)
        tip_walk.submit(page)
    return "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
