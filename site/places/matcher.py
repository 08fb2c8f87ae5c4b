"""From what people type to the wards that they may mean.

People leave out marks, districts and commas, abbreviate, glue, slip, and use the names of before
July 2025. So nothing is parsed by position: each span of words that is a name is tried as the
ward, and what stands around it (kinds, districts, provinces, in any order) counts for it where
it agrees and against it where it does not. The cheapest reading ranks first; readings that cost
the same are all answered, since choosing one for the person could send a tip astray.
"""

from threading import Lock
from typing import NamedTuple

from rapidfuzz import fuzz, process

from places.index import Index, build, marked
from places.models import PlacesVersion
from places.reading import AREA_KINDS, NOISE, WARD_KINDS, Reading, read

#: What a disagreement costs. A word that nothing explains outweighs all slips of one name.
UNEXPLAINED, NOISE_WORD = 10, 1
OTHER_KIND, OTHER_AREA_KIND, OTHER_MARKS = 3, 2, 2
ONLY_A_DISTRICT, ONLY_BEGUN = 4, 5
#: Readings this much dearer than the best are not offered.
OFFERED_WITHIN = 9
#: Another reading this near leaves doubt.
DOUBT_WITHIN = 4
#: Equals are not cut at the limit, but here.
MOST_EQUALS = 24
#: A slip's own cost, and how many spans of how many words are tried as one.
A_SLIP, MOST_SLIPS, LONGEST_SLIP = 3, 12, 4
#: Likeness (of 100) that a slip must keep.
LIKE = 80


