"""What a run of units means: "điểm a khoản 1 và khoản 3 Điều 12" is two paths into one article.

Vietnamese names the smaller unit first ("khoản 1 Điều 5") or, as in an index, the larger one
("Điều 5, khoản 1"). A stretch of clauses and points between two articles goes to the nearer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .units import Group, Level

MOST_PATHS = 400


@dataclass(frozen=True)
class Path:
    article: str = ""
    clause: str = ""
    point: str = ""


def paths(groups: list[Group], gaps: list[int]) -> list[Path]:
    """The paths of a run, in text order as far as it goes.

    `gaps[n]` says how loosely group n+1 follows group n: 0 by a space, 1 by a comma, 2 by "và".
    """
    articles = [n for n, group in enumerate(groups) if group.level is Level.ARTICLE]
    if not articles:
        return _inner(groups)
    ends_low = articles[-1] != len(groups) - 1
    found = []
    stretch = groups[: articles[0]]
    for order, at in enumerate(articles):
        after = articles[order + 1] if order + 1 < len(articles) else len(groups)
        cut = _cut(gaps, at, after, len(groups), prefer_left=ends_low and articles[0] == 0)
        found.extend(_of_article(groups[at], stretch, groups[at + 1 : cut]))
        stretch = groups[cut:after]
    return found


def _cut(gaps: list[int], left: int, right: int, size: int, *, prefer_left: bool) -> int:
    """Where the stretch between articles `left` and `right` parts: before it all is the left's."""
    if right == size or right == left + 1:
        return right
    before, after = gaps[left], gaps[right - 1]
    if before != after:
        return right if before < after else left + 1
    inside = gaps[left + 1 : right - 1]
    if inside and max(inside) > before:
        return left + 2 + inside.index(max(inside))
    return right if prefer_left else left + 1


def _of_article(article: Group, before: list[Group], after: list[Group]) -> Iterator[Path]:
    inner = [*_inner(before), *_inner(after)]
    if not inner or len(inner) * len(article.labels) > MOST_PATHS:
        inner = [Path()]
    for label in article.labels:
        for path in inner:
            yield replace(path, article=label)


def _inner(groups: list[Group]) -> list[Path]:
    """The paths of clauses and points alone."""
    levels = [group.level for group in groups]
    if Level.CLAUSE not in levels:
        return [Path(point=label) for group in groups for label in group.labels]
    larger_first = levels[0] is Level.CLAUSE and levels[-1] is Level.POINT
    return _larger_first(groups) if larger_first else _smaller_first(groups)


def _smaller_first(groups: list[Group]) -> list[Path]:
    found, points = [], [""]
    for group in groups:
        if group.level is Level.POINT:
            points = [label for label in (*points, *group.labels) if label]
        else:
            found += [Path(clause=clause, point=p) for clause in group.labels for p in points]
            points = [""]
    return found[:MOST_PATHS]


def _larger_first(groups: list[Group]) -> list[Path]:
    found, clauses = [], ("",)
    for group in groups:
        if group.level is Level.CLAUSE:
            clauses = group.labels
            found += [Path(clause=clause) for clause in clauses]
        else:
            found = [path for path in found if path.clause not in clauses or path.point]
            found += [Path(clause=clause, point=p) for clause in clauses for p in group.labels]
    return found[:MOST_PATHS]
