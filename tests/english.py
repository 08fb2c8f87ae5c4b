"""Find English on a Vietnamese page.

A word is English if the sources of the catalogues (ours, Wagtail's, Django's, the login's) know
it and no Vietnamese translation uses it, or if it is one of the commonest English words. Names
that Vietnamese keeps (Wagtail, PDF, URL) are in the translations, and so need no list here.
"""

import json
import re
from collections.abc import Iterator
from functools import cache

from bs4 import BeautifulSoup, Comment, Declaration, Doctype

from portal import foreign_words, translations

# What the language calls itself in the choice of languages; keys; sizes of files.
NAMES = {"english", "ctrl", "alt", "byte", "kb", "mb", "gb"}
SHOWN = ("title", "placeholder", "aria-label", "aria-description", "alt", "label")
# Names of files, addresses and what programs call things: no words of a sentence.
CODE = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}|<[^>]*>|&\w+;|\S*[\w-][._/@=\\:][\w/-]\S*|\w*\d\w*")
WORD = re.compile(r"[^\W\d_]+")
# Words for programs: classes, constants, patterns.
INNER = re.compile(r"[a-z0-9_\-\s:.,#\[\]]*|[A-Z_-]+|.*\\.*")


def words(text: str) -> set[str]:
    """The words of a text, in small letters, without its placeholders, marks and file names."""
    return {word.lower() for word in WORD.findall(CODE.sub(" ", text))}


COMMON = words(
    """the of and with is are was were you your yours for this that these those not or by at from
    have has had will would should could cannot please it its been they there here click select
    choose save delete edit add view"""
)
# Vietnamese syllables, some of them without their marks as in names of files, that look English.
SYLLABLES = words(
    """am an ba ban be ca cam can chi con dan den do go ha ham hang he ho hop hung lam lan long may
    me mo nay nam pa sang so son song tan ti tin to tram tre tri tro tu van ve vi xin"""
)


@cache
def vocabulary() -> frozenset[str]:
    """The words that are English and not Vietnamese."""
    english, vietnamese = set(), set()
    for message in _messages():
        english |= _words_of(message.id)
        vietnamese |= _words_of(message.string)
    ascii_words = {word for word in english if word.isascii() and len(word) > 1}
    return frozenset((ascii_words - vietnamese - SYLLABLES) | COMMON)


def is_english(text: str) -> bool:
    """Tell whether a text has an English word that is no name."""
    return bool(words(text) & vocabulary() - NAMES)


def english_in(html: str) -> list[str]:
    """List the English texts of a page: what is seen, read aloud, or drawn later by its scripts."""
    return sorted({text for text in texts(html) if is_english(text)})


def texts(html: str) -> Iterator[str]:
    """Yield every text that a page shows or holds for its scripts to show."""
    page = BeautifulSoup(html, "lxml")
    for node in page.find_all(string=True):
        if isinstance(node, Comment | Doctype | Declaration):
            continue
        if node.parent.name == "script":
            yield from _texts_in_json(node)
        elif node.strip() and not (_is_unseen(node.parent) or _is_marked(node.parent)):
            yield " ".join(node.split())
    for element in page.find_all(True):
        yield from _texts_of(element)


def _is_unseen(element) -> bool:
    """Styles, and the panels' counters, which Wagtail draws as "None" until there is a number."""
    return element.name == "style" or element.has_attr("data-side-panel-toggle-counter")


def _is_marked(element) -> bool:
    """A few words that say of themselves that they are English."""
    return element.get("lang") == "en" and element.name != "html"


def _texts_of(element) -> Iterator[str]:
    for name, value in element.attrs.items():
        if name in SHOWN and element.name != "portal-start":
            yield value
        elif name.startswith("data-") and value[:1] in "[{":
            yield from _texts_in_json(value)
    if element.name == "input" and element.get("type") in {"submit", "button"}:
        yield element.get("value", "")


def _texts_in_json(source: str) -> Iterator[str]:
    try:
        value = json.loads(source)
    except ValueError:
        return
    yield from _strings(value)


def _strings(value) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
    elif isinstance(value, str) and value[:1] == "{":
        yield from _texts_in_json(value)
    elif isinstance(value, str) and "<" in value:
        yield from texts(value)
    elif isinstance(value, str) and not INNER.fullmatch(value):
        yield value


def _messages():
    for domain in translations.DOMAINS:
        yield from translations.merge(translations.parts(domain))
        for package, domains in foreign_words.PACKAGES.items():
            if domain in domains:
                yield from foreign_words.strings(package, domain)


def _words_of(forms) -> set[str]:
    return set().union(*map(words, [forms] if isinstance(forms, str) else forms), set())