class Candidate(NamedTuple):
    """A current ward that a text may mean.

    `was`: the units that it was merged from. `matched`: the name that was recognised, with what it
    lay in. `exact`: the text names this ward beyond doubt. `score`: 100 is a full agreement.
    """

    code: str
    name: str
    kind: str
    province_code: str
    province: str
    was: tuple[str, ...]
    matched: str
    exact: bool
    score: int

    @property
    def full_name(self) -> str:
        """As a choice reads: "Phường Cẩm Lệ, Đà Nẵng"."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}, {self.province}"


class _Span(NamedTuple):
    """Words `start` to before `end`, as a bit mask, that are (or are like) `numbers`."""

    start: int
    end: int
    mask: int
    numbers: tuple[int, ...]
    cost: int


class _Found(NamedTuple):
    """The cheapest way to a place; the smaller sorts first."""

    cost: int
    away: bool
    former: bool
    code: str
    matched: str
    position: int


_lock = Lock()
_held: tuple[tuple, Index] | None = None


def find(text: str, *, home_province: str | None = None, limit: int = 8) -> list[Candidate]:
    """Current wards that `text` may mean, best first; none where nothing is like it.

    `home_province` (a code) ranks first among equals. Any text is safe, however long.
    """
    return find_in(current_index(), text, home_province=home_province, limit=limit)


def current_index() -> Index:
    """The index of the version loaded last, made once a process.

    Without a version (tables filled by hand) it is made anew each time.
    """
    global _held
    version = PlacesVersion.objects.values_list("pk", "digest").first()
    if version is None:
        return build()
    held = _held
    if held is None or held[0] != version:
        with _lock:
            if _held is None or _held[0] != version:
                _held = (version, build())
            held = _held
    return held[1]


def find_in(index: Index, text: str, *, home_province=None, limit=8) -> list[Candidate]:
    """As `find`, in an index at hand; it asks no database."""
    reading = read(text, index.knows)
    if not reading.words:
        return []
    found = _Search(index, reading, home_province).run()
    return _candidates(index, sorted(found), limit)


def _candidates(index, found, limit):
    if not found:
        return []
    best = found[0].cost
    offered = [one for one in found if one.cost <= best + OFFERED_WITHIN]
    equals = sum(one.cost == best for one in offered)
    offered = offered[: max(limit, min(equals, MOST_EQUALS))]
    doubt = len(offered) > 1 and offered[1].cost <= best + DOUBT_WITHIN
    exact = best == 0 and not doubt
    return [
        Candidate(
            *index.places[one.position], one.matched, exact and not rank, max(0, 100 - one.cost)
        )
        for rank, one in enumerate(offered)
    ]


class _Search:
    """One text's search. `found` maps a place's position to its cheapest reading."""

    def __init__(self, index: Index, reading: Reading, home: str | None):
        self.index = index
        self.reading = reading
        self.home = home
        self.whole = (1 << len(reading.words)) - 1
        self.noise = sum(1 << at for at, word in enumerate(reading.words) if word in NOISE)
        self.found: dict[int, _Found] = {}
        self.areas = self._exact(index.area_by_key)
        #: What the cheapest reading leaves unexplained.
        self.least, self.rest = UNEXPLAINED * len(reading.words), self._beside_areas()
        #: It had its kind said and its district or province: what is left is a street.
        self.certain = False

    def run(self):
        self._try(self._exact(self.index.by_key))
        if self.least >= UNEXPLAINED and self.rest & ~self.noise and not self.certain:
            self._try_slips()
        return self.found.values()

    def _try_slips(self):
        spans = self._unexplained()
        self.areas += self._like(spans, self.index.area_by_key, lambda key: self.index.area_keys)
        names = self._like(spans, self.index.by_key, self.index.near)
        self._try(self._exact(self.index.by_key) + names + self._begun())

    def _beside_areas(self):
        """The words that name no district or province, nor its kind."""
        named = 0
        for span in self.areas:
            starts = [start for start, kind in self.reading.kinds[span.start] if kind in AREA_KINDS]
            named |= span.mask | ((1 << span.start) - (1 << min(starts, default=span.start)))
        return self.whole & ~named

    def _exact(self, by_key):
        return [
            _Span(start, end, mask, by_key[key], 0)
            for start, end, mask, key in self.reading.spans
            if key in by_key
        ]

    def _unexplained(self):
        """Spans worth reading as slips, those that hold only unexplained words first."""
        worth = [
            (mask & ~self.rest, start - end, start, end)
            for start, end, mask, key in self.reading.spans
            if mask & self.rest & ~self.noise
            and end - start <= LONGEST_SLIP
            and 4 <= len(key) <= 24
        ]
        worth.sort(key=lambda one: (one[0].bit_count(), *one[1:]))
        return [(start, end) for *_, start, end in worth[:MOST_SLIPS]]

    def _like(self, spans, by_key, near):
        """The spans again, as the names that they are a slip away from."""
        found = []
        for start, end in spans:
            key = self.reading.key(start, end)
            like = process.extract(key, near(key), scorer=fuzz.ratio, score_cutoff=LIKE, limit=6)
            for other, likeness, _ in like:
                cost = A_SLIP + int(100 - likeness) // 4
                mask = (1 << end) - (1 << start)
                found.append(_Span(start, end, mask, by_key[other], cost))
        return found

    def _begun(self):
        """The last words as the beginning of a name: somebody is still typing."""
        size = len(self.reading.words)
        spans = []
        for start in range(max(0, size - LONGEST_SLIP), size):
            key = self.reading.key(start, size)
            if len(key) >= 3 and self.rest >> (size - 1):
                mask = (1 << size) - (1 << start)
                for whole in self.index.beginning(key)[:MOST_EQUALS]:
                    numbers = self.index.by_key[whole]
                    spans.append(_Span(start, size, mask, numbers, ONLY_BEGUN))
        return spans

    def _try(self, spans):
        """Read every span as the ward's name, and every district as all that was named."""
        self.areas.sort(key=lambda span: (span.cost, span.start - span.end))
        for span in spans:
            beside = [area.numbers for area in self.areas if not area.mask & span.mask]
            named = set().union(*beside)
            names = [self.index.names[number] for number in span.numbers]
            # Namesakes elsewhere are out as soon as one lies in a place that was named.
            agreeing = [name for name in names if not name.areas.isdisjoint(named)]
            for name in agreeing or names:
                self._read_as(name, span)
        for span in self.areas:
            for number in span.numbers:
                if self.index.areas[number].places:
                    self._read_as_district(number, span)

    def _read_as(self, name, span):
        mask, cost = self._kind(span, name.kind, WARD_KINDS, OTHER_KIND)
        agreed = mask != span.mask and not cost
        cost += span.cost + self._marks(name, span)
        alone = mask
        mask, cost = self._around(name.areas, mask, cost)
        matched = f"{name.kind} {name.text}, {name.within}"
        if self._keep(name.places, mask, cost, not name.is_current, matched):
            self.certain = agreed and mask != alone

    def _read_as_district(self, number, span):
        """Only the district was named: all that it became is possible."""
        area = self.index.areas[number]
        mask, cost = self._kind(span, area.kind, AREA_KINDS, OTHER_AREA_KIND)
        mask, cost = self._around(area.inside - {number}, mask, cost + span.cost)
        self._keep(area.places, mask, cost + ONLY_A_DISTRICT, True, f"{area.kind} {area.text}")

    def _kind(self, span, kind, among, penalty):
        """The span's mask with the words before it that say its kind, and what they cost."""
        said = [(start, said) for start, said in self.reading.kinds[span.start] if said in among]
        if not said:
            return span.mask, 0
        agreeing = [start for start, word in said if word == kind]
        start = min(agreeing) if agreeing else min(start for start, _ in said)
        return span.mask | ((1 << span.start) - (1 << start)), 0 if agreeing else penalty

    def _marks(self, name, span):
        """Marks count only where they were typed."""
        if not self.reading.has_marks(span.start, span.end):
            return 0
        words = marked(name.text)
        typed = self.reading.marked[span.start : span.end]
        if len(words) != len(typed):
            return OTHER_MARKS
        agree = all(one.isascii() or one == word for one, word in zip(typed, words, strict=True))
        return 0 if agree else OTHER_MARKS

    def _around(self, numbers, mask, cost):
        """Take in the districts and provinces named beside, where they are among `numbers`."""
        for span in self.areas:
            if span.mask & mask or numbers.isdisjoint(span.numbers):
                continue
            kinds = [self.index.areas[n].kind for n in span.numbers if n in numbers]
            tried = [self._kind(span, kind, AREA_KINDS, OTHER_AREA_KIND) for kind in kinds]
            taken, penalty = min(tried, key=lambda one: one[1])
            mask |= taken
            cost += span.cost + penalty
        return mask, cost

    def _keep(self, positions, mask, cost, former, matched):
        """Note a reading for each place that it leads to; answer whether it is the cheapest."""
        rest = self.whole & ~mask
        silent = rest & self.noise
        cost += UNEXPLAINED * (rest ^ silent).bit_count() + NOISE_WORD * silent.bit_count()
        cheapest = cost < self.least
        if cheapest:
            self.least, self.rest = cost, rest
        for position in positions:
            place = self.index.places[position]
            away = place.province_code != self.home
            one = _Found(cost, away, former, place.code, matched, position)
            if position not in self.found or one < self.found[position]:
                self.found[position] = one
        return cheapest
