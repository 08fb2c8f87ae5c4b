"""A walk through the tip-off's questions, as a browser without JavaScript makes it."""

import re

from django.test import RequestFactory

from tipoff.boxes import DRAFT

ANSWERS = [
    ("an-toan", {}),
    ("thoi-diem", {"happening": "happened"}),
    ("loai-viec", {"category": "theft"}),
    ("noi-xay-ra", {"typed": "cam le", "choice": "20260"}),
    ("lien-quan", {"concerns": "none"}),
    ("cho-nao", {"spot": "Hẻm 12, gần chợ"}),
    ("khi-nao", {"when": "unknown"}),
    ("noi-dung", {"story": "Kẻ gian bẻ khóa"}),
    ("biet-bang-cach-nao", {"source": "saw"}),
    ("nguoi-lien-quan", {"people": "Hai người đi xe máy"}),
    ("hinh-anh", {}),
    ("cach-bao-tin", {"identity": "anonymous"}),
]
SLUGS = [slug for slug, _ in ANSWERS]
CONTACT = {"name": "Nguyễn Thị Thử", "phone": "0912 345 678", "email": "thu@vidu.vn"}
FORM = "application/x-www-form-urlencoded"


def url(slug=""):
    return f"/bao-tin/{slug}/" if slug else "/bao-tin/"


def post(client, slug, data=None):
    return client.post(url(slug), data or {})


def answer_until(client, last):
    """Answer every question before the one at `last`."""
    for slug, data in ANSWERS[: SLUGS.index(last)]:
        assert post(client, slug, data).status_code == 302


def fill(client, **changes):
    """Answer every question, some of them otherwise."""
    for slug, data in ANSWERS:
        answer = {**data, **changes.get(slug.replace("-", "_"), {})}
        response = post(client, slug, answer)
        assert response.status_code == 302, response.content.decode()
    return response


def fill_named(client, identity="named", **contact):
    """Answer every question, and give a name."""
    fill(client, cach_bao_tin={"identity": identity})
    return post(client, "lien-he", {**CONTACT, **contact})


def page_of(client, slug):
    response = client.get(url(slug))
    assert response.status_code == 200
    return response.content.decode()


def receipt_on(response):
    return re.search(r'id="receipt"[^>]*>([^<]+)<', response.content.decode()).group(1)


def send(client, **data):
    assert client.get(url("kiem-tra")).status_code == 200
    return client.post(url("kiem-tra"), data, follow=True)


def held_by(client):
    """The answers that the draft of a browser holds."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return (DRAFT.load(request) or {}).get("answers", {})
