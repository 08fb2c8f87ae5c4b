"""A citizen with a browser without JavaScript: a cookie jar, forms and their tokens."""

import re
from html import unescape

import requests

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
RECEIPT = re.compile(r'id="receipt"[^>]*>\s*([^<\s]+)\s*<')
ACTION = re.compile(r'<form method="post" action="([^"]+)"')
KEPT = re.compile(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', re.DOTALL)
CHOICE = re.compile(r'name="choice"[^>]*value="(\d{5})"')


class Citizen:
    """Sends one tip, step by step, against the portal at `base`."""

    def __init__(self, base: str):
        self.base = base
        self.session = requests.Session()

    def get(self, path: str) -> str:
        return self._checked(self.session.get(self.base + path, timeout=60))

    def post(self, path: str, **fields) -> str:
        """Fill in the form of the page at `path`, with its own hidden fields, and send it."""
        return self.send(path, **hidden_fields(self.get(path)), **fields)

    def send(self, path: str, **fields) -> str:
        headers = {"Referer": self.base + path}
        posted = self.session.post(self.base + path, data=fields, headers=headers, timeout=60)
        return self._checked(posted)

    def answer_all(self, story: str, place: str = "p khue trung cam le") -> None:
        """Answer every question, so that only the check page is left."""
        self.answer_until_place()
        self.choose(place)
        self.post("/bao-tin/lien-quan/", concerns="none")
        self.post("/bao-tin/cho-nao/", skip="1")
        self.post("/bao-tin/khi-nao/", when="unknown")
        self.post("/bao-tin/noi-dung/", story=story)
        self.post("/bao-tin/biet-bang-cach-nao/", skip="1")
        self.post("/bao-tin/nguoi-lien-quan/", skip="1")
        self.post("/bao-tin/hinh-anh/")
        self.post("/bao-tin/cach-bao-tin/", identity="anonymous")

    def answer_until_place(self) -> None:
        self.get("/bao-tin/")
        self.post("/bao-tin/an-toan/")
        self.post("/bao-tin/thoi-diem/", happening="happened")
        self.post("/bao-tin/loai-viec/", category="theft")

    def choose(self, place: str) -> None:
        """Search by what one types, then choose the first ward that is offered."""
        page = self.post("/bao-tin/noi-xay-ra/", typed=place, search="1")
        code = CHOICE.search(page).group(1)
        self.post("/bao-tin/noi-xay-ra/", typed=place, choice=code)

    def ready_to_send(self) -> str:
        """The check page's token: what is left is one POST."""
        return TOKEN.search(self.get("/bao-tin/kiem-tra/")).group(1)

    def finish(self, token: str) -> str:
        """Send the tip; the receipt that is shown."""
        return shown_receipt(self.send("/bao-tin/kiem-tra/", csrfmiddlewaretoken=token))

    def _checked(self, response: requests.Response) -> str:
        response.raise_for_status()
        return response.text


def hidden_fields(page: str) -> dict[str, str]:
    """The token, and whatever else a form carries unseen."""
    return dict(HIDDEN.findall(page))


def shown_receipt(page: str) -> str:
    return unescape(RECEIPT.search(page).group(1))


def fault_form(page: str) -> tuple[str, dict[str, str]]:
    """The form of a page that says that something failed: where it sends what was typed."""
    kept = {name: unescape(value) for name, value in KEPT.findall(page)}
    return ACTION.search(page).group(1), {**hidden_fields(page), **kept}
