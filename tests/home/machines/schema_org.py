"""A small validator of JSON-LD: schema.org's vocabulary, and what search engines ask besides.

The vocabulary is `vocabulary.json` (from schema-dts, see `make_vocabulary.py`): types exist,
each property belongs to its type or one above it, and holds what it may hold. `ASKED` is what
Google's structured data documentation requires or recommends for rich results.
"""

import json
import re
from datetime import date, datetime
from pathlib import Path

VOCABULARY = json.loads(Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))
TYPES, MEMBERS = VOCABULARY["types"], VOCABULARY["members"]
#: Words for any text; dates and addresses are held to their form below.
TEXTS = {"Text", "URL", "Date", "DateTime", "Time", "CssSelectorType", "XPathType"}
NUMBERS = {"Number", "Integer", "Float", "Text"}
PARTIAL = re.compile(r"(\d{4})(-\d\d)?")
ABSOLUTE = re.compile(r"https?://[^\s/]+(/\S*)?")

ASKED = {
    "GovernmentOrganization": {"name", "url"},
    "WebSite": {"name", "url", "potentialAction"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebPage": {"name", "url"},
    "CollectionPage": {"name", "url"},
    "NewsArticle": {"headline", "datePublished", "dateModified", "author", "publisher", "image"},
    "Article": {"headline", "datePublished", "dateModified", "author", "publisher", "image"},
    "Legislation": {"name", "legislationIdentifier", "legislationDate", "legislationPassedBy"},
    "FAQPage": {"mainEntity"},
    "Question": {"name"},
    "Answer": {"text"},
    "Quiz": {"name", "hasPart"},
    "Event": {"name", "startDate", "location", "eventStatus"},
    "Place": {"name", "address"},
    "AdministrativeArea": {"name"},
    "PostalAddress": {"streetAddress", "addressCountry"},
    "VirtualLocation": {"url"},
    "Organization": {"name"},
    "Project": {"name"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}


def faults(document: dict) -> list[str]:
    """What is wrong with a page's data; nothing where it is valid."""
    if document.get("@context") != "https://schema.org":
        return ["no context"]
    graph = document.get("@graph", [])
    known = {node["@id"] for node in graph if "@id" in node}
    return [fault for node in graph for fault in _of_node(node, known, "")]


def above(name: str) -> set[str]:
    """A type with all that it inherits from."""
    return {name}.union(*(above(parent) for parent in TYPES[name]["parents"]))


def _of_node(node: dict, known: set[str], where: str):
    kind = node.get("@type")
    if kind is None and node.keys() == {"@id"}:
        if node["@id"] not in known:
            yield f"{where}: points at nothing on this page"
        return
    if kind not in TYPES:
        yield f"{where}: no such type {kind}"
        return
    where = f"{where}/{kind}"
    if missing := ASKED[kind] - node.keys():
        yield f"{where}: lacks {sorted(missing)}"
    allowed = {}
    for name in above(kind):
        allowed |= TYPES[name]["properties"]
    for name, value in node.items():
        if name[0] != "@" and not name.endswith("-input"):
            if name in allowed:
                yield from _of_values(value, set(allowed[name]), known, f"{where}.{name}")
            else:
                yield f"{where}: {name} is no property of it"


def _of_values(value, held: set[str], known: set[str], where: str):
    for one in value if isinstance(value, list) else [value]:
        if one in (None, "", [], {}):
            yield f"{where}: empty"
        elif isinstance(one, dict):
            if "@type" in one and one["@type"] in TYPES and not above(one["@type"]) & held:
                yield f"{where}: may not hold {one['@type']}"
            yield from _of_node(one, known, where)
        elif isinstance(one, str):
            yield from _of_text(one, held, where)
        elif not held & NUMBERS:
            yield f"{where}: may not hold {one!r}"


def _of_text(text: str, held: set[str], where: str):
    members = {member for name in held & MEMBERS.keys() for member in MEMBERS[name]}
    if held & MEMBERS.keys():
        if text not in members:
            yield f"{where}: {text!r} is no member"
    elif held & {"Date", "DateTime"} and "Text" not in held:
        if not _is_date(text):
            yield f"{where}: {text!r} is no date"
    elif where.rpartition(".")[2] in {"url", "item", "image", "mainEntityOfPage", "sameAs"}:
        if not ABSOLUTE.fullmatch(text):
            yield f"{where}: {text!r} is no whole address"
    elif not held & TEXTS:
        yield f"{where}: may not hold a text"


def _is_date(text: str) -> bool:
    if PARTIAL.fullmatch(text):
        return True
    try:
        moment = datetime.fromisoformat(text)
        return moment.tzinfo is not None or bool(date.fromisoformat(text))
    except ValueError:
        return False
