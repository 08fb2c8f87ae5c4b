"""A point for each ward: the second source's, unless its own former wards say otherwise."""

import math
from statistics import median

from places.building.settle import Finding

#: A degree of latitude and of longitude at 16° N, in kilometres.
_KM = (111, 107)
_FAR_KM = 40
_TOGETHER_KM = 10

Point = tuple[float, float]


def choose(ward: str, given: Point | None, former: list[Point]) -> tuple[Point | None, list]:
    """The point to use, and a finding where the given one lies far from what the ward was.

    Former points may be wrong too: several that coincide are a district's centre, geocoded.
    They overrule only where at least two, not the same, lie together.
    """
    if not given or not former:
        return given, []
    middle = (median(lat for lat, _ in former), median(lon for _, lon in former))
    away = _distance(given, middle)
    if away <= _FAR_KM:
        return given, []
    spread = median(_distance(point, middle) for point in former)
    trusted = len(set(former)) > 1 and spread <= _TOGETHER_KM
    settled = "took the middle of the former wards" if trusted else "doubtful: kept"
    seen = f"{given} lies {away:.0f} km from the former wards, at {_rounded(middle)}"
    finding = Finding("centroid", ward, "", seen, settled)
    return (_rounded(middle) if trusted else given), [finding]


def _distance(one, other):
    return math.hypot(*((a - b) * km for a, b, km in zip(one, other, _KM, strict=True)))


def _rounded(point):
    return (round(point[0], 4), round(point[1], 4))
