"""Find Vietnamese on an English page: words with Vietnamese letters that no element says to be so.

What stands inside `lang="vi"` is content or a name, and is read aloud as Vietnamese. Facts for
machines (JSON-LD) are names and addresses. A title and a description can hold no mark: names of
places may stand in them.
"""

import re
import unicodedata

from bs4 import BeautifulSoup
from tests.english import texts

LETTER = re.compile(r"[đĐ]|[a-zA-Z][\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")


PLACE = re.compile(r"(?i:tỉnh|thành phố|phường|xã|đặc khu)(?: [A-ZĐÀ-Ỹ]\w*)+")


def is_vietnamese(text: str) -> bool:
    """Tell whether a text has a letter that English has not."""
    return bool(LETTER.search(unicodedata.normalize("NFD", text)))


def vietnamese_in(html: str) -> list[str]:
    """List the Vietnamese texts of an English page that are not marked as Vietnamese."""
    page = BeautifulSoup(html, "lxml")
    assert page.html["lang"] == "en"
    for element in page.select('[lang="vi"], script[type="application/ld+json"]'):
        element.decompose()
    titles = [page.title.extract().text] if page.title else []
    described = [meta.get("content", "") for meta in page.find_all("meta")]
    unmarked = [PLACE.sub("", text) for text in [*titles, *described]]
    return sorted({text for text in [*texts(str(page)), *unmarked] if is_vietnamese(text)})
