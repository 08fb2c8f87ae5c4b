"""The rows of every file, from what was read and settled."""

from collections import Counter, defaultdict

from places.building import centroids
from places.building.settle import Finding, Settled
from places.building.sources import Former, Sources

#: The day on which the reorganisation of wards and the end of districts took effect.
REORGANISED = "2025-07-01"

Rows = list[tuple]


def tables(sources: Sources, settled: Settled) -> dict[str, Rows]:
    """Rows by file name without ending, headings first, each in a fixed order."""
    maker = _Tables(sources, settled)
    wards = maker.wards()
    return {
        "provinces": maker.provinces(),
        "wards": wards,
        "former_units": maker.former_units(),
        "successions": maker.successions(),
        "review": maker.review(),
    }


class _Tables:
    def __init__(self, sources: Sources, settled: Settled):
        self.sources = sources
        self.settled = settled
        self.formers = {former.code or former.district: former for former in sources.former_wards}
        self.names = {ward.code: f"{ward.kind} {ward.name}" for ward in sources.wards}
        self.made_from = defaultdict(list)
        for former, ward in sorted(settled.pairs):
            self.made_from[ward].append(former)
        self.findings = list(settled.findings)

    def provinces(self) -> Rows:
        merged = Counter(self.sources.province_of_former.values())
        rows = [("code", "name", "kind", "valid_from", "valid_until", "resolution")]
        for unit in self.sources.provinces:
            since = REORGANISED if merged[unit.code] > 1 else ""
            resolution = unit.note.replace(" - ", " (") + ")" if unit.note else ""
            rows.append((unit.code, unit.name, unit.kind, since, "", resolution))
        return rows

    def wards(self) -> Rows:
        heading = "code name kind province latitude longitude valid_from valid_until"
        rows = [(*heading.split(), "resolution", "successors", "earlier_names", "note")]
        for ward in self.sources.wards:
            note = self.settled.notes[ward.code]
            lat, lon = self._point(ward.code) or ("", "")
            since = "" if note.unchanged else REORGANISED
            place = (ward.code, ward.name, ward.kind, ward.parent, lat, lon, since, "")
            rows.append((*place, note.resolution, "", note.earlier_name, ward.note))
        return rows

    def _point(self, code):
        former = [self.formers[former].point for former in self.made_from[code]]
        given = self.sources.points.get(code)
        point, findings = centroids.choose(code, given, [point for point in former if point])
        self.findings += findings
        return point

    def former_units(self) -> Rows:
        rows = [("level", "code", "name", "kind", "parent", "province")]
        now = self.sources.province_of_former
        for code, (kind, name) in sorted(self.sources.former_provinces.items()):
            rows.append(("province", code, name, kind, "", now[code]))
        for code, (kind, name, province) in sorted(self.sources.former_districts.items()):
            rows.append(("district", code, name, kind, province, now[province]))
        for former in sorted(self.sources.former_wards, key=lambda former: former.code):
            if former.code:
                home = now[former.province]
                rows.append(("ward", former.code, former.name, former.kind, former.district, home))
        return rows

    def successions(self) -> Rows:
        rows = [("level", "former", "ward", "part", "note")]
        takers = Counter(former for former, _ in self.settled.pairs)
        doubts = {
            (finding.former, finding.ward): finding.settled
            for finding in self.findings
            if finding.former and finding.settled.startswith(("kept", "doubtful"))
        }
        for former, ward in sorted(self.settled.pairs):
            level = "ward" if len(former) == 5 else "district"
            part = "1" if takers[former] > 1 else ""
            rows.append((level, former, ward, part, doubts.get((former, ward), "")))
        return rows

    def review(self) -> Rows:
        """Every disagreement, readable without looking anything up."""
        heading = "about ward ward_name former former_name seen settled"
        return [tuple(heading.split()), *(self._finding(row) for row in sorted(self.findings))]

    def _finding(self, found: Finding) -> tuple:
        former = self.formers.get(found.former)
        was = self._where(former) if former else ""
        name = self.names.get(found.ward, "")
        return (found.about, found.ward, name, found.former, was, found.seen, found.settled)

    def _where(self, former: Former) -> str:
        kind, name, _ = self.sources.former_districts[former.district]
        ward = f"{former.kind} {former.name}, " if former.code else ""
        return f"{ward}{kind} {name}, {self.sources.former_provinces[former.province][1]}"
