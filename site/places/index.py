"""Every name that a ward has or had, in memory, lean enough for each worker process.

Made from the tables in well under a second; about ten megabytes for all Vietnam.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from places.folding import compose, fold
from places.models import FormerUnit, Province, Succession, Ward

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}

#: How people write provinces when not in full, as run-together keys.
SHORT_PROVINCES = {
    "hn": ("Hà Nội",),
    "hcm": ("Hồ Chí Minh",),
    "hochiminhcity": ("Hồ Chí Minh",),
    "saigon": ("Hồ Chí Minh",),
    "sg": ("Hồ Chí Minh",),
    "dn": ("Đà Nẵng", "Đồng Nai"),
    "hp": ("Hải Phòng",),
    "ct": ("Cần Thơ",),
    "thuathienhue": ("Huế",),
    "tthue": ("Huế",),
    "brvt": ("Bà Rịa - Vũng Tàu",),
    "baria": ("Bà Rịa - Vũng Tàu",),
    "vungtau": ("Bà Rịa - Vũng Tàu",),
    "qn": ("Quảng Nam", "Quảng Ninh", "Quảng Ngãi"),
    "bd": ("Bình Dương", "Bình Định"),
    "daclac": ("Đắk Lắk",),
    "darlac": ("Đắk Lắk",),
    "dacnong": ("Đắk Nông",),
}


class Place(NamedTuple):
    """A current ward as it is answered. `was` are the units that it was merged from."""

    code: str
    name: str
    kind: str
    province_code: str
    province: str
    was: tuple[str, ...]


class Name(NamedTuple):
    """One name that leads to places: of a current ward, an earlier one, or a former ward.

    `areas` are the numbers of the districts and provinces that may be named beside it;
    `places` the positions of the places it leads to: several for a ward that was split.
    """

    text: str
    kind: str
    areas: frozenset[int]
    places: tuple[int, ...]
    within: str
    is_current: bool


class Area(NamedTuple):
    """A district or province, present or former. A district leads to its `places`.

    `inside` are the numbers of the provinces that it lies in.
    """

    text: str
    kind: str
    places: tuple[int, ...]
    inside: frozenset[int]


class Index:
    """Names and areas by key: the folded name run together."""

    def __init__(self, places: list[Place], names: list[Name], areas: list[Area]):
        self.places = places
        self.names = names
        self.areas = areas
        self.by_key = _grouped(_name_keys(names))
        self.area_by_key = _grouped(_area_keys(areas))
        self.sorted_keys = sorted(self.by_key)
        self.area_keys = sorted(self.area_by_key)
        self.by_end = defaultdict(list)
        for key in self.sorted_keys:
            self.by_end[key[-3:]].append(key)

    def knows(self, key: str) -> bool:
        return key in self.by_key or key in self.area_by_key

    def beginning(self, start: str) -> list[str]:
        """Keys that begin with `start`, in order."""
        first = bisect_left(self.sorted_keys, start)
        return self.sorted_keys[first : bisect_left(self.sorted_keys, start + "~", first)]

    def near(self, key: str) -> list[str]:
        """Keys worth comparing for a slip: the same first letter, or the same last three.

        A slip of the pen seldom changes both ends, and comparing all takes ten times as long.
        """
        return self.beginning(key[0]) + self.by_end.get(key[-3:], [])


def _grouped(pairs):
    grouped = defaultdict(list)
    for key, number in pairs:
        grouped[key].append(number)
    return {key: array("I", numbers) for key, numbers in grouped.items()}


def _name_keys(names):
    for number, name in enumerate(names):
        for key in _keys(name.text):
            yield key, number


def _keys(text):
    """A name's keys: one, or for a name with a Roman number a second with its digits."""
    words = [word.lstrip("0") or word for word in fold(text).split()]
    yield "".join(words)
    if words and words[-1] in _ROMAN and (len(words) > 1 or text.isupper()):
        yield "".join([*words[:-1], _ROMAN[words[-1]]])


def _area_keys(areas):
    for number, area in enumerate(areas):
        for key in _keys(area.text):
            yield key, number
        for short, names in SHORT_PROVINCES.items():
            if area.text in names and not area.places:
                yield short, number


def build() -> Index:
    """The index of what the tables hold now."""
    return _Builder().build()


