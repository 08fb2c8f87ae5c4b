"""The audit's tables in docs/benchmarks.md, and what of the goals is missed."""

import os
from datetime import date

from tests.audit import oldest
from tests.audit.lighthouse import GOALS, Measured
from tests.audit.nu import Message
from tests.audit.oldest import Finding
from tests.bench import report

HEAD = ["page", "performance", "accessibility", "best practices", "SEO", "LCP s", "CLS", "TBT ms"]


def write(
    messages: dict[str, list[Message]], old: set[Finding], measured: list[Measured]
) -> list[str]:
    """Put both tables into the page of benchmarks; answers every goal missed, a line each."""
    report.write("markup", _markup(messages, old))
    report.write("lighthouse", _lighthouse(measured))
    return [
        *(
            f"Nu: {one.page}: {one.text}"
            for told in messages.values()
            for one in told
            if one.is_error
        ),
        *(f"oldest browsers: {one.file}: {one.feature}" for one in unlisted(old)),
        *(f"oldest browsers: {feature} is used no more" for feature in unused(old)),
        *(f"Lighthouse: {one.name}: {miss}" for one in measured for miss in one.misses()),
    ]


def unlisted(old: set[Finding]) -> list[Finding]:
    """What the oldest browsers lack and no reason stands beside."""
    return sorted(one for one in old if one.feature not in oldest.reasons())


def unused(old: set[Finding]) -> list[str]:
    """Reasons for what is used no more."""
    return sorted(oldest.reasons().keys() - {one.feature for one in old})


def _today() -> str:
    load = os.getloadavg()[0]
    return f"Measured {date.today():%d/%m/%Y}; {os.cpu_count()} cores, load {load:.1f}."


def _markup(messages: dict[str, list[Message]], old: set[Finding]) -> str:
    rows = [
        [f"Nu checker, pages of {who}", _errors(told), _warnings(told)]
        for who, told in messages.items()
    ]
    listed = {one.feature for one in old} - {one.feature for one in unlisted(old)}
    rows.append(["Chrome 80, Safari 13", len(unlisted(old)), f"{len(listed)}, each with a reason"])
    table = report.table(["what", "errors (goal: 0)", "warnings"], rows)
    said = sorted({one.text for told in messages.values() for one in told if not one.is_error})
    return "\n\n".join([_today(), table, *(f"- {text}" for text in said)])


def _errors(told: list[Message]) -> int:
    return sum(one.is_error for one in told)


def _warnings(told: list[Message]) -> int:
    return sum(not one.is_error for one in told)


def _lighthouse(measured: list[Measured]) -> str:
    rows = [_row(one) for one in measured]
    goals = ["goal", *(f"≥ {100 * goal:.0f}" for goal in GOALS.values()), "", "", ""]
    return f"{_today()}\n\n{report.table(HEAD, [*rows, goals])}"


def _row(one: Measured) -> list[str]:
    if one.error:
        return [one.name, one.error, *[""] * 6]
    scores = [f"{100 * (one.scores[name] or 0):.0f}" for name in GOALS]
    if not one.indexed:
        scores[-1] = "not indexed"
    return [one.name, *scores, f"{one.lcp / 1000:.1f}", f"{one.cls:.2f}", f"{one.tbt:.0f}"]
