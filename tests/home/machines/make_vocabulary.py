"""Writes `vocabulary.json` from schema-dts (Google, Apache-2.0), the typed form of schema.org.

    npm pack schema-dts@2.1.0 && tar xzf schema-dts-2.1.0.tgz
    python tests/home/machines/make_vocabulary.py package/dist/schema.d.ts

Only the types that the portal uses, with all that they inherit. A new type is added here.
"""

import json
import re
import sys
from pathlib import Path

USED = (
    *("AdministrativeArea", "Answer", "Article", "BreadcrumbList", "CollectionPage", "EntryPoint"),
    *("Event", "FAQPage", "GovernmentOrganization", "Legislation", "ListItem", "NewsArticle"),
    *("Organization", "Place", "PostalAddress", "Project", "Question", "Quiz", "SearchAction"),
    *("VirtualLocation", "WebPage", "WebSite"),
)
ENUMERATIONS = ("EventAttendanceModeEnumeration", "EventStatusType", "LegalForceStatus")
INTERFACE = re.compile(r"^interface (\w+)Base extends ([^{]+) \{(.*?)^\}", re.M | re.S)
# A type without properties of its own has this alone.
LEAF = re.compile(r"^(?:export )?interface (\w+)Leaf extends ([^{]+) \{()", re.M)
PROPERTY = re.compile(r'^    "(\w[\w-]*)"\?: SchemaValue<(.*), "[\w-]+">;$', re.M)


def read(text: str) -> dict:
    """Types with parents, properties and what these may hold; members of enumerations."""
    plain = {name: (parents, body) for name, parents, body in LEAF.findall(text)}
    found = plain | {name: (parents, body) for name, parents, body in INTERFACE.findall(text)}
    types, waiting = {}, list(USED)
    while waiting:
        name = waiting.pop()
        if name not in types and name in found:
            parents, body = found[name]
            named = [parent.strip() for parent in parents.split(",")]
            above = [p.removesuffix("Base") for p in named if p.endswith("Base")]
            held = {key: re.findall(r"\w+", value) for key, value in PROPERTY.findall(body)}
            types[name] = {"parents": above, "properties": held}
            waiting += above
    return {"types": dict(sorted(types.items())), "members": members(text)}


def members(text: str) -> dict:
    """The addresses that stand for the members of an enumeration."""
    found = {}
    for name in ENUMERATIONS:
        (line,) = re.findall(rf"^export type {name} = (.*)$", text, re.M)
        found[name] = re.findall(r'"(https://schema\.org/\w+)"', line)
    return found


if __name__ == "__main__":
    path = Path(__file__).with_name("vocabulary.json")
    made = read(Path(sys.argv[1]).read_text(encoding="utf-8"))
    path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
