"""What counts as missed in the audit, without the judges themselves: `make audit` runs those."""

import pytest
from tests.audit import controls, lighthouse, nu, oldest, report
from tests.audit.lighthouse import Asked, Measured
from tests.audit.nu import Message
from tests.audit.oldest import Finding

PERFECT = {"performance": 1, "accessibility": 1, "best-practices": 1, "seo": 1}


def measured(name="home", *, indexed=True, error="", lost=(), **scores):
    """A page that reached every goal, but for what is said."""
    named = {**PERFECT, **{key.replace("_", "-"): score for key, score in scores.items()}}
    return Measured(name, error, named, {one: list(lost) for one in PERFECT}, 900, 0, 0, indexed)


def test_a_page_that_reaches_every_goal_misses_none():
    assert measured(performance=0.95).misses() == []


@pytest.mark.parametrize(
    "low",
    [{"performance": 0.94}, {"accessibility": 0.99}, {"best_practices": 0.99}, {"seo": 0.99}],
)
def test_a_score_below_its_goal_is_missed_and_says_what_lost_it(low):
    (said,) = measured(lost=["image-alt"], **low).misses()
    assert said.endswith(": image-alt")


def test_a_page_that_could_not_be_measured_is_missed():
    assert measured(error="no answer").misses() == ["error: no answer"]


@pytest.mark.parametrize(("lost", "missed"), [("is-crawlable", 0), ("document-title", 1)])
def test_a_page_kept_from_search_engines_may_lose_that_and_nothing_else(lost, missed):
    assert len(measured(indexed=False, seo=0.6, lost=[lost]).misses()) == missed
    assert len(measured(seo=0.6, lost=[lost]).misses()) == 1


def test_a_slow_page_is_measured_twice_more_alone_and_the_median_counts(monkeypatch, tmp_path):
    scores = iter([0.5, 1, 0.97, 0.9])
    asked = []

    def run(pages, chromium, work, jobs):
        asked.append(([page.name for page in pages], jobs))
        return [measured(page.name, performance=next(scores)) for page in pages]

    monkeypatch.setattr(lighthouse, "_run", run)
    pages = [Asked("slow", "/", True), Asked("fast", "/", True)]
    slow, fast = lighthouse.measure(pages, "chromium", tmp_path)
    assert asked == [(["slow", "fast"], 2), (["slow"], 1), (["slow"], 1)]
    assert (slow.scores["performance"], fast.scores["performance"]) == (0.9, 1)


def test_errors_unlisted_features_and_unused_reasons_are_missed(monkeypatch):
    monkeypatch.setattr(report.report, "write", lambda name, text: None)
    monkeypatch.setattr(oldest, "reasons", lambda: {"css-sticky": "known", "css-masks": "unused"})
    told = [Message("home", True, "Bad value", "<p>"), Message("home", False, "Consider", "")]
    old = {Finding("css-has", "portal.css"), Finding("css-sticky", "portal.css")}
    assert report.write({"residents": told}, old, [measured(seo=0.9, lost=["canonical"])]) == [
        "Nu: home: Bad value",
        "oldest browsers: portal.css: css-has",
        "oldest browsers: css-masks is used no more",
        "Lighthouse: home: seo: canonical",
    ]


def test_every_reason_says_something():
    assert all(oldest.reasons().values())


def test_a_judge_that_finds_nothing_planted_is_not_believed(monkeypatch, tmp_path):
    monkeypatch.setattr(oldest, "findings", lambda files: {Finding("css-has", "a.css")})
    with pytest.raises(AssertionError, match="flexbox-gap"):
        controls.verify(tmp_path)


def test_a_checker_without_a_fault_to_tell_is_not_believed(monkeypatch, tmp_path):
    found = {Finding(feature, "a") for feature in controls.FOUND}
    monkeypatch.setattr(oldest, "findings", lambda files: found)
    monkeypatch.setattr(nu, "check", lambda files: [Message("d", False, "Consider", "")])
    with pytest.raises(AssertionError, match="no fault"):
        controls.verify(tmp_path)
