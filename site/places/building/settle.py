"""Which former ward became which ward, settled from two sources that disagree here and there.

The statistics office's note wins. Where it is silent because it was cut short, or says that only
a part of a former ward came in without any note naming the rest, the second source is heard and
the pair is listed as doubtful. Every disagreement is a `Finding`, for people to review.
"""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from places.building.notes import Note, read_note
from places.building.sources import Former, Present, Sources, by_name, plain
from places.folding import compose, fold

#: Least likeness (of 100) of a misspelt name: among claimed units, and among any nearby.
_SLIP = 80
_FAR_SLIP = 88


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One disagreement or doubt and what was done about it."""

    about: str
    ward: str
    former: str
    seen: str
    settled: str


@dataclass(slots=True)
class Settled:
    """`pairs` maps (former code, ward code) to "the note says: a part". A five-digit former code
    is a ward's, a three-digit one an island district's that had no wards."""

    pairs: dict[tuple[str, str], bool] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def settle(sources: Sources) -> Settled:
    """Settle all pairs. Pure: the same sources give the same answer, in the same order."""
    return _Settler(sources).run()


class _Settler:
    def __init__(self, sources: Sources):
        self.sources = sources
        self.wards = {ward.code: ward for ward in sources.wards}
        self.formers = {former.code or former.district: former for former in sources.former_wards}
        self.named = by_name([former for former in sources.former_wards if former.code])
        self.second = defaultdict(set)
        for former, ward in sources.pairs:
            self.second[ward].add(former)
        self.unknown = set()
        self.result = Settled()

    def run(self) -> Settled:
        for ward in self.sources.wards:
            self._ward(ward)
        self._named_whole_twice()
        self._orphans()
        self._rest_unnamed()
        self.result.findings.sort()
        return self.result

    def _ward(self, ward: Present):
        note = self.result.notes[ward.code] = read_note(ward.note)
        self._compare_name(ward)
        official = self._official(ward, note)
        claimed = self.second[ward.code]
        for former in sorted(official):
            self._pair(former, ward.code, official[former])
            if former not in claimed:
                self._find("only the note", ward.code, former, "kept: the note names it")
        for former in sorted(claimed - official.keys()):
            self._claimed_only(former, ward, note)

    def _compare_name(self, ward):
        other = self.sources.other_names.get(ward.code, "")
        mine = f"{ward.kind} {ward.name}"
        if compose(other).replace("'", "’") != compose(mine).replace("'", "’"):
            seen = f"first: {mine}; second: {other}"
            self._find("name", ward.code, "", "kept the first, which is newer", seen)

    def _official(self, ward, note):
        """Former codes that the note names, with whether it says only a part."""
        if note.district:
            return self._whole_district(ward, note)
        if not note.mentions:
            return self._unchanged(ward)
        found = {}
        hints = {fold(mention.district) for mention in note.mentions if mention.district}
        for mention in note.mentions:
            former = self._resolve(mention, ward, hints)
            if former is None:
                self._unresolved(mention, ward)
                continue
            found[former.code] = found.get(former.code, False) or mention.part
        return found

    def _whole_district(self, ward, note):
        wanted = fold(note.district)
        return {
            code: False
            for code, former in self.formers.items()
            if self._home(former) == ward.parent
            and fold(self.sources.former_districts[former.district][1]) == wanted
        }

    def _unchanged(self, ward):
        """A ward left as it was keeps its code; trust it only if the name agrees."""
        former = self.formers.get(ward.code)
        if former and fold(former.name) == fold(ward.name):
            return {former.code: False}
        return dict.fromkeys(self.second[ward.code], False)

    def _resolve(self, mention, ward, hints):
        home = [f for f in self.named[plain(mention.name)] if self._home(f) == ward.parent]
        if mention.district:
            within = [f for f in home if fold(mention.district) == self._district(f)]
            home = within or home
        if home:
            best = max(home, key=lambda former: self._likeness(former, mention, ward, hints))
            if self._plausible(best, mention, ward):
                return best
        return self._slip(mention, ward)

    def _likeness(self, former, mention, ward, hints):
        evidence = (
            (4, former.code in self.second[ward.code]),
            (3, compose(former.name) == compose(mention.name)),
            (3, former.kind == mention.kind),
            (1, former.district == self._main_district(ward)),
            (1, former.code == ward.code),
            (1, self._district(former) in hints),
        )
        weight = sum(points for points, holds in evidence if holds)
        return (weight, -self._distance(former, ward), former.code)

    def _main_district(self, ward):
        """Most of a ward comes from one old district: it parts namesakes."""
        districts = Counter(self.formers[code].district for code in self.second[ward.code])
        return min(districts, key=lambda code: (-districts[code], code), default="")

    def _plausible(self, former, mention, ward):
        """A name that agrees only without its marks needs the second source's word too."""
        return former.code in self.second[ward.code] or (
            compose(former.name) == compose(mention.name) and former.kind == mention.kind
        )

    def _slip(self, mention, ward):
        """The note misspells: look among the second source's, then in the neighbourhood."""
        claimed = [self.formers[code] for code in self.second[ward.code]]
        near = [f for f in self._neighbours(ward) if not mention.kind or f.kind == mention.kind]
        for pool, least in ((claimed, _SLIP), (near, _FAR_SLIP)):
            scored = [(fuzz.ratio(fold(mention.name), fold(f.name)), f.code, f) for f in pool]
            best = max(scored, default=(0, "", None))
            if best[0] >= least:
                seen = f"the note writes {mention.kind} {mention.name}"
                self._find("spelling", ward.code, best[1], "taken as the same place", seen)
                return best[2]
        return None

    def _neighbours(self, ward):
        districts = {self.formers[code].district for code in self.second[ward.code]}
        return [f for f in self.sources.former_wards if f.code and f.district in districts]

    def _unresolved(self, mention, ward):
        seen = f"the note names {mention.kind} {mention.name}, which no list has"
        self.unknown.add(ward.code)
        self._find("unknown name", ward.code, "", "left out; the second source fills in", seen)

    def _claimed_only(self, former, ward, note):
        """Only the second source says so. The note wins, unless it had no room to say it."""
        if why := self._silence(ward, note):
            self._pair(former, ward.code, note.cut)
            self._find("only the second", ward.code, former, f"kept: the note {why}")
        else:
            self._find("only the second", ward.code, former, "left out: the note does not name it")

    def _silence(self, ward, note):
        """Why a note's silence says nothing; empty where it does."""
        if note.cut:
            return "is cut short"
        if note.only_renamed:
            return "tells only the new name"
        return "has a name that no list has" if ward.code in self.unknown else ""

    def _named_whole_twice(self):
        """Two notes that each take the whole cannot both be right: the second source decides."""
        takers = defaultdict(list)
        for (former, ward), part in self.result.pairs.items():
            takers[former].append((ward, part))
        for former, wards in takers.items():
            backed = {ward for ward, _ in wards if former in self.second[ward]}
            if len(wards) < 2 or not backed or any(part for _, part in wards):
                continue
            for ward in sorted({ward for ward, _ in wards} - backed):
                del self.result.pairs[former, ward]
                self._overrule("named whole twice", ward, former, "left out: the second decides")

    def _orphans(self):
        """No former ward may be left without a successor: nobody's old name may lead nowhere."""
        settled = {former for former, _ in self.result.pairs}
        claims = defaultdict(set)
        for former, ward in self.sources.pairs:
            claims[former].add(ward)
        for former in sorted(self.formers.keys() - settled):
            for ward in sorted(claims[former]):
                self._pair(former, ward, len(claims[former]) > 1)
                self._overrule("orphan", ward, former, "kept: no note names it at all")

    def _rest_unnamed(self):
        """A note took only a part and none says where the rest went: ask the second source."""
        takers = defaultdict(set)
        for former, ward in self.result.pairs:
            takers[former].add(ward)
        for former, wards in sorted(takers.items()):
            (ward, *others) = wards
            if others or not self.result.pairs[former, ward]:
                continue
            claimed = {w for f, w in self.sources.pairs if f == former} - wards
            for other in sorted(claimed):
                self._pair(former, other, True)
                self._overrule("rest unnamed", other, former, "kept: the second source's word")
            if not claimed:
                self._find("rest unnamed", ward, former, "doubtful: taken as the whole")

    def _pair(self, former, ward, part):
        self.result.pairs[former, ward] = self.result.pairs.get((former, ward), False) or part

    def _overrule(self, about, ward, former, settled):
        """A later rule changed what an earlier one said of a pair: only the last word is listed."""
        kept = [f for f in self.result.findings if (f.ward, f.former) != (ward, former)]
        self.result.findings = kept
        self._find(about, ward, former, settled)

    def _find(self, about, ward, former, settled, seen=""):
        self.result.findings.append(Finding(about, ward, former, seen, settled))

    def _home(self, former: Former) -> str:
        return self.sources.province_of_former[former.province]

    def _district(self, former):
        kind, name, _ = self.sources.former_districts[former.district]
        return fold(f"{kind} {name}")

    def _distance(self, former, ward):
        here = self.sources.points.get(ward.code)
        return math.dist(former.point, here) if former.point and here else math.inf
