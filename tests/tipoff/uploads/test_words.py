"""Whatever befalls a file has words of its own, and so has whatever was taken out of it."""

import pytest
from django.utils.translation import override

from tipoff.cleaning import Reason, Trace
from tipoff.uploads import forms, problems
from tipoff.uploads.problems import Problem, words


@pytest.mark.parametrize("problem", [*Problem, *Reason])
def test_each_problem_has_its_own_words_in_both_languages(problem):
    others = [words(other) for other in (*Problem, *Reason) if other != problem]
    assert words(problem) not in others
    with override("vi"):
        vietnamese = words(problem)
    with override("en"):
        assert words(problem) != vietnamese


def test_each_thing_taken_out_has_words():
    tables = [value for value in vars(forms).values() if isinstance(value, dict)]
    assert any(set(Trace) <= set(table) for table in tables)
    assert set(problems.WORDS) == {*Problem, *Reason}
