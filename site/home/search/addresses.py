"""The search page's address: what is read from it, and those of its filters and pages."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from publishing.parameters import KNOWN, PLACE, SECTION
from publishing.search.queries import Query, read
from publishing.search.results import EVERYTHING, Chosen

TYPED, KIND, YEAR, PAGE = "q", "loai", "nam", "trang"
NAMES = {"kind": KIND, "section": SECTION, "year": YEAR, "ward": PLACE}
FORMS = {
    KIND: re.compile(r"[a-z]{1,20}"),
    SECTION: KNOWN[SECTION],
    YEAR: re.compile(r"[0-9]{4}"),
    PLACE: KNOWN[PLACE],
    PAGE: re.compile(r"[0-9]{1,4}"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; what cannot be read is as if it had not been given."""

    query: Query
    chosen: Chosen = EVERYTHING
    page: int = 1

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Asked":
        given = {name: parameters.get(name, "") for name in FORMS}
        given = {
            name: value if FORMS[name].fullmatch(value) else "" for name, value in given.items()
        }
        chosen = Chosen(**{field: given[name] for field, name in NAMES.items()})
        return cls(read(parameters.get(TYPED, "")), chosen, int(given[PAGE] or 1))

    @property
    def is_plain(self) -> bool:
        """Whether nothing but words is asked: no filter, no later page."""
        return bool(self.query) and self.chosen == EVERYTHING and self.page == 1

    def url(self, page: int = 1, **chosen: str) -> str:
        """The address of the same with other filters, on its first page unless `page` says."""
        narrowed = asdict(replace(self.chosen, **chosen))
        values = {TYPED: self.query.typed} | {NAMES[f]: v for f, v in narrowed.items() if v}
        return "?" + urlencode(values | ({PAGE: page} if page > 1 else {}))


def _readable(parameters: Mapping[str, str], name: str) -> str:
    value = parameters.get(name, "")
    return value if FORMS[name].fullmatch(value) else ""
