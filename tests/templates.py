"""Every template that residents get, with an address of the demonstration that shows it.

One list for all that is asked of every page: barriers and scroll in the browser's tests, the Nu
checker and Lighthouse in `make audit`. A new kind of page gets its line here; a test of the
demonstration (tests/portal/demonstration/test_pages.py) misses it otherwise.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.tipoff.intake.walk import SLUGS

OPEN = "/phong-trao/gop-y/gio-tuan-tra-cua-to-tu-quan/"


@dataclass(frozen=True)
class Shown:
    """A template and where to see it.

    `link` is a pattern of the address where only a page that links to it knows its number: then
    `path` is that page.
    `status` is what the server answers; `indexed` tells whether search engines may keep the page
    in production; `closed`, whether it is at one of the closed addresses.
    """

    name: str
    path: str
    link: str = ""
    status: int = 200
    indexed: bool = True
    closed: bool = False

    def address(self, read: Callable[[str], str]) -> str:
        """The path to ask for; `read(path)` answers a page's HTML. LookupError without the link."""
        if not self.link:
            return self.path
        found = re.search(self.link, read(self.path))
        if not found:
            raise LookupError(f"{self.path} has no link like {self.link}")
        return found.group()


def hidden(name: str, path: str, **more) -> Shown:
    """A page that residents open and search engines do not keep."""
    return Shown(name, path, indexed=False, **more)


def closed(name: str, path: str) -> Shown:
    """A page at one of the closed addresses."""
    return Shown(name, path, indexed=False, closed=True)


PAGES = [
    Shown("home", "/"),
    Shown("home in English", "/en/"),
    Shown("news", "/tin-tuc/"),
    Shown("article", "/tin-tuc/nam-dong-ra-mat-6-ho-tro-1-va-tuan-tra-nhan-dan/"),
    Shown("standard page", "/gioi-thieu/"),
    Shown("how to report, in English", "/en/cach-bao-tin/"),
    Shown("emergency numbers, in English", "/en/so-khan-cap/"),
    Shown("legal education", "/phap-luat/"),
    Shown("legal library", "/phap-luat/van-ban/"),
    Shown("legal document", "/phap-luat/van-ban/bo-luat-to-tung-hinh-su-2015/"),
    Shown("guides", "/phap-luat/tim-hieu/"),
    Shown("guide", "/phap-luat/tim-hieu/to-giac-toi-pham-tung-buoc/"),
    Shown("questions", "/phap-luat/hoi-dap/"),
    Shown("question", "/phap-luat/hoi-dap/bao-lau-thi-co-ket-qua/"),
    Shown("quizzes", "/phap-luat/trac-nghiem/"),
    Shown("quiz", "/phap-luat/trac-nghiem/ban-biet-gi-ve-bao-tin/"),
    Shown("campaigns", "/phong-trao/"),
    Shown("movements", "/phong-trao/cac-phong-trao/"),
    Shown("movement", "/phong-trao/cac-phong-trao/toan-dan-bao-ve-an-ninh-to-quoc/"),
    Shown("models", "/phong-trao/mo-hinh/"),
    Shown("model", "/phong-trao/mo-hinh/6-ho-tro-1/"),
    Shown("programmes", "/phong-trao/chuong-trinh/"),
    Shown("programme", "/phong-trao/chuong-trinh/mat-tran-va-cong-an-thanh-pho-da-nang/"),
    Shown("events", "/phong-trao/su-kien/"),
    Shown("event", "/phong-trao/su-kien/nam-dong-ra-mat-hai-mo-hinh/"),
    Shown("event to come", "/phong-trao/su-kien/buoi-noi-chuyen-cuoc-goi-lua-dao/"),
    Shown("consultations", "/phong-trao/gop-y/"),
    Shown("consultation", "/phong-trao/gop-y/du-thao-ke-hoach-mo-hinh-quan-ly-4-1/"),
    Shown("consultation, open", OPEN),
    Shown("stations", "/cong-an/"),
    Shown("stations of a province", "/cong-an/tinh/68/"),
    Shown("station", "/cong-an/ca-cam-le/"),
    hidden("stations, found", "/cong-an/tim/phuong-xa/?q=hoa+hai"),
    hidden("stations, nothing found", "/cong-an/tim/phuong-xa/?q=zzqqxx"),
    hidden("search", "/tim-kiem/"),
    hidden("search, found", "/tim-kiem/?q=tuan+tra"),
    hidden("search, nothing found", "/tim-kiem/?q=zzqqxx"),
    hidden("offline", "/ngoai-tuyen/"),
    hidden("not found", "/khong-co-trang-nay/", status=404),
    hidden("not in English", "/en/tin-tuc/", status=404),
]
FORMS = [
    closed("contact", "/gui/lien-he/"),
    closed("contact, sent", "/gui/lien-he/da-gui/"),
    closed("ask", "/gui/cau-hoi/"),
    closed("ask, sent", "/gui/cau-hoi/da-gui/"),
    Shown("opinion", OPEN, link=r"/gui/gop-y/\d+/", indexed=False, closed=True),
    closed("opinion, sent", "/gui/gop-y/da-gui/"),
]
TIP = [
    closed("tip", "/bao-tin/"),
    closed("tip in English", "/en/bao-tin/"),
    closed("tip elsewhere", "/bao-tin/noi-gui-khac/"),
    closed("tip, privacy", "/bao-tin/quyen-rieng-tu/"),
    closed("tip, leaving", "/bao-tin/thoat-nhanh/"),
    closed("tip, figures", "/bao-tin/so-lieu/"),
    closed("tip, figures in English", "/en/bao-tin/so-lieu/"),
    closed("follow-up", "/bao-tin/tra-cuu/"),
]
# Each opens only for a browser that holds a draft with all answers before it
# (tests/tipoff/intake/walk.py, tests/browser/tip_walk.py).
STEPS = [closed(f"tip: {slug}", f"/bao-tin/{slug}/") for slug in [*SLUGS, "kiem-tra"]]
PLAIN = [*PAGES, *FORMS, *TIP]  # an address alone leads there
