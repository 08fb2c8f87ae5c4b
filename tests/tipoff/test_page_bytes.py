"""Every tip page weighs 40 KB at most, compressed, with all that it loads; no font, no picture.

ALTCHA's own script on the check page is counted apart: it is loaded late, and by a worker.
"""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.tipoff.intake.walk import ANSWERS, CONTACT

LIMIT = 40 * 1024
LOADED = re.compile(r'<(?:script|link|img|source|iframe)\b[^>]*?\b(?:src|href)="([^"]+)"')
SAID = {**dict(ANSWERS), "cach-bao-tin": {"identity": "named"}, "lien-he": CONTACT}
PLAIN = ["", "noi-gui-khac", "thoat-nhanh", "quyen-rieng-tu", "tra-cuu"]
LOOKUP = "tra-cuu"


def weight(html):
    """Bytes on the wire of a page and of each file that it names."""
    files = [finders.find(address.removeprefix("/static/")) for address in loaded(html)]
    assert all(files), loaded(html)
    return sum(len(gzip.compress(data, 6)) for data in [html.encode(), *map(_read, files)])


def loaded(html):
    """The files that a page names; what a data address holds is within the page."""
    named = set(LOADED.findall(html))
    return sorted(address for address in named if not address.startswith("data:"))


def _read(file):
    return Path(file).read_bytes()


def pages(client, language):
    """Address and HTML of every page, each question's errors too."""
    root = f"{language}/bao-tin/"
    for slug in PLAIN:
        yield get(client, f"{root}{slug}/" if slug else root)
    address = f"{root}an-toan/"
    while not address.endswith("/kiem-tra/"):
        yield get(client, address)
        slug = address.rstrip("/").rpartition("/")[2]
        refused = client.post(address)
        if refused.status_code == 200:
            yield f"{address} (error)", refused.content.decode()
        address = client.post(address, SAID.get(slug, {})).url
    yield get(client, address)
    sent = client.post(address, follow=True).content.decode()
    yield f"{root}da-gui/", sent
    receipt = re.search(r'id="receipt">([^<]+)<', sent).group(1)
    yield f"{root}{LOOKUP}/ (error)", client.post(f"{root}{LOOKUP}/").content.decode()
    opened = client.post(f"{root}{LOOKUP}/", {"receipt": receipt})
    yield "status", opened.content.decode()
    yield get(client, f"{root}{LOOKUP}/rut-lien-he/")


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return address, response.content.decode()


@pytest.mark.parametrize("language", ["", "/en"], ids=["vi", "en"])
def test_every_page_with_all_it_loads_weighs_forty_kilobytes_at_most(world, client, language):
    weights = {address: weight(html) for address, html in pages(client, language)}
    assert {address: size for address, size in weights.items() if size > LIMIT} == {}
    assert len(weights) > 20
    assert max(weights.values()) > 8_000, "nothing was counted"


def test_only_one_style_sheet_and_scripts_are_loaded_and_no_font(world, client):
    named = {address for _, html in pages(client, "") for address in loaded(html)}
    endings = {Path(address).suffix for address in named}
    assert endings == {".css", ".js"}
    assert [address for address in named if address.endswith(".css")] == [
        "/static/common/tipoff.css"
    ]
