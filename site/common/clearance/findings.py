"""What the privacy check says of a page, and which places an editor has answered for."""

import hashlib
import unicodedata
from dataclasses import dataclass

from wagtail.models import Page, PageLogEntry

from common.privacy import find_concerns

from .passages import Passage, passages_of

KEPT = "common.privacy_kept"
#: Characters shown before and after a place.
AROUND = 90
#: Characters by which a place is known again: change them, and it is asked about anew.
KNOWN_BY = 30
GAP = "\n\n"


@dataclass(frozen=True)
class Finding:
    """One place: the field, the words, what stands around them, and a key that names it."""

    where: str
    category: str
    words: str
    before: str
    after: str
    key: str


def findings_of(page: Page) -> list[Finding]:
    """Every place of a page. The page is one text: what a paragraph is about, its title may say."""
    passages = [
        Passage(where, unicodedata.normalize("NFC", text)) for where, text in passages_of(page)
    ]
    starts, length = [], 0
    for passage in passages:
        starts.append(length)
        length += len(passage.text) + len(GAP)
    found = {}
    for concern in find_concerns(GAP.join(passage.text for passage in passages)):
        number = max(n for n, start in enumerate(starts) if start <= concern.start)
        finding = _finding(passages[number], concern, starts[number])
        found.setdefault(finding.key, finding)
    return list(found.values())


def open_findings(page: Page) -> list[Finding]:
    """Those for which nobody has said why they stay."""
    found = findings_of(page)
    answered = answered_keys(page) if found else set()
    return [finding for finding in found if finding.key not in answered]


def answered_keys(page: Page) -> set[str]:
    """The keys of all places that somebody answered for, from the page's history."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=KEPT)
    return {kept["key"] for data in entries.values_list("data", flat=True) for kept in data["kept"]}


def _finding(passage: Passage, concern, start: int) -> Finding:
    begin, end = concern.start - start, concern.end - start
    before, after = passage.text[:begin], passage.text[end:]
    known = (concern.category.value, before[-KNOWN_BY:], concern.words, after[:KNOWN_BY])
    key = hashlib.sha256("\0".join(known).encode()).hexdigest()[:20]
    return Finding(
        where=passage.where,
        category=concern.category.value,
        words=concern.words,
        before=("…" if len(before) > AROUND else "") + before[-AROUND:],
        after=after[:AROUND] + ("…" if len(after) > AROUND else ""),
        key=key,
    )