class _Builder:
    """Reads the tables with as few objects as it can: rows as tuples, equal parts shared."""

    def __init__(self):
        self.places, self.names, self.areas = [], [], []
        self.shared: dict = {}
        provinces = Province.objects.values_list("code", "name", "kind")
        self.provinces = {row[0]: row for row in provinces}
        self.former = {
            row[0]: row
            for row in FormerUnit.objects.values_list(
                "pk", "level", "name", "kind", "parent_id", "province_id"
            )
        }
        self.successors = defaultdict(list)
        for former, ward in Succession.objects.values_list("former_id", "ward_id").order_by("pk"):
            self.successors[former].append(ward)

    def build(self) -> Index:
        self._read_wards()
        self._number_areas()
        self._add_wards()
        self._add_earlier()
        self._add_former()
        return Index(self.places, self.names, self.areas)

    def _read_wards(self):
        columns = ("code", "name", "kind", "province_id", "valid_until", "earlier_names")
        self.wards = {row[0]: row for row in Ward.objects.values_list(*columns)}
        self.after = defaultdict(list)
        for ward, successor in Ward.successors.through.objects.values_list(
            "from_ward_id", "to_ward_id"
        ):
            self.after[ward].append(successor)
        current = sorted(code for code, row in self.wards.items() if row[4] is None)
        self.position = dict(zip(current, count()))
        self.became = {code: self._follow(code, set()) for code in self.wards}

    def _follow(self, code, seen) -> tuple[int, ...]:
        """The current wards that a ward has become, through any number of mergers."""
        if code in self.position:
            return (self.position[code],)
        seen.add(code)
        ahead = [self._follow(after, seen) for after in self.after[code] if after not in seen]
        return tuple(sorted({position for positions in ahead for position in positions}))

    def _number_areas(self):
        """Present provinces, former provinces, districts: a number each."""
        self.area_of = {}
        for code, name, kind in self.provinces.values():
            self._area(("now", code), name, kind)
        for pk, level, name, kind, _, _ in self.former.values():
            if level == "province":
                self._area(pk, name, kind)
        inside = self._places_of_districts()
        for pk, level, name, kind, _, _ in self.former.values():
            if level == "district":
                self._area(pk, name, kind, tuple(sorted(inside[pk])), self._around(pk))

    def _places_of_districts(self):
        inside = defaultdict(set)
        for pk, wards in self.successors.items():
            district = pk if self.former[pk][1] == "district" else self.former[pk][4]
            inside[district].update(p for ward in wards for p in self.became[ward])
        return inside

    def _area(self, key, name, kind, places=(), inside=()):
        self.areas.append(Area(name, kind, places, frozenset(inside)))
        self.area_of[key] = len(self.areas) - 1

    def _add_wards(self):
        made_from = defaultdict(list)
        for pk, wards in self.successors.items():
            for position in dict.fromkeys(p for ward in wards for p in self.became[ward]):
                made_from[position].append(pk)
        for code, position in self.position.items():
            _, name, kind, province, _, earlier = self.wards[code]
            labels = [self._label(pk) for pk in made_from[position]]
            was = tuple(dict.fromkeys([*labels, *earlier]))
            self.places.append(Place(code, name, kind, province, self.provinces[province][1], was))
            areas = {self.area_of["now", province]}.union(
                *(self._around(pk) for pk in made_from[position])
            )
            self._name(name, kind, areas, (position,), self._province_label(province), True)

    def _add_earlier(self):
        """Names before a renaming, and wards that have ended since the first files."""
        for code, name, kind, province, ended, earlier in self.wards.values():
            areas = {self.area_of["now", province]}
            texts = [*earlier, *([f"{kind} {name}"] if ended else [])]
            for text in texts:
                old_kind, old_name = _split(text)
                places = self.became[code]
                self._name(old_name, old_kind, areas, places, self._province_label(province), False)

    def _add_former(self):
        for pk, level, name, kind, _, _ in self.former.values():
            if level == "ward" and self.successors[pk]:
                positions = {p for ward in self.successors[pk] for p in self.became[ward]}
                within = self._within(pk)
                self._name(name, kind, self._around(pk), tuple(sorted(positions)), within, False)

    def _name(self, text, kind, areas, places, within, is_current):
        if places:
            near = self._share(frozenset(areas))
            self.names.append(Name(text, kind, near, self._share(places), within, is_current))

    def _share(self, value):
        return self.shared.setdefault(value, value)

    def _around(self, pk) -> set[int]:
        """The districts and provinces that a former unit lay and lies in."""
        *_, parent, province = self.former[pk]
        around = {self.area_of[pk]} if pk in self.area_of else set()
        if province:
            around.add(self.area_of["now", province])
        while parent:
            around.add(self.area_of[parent])
            parent = self.former[parent][4]
        return around

    def _label(self, pk) -> str:
        return self._share(f"{self.former[pk][3]} {self.former[pk][2]}")

    def _within(self, pk) -> str:
        """ "quận Cẩm Lệ, thành phố Đà Nẵng", for telling namesakes apart."""
        labels, parent = [], self.former[pk][4]
        while parent:
            labels.append(self._label(parent))
            parent = self.former[parent][4]
        return self._share(", ".join(labels))

    def _province_label(self, code):
        return self._share(f"{self.provinces[code][2]} {self.provinces[code][1]}")


def _split(full_name):
    for kind in ("thị trấn", "đặc khu", "phường", "xã"):
        if full_name.startswith(kind + " "):
            return kind, full_name[len(kind) + 1 :]
    return "", full_name


# Only names from the tables come here, never what somebody typed.
@lru_cache(maxsize=2048)
def marked(text: str) -> list[str]:
    """A name's words with their marks, as `reading` writes typed ones."""
    return compose("".join(char if char.isalnum() else " " for char in text)).split()
