"""What is missing is named, at start and by `check`."""

import pytest
from tests.portal.production import variables

from common.guard import checks, recaptcha
from portal.settings.environment import FORM_GUARDS, problems


@pytest.mark.parametrize("value", ["recaptcha_v2", "recaptcha_v3"])
def test_each_missing_key_of_recaptcha_is_named(settings, value):
    settings.FORM_GUARD = value
    said = [error.msg for error in checks.recaptcha_has_its_keys(None)]
    assert said == [
        f"RECAPTCHA_PUBLIC_KEY is missing, and FORM_GUARD={value}.",
        f"RECAPTCHA_PRIVATE_KEY is missing, and FORM_GUARD={value}.",
    ]


def test_with_its_keys_and_with_other_guards_nothing_is_said(settings):
    assert checks.recaptcha_has_its_keys(None) == []
    settings.FORM_GUARD = "recaptcha_v3"
    settings.RECAPTCHA_PUBLIC_KEY = settings.RECAPTCHA_PRIVATE_KEY = "x"
    assert checks.recaptcha_has_its_keys(None) == []


def test_a_misspelt_guard_is_an_error_and_no_guard_a_warning(settings):
    settings.FORM_GUARD = "altcah"
    assert [error.id for error in checks.guard_is_known(None)] == ["guard.E001"]
    settings.FORM_GUARD = "none"
    assert checks.guard_is_known(None) == []
    assert [warning.id for warning in checks.something_stands_guard(None)] == ["guard.W001"]


def test_recaptcha_without_a_key_stands_before_nothing(settings):
    settings.FORM_GUARD = "recaptcha_v2"
    assert not recaptcha.serves("form")


def test_production_refuses_a_guard_that_is_unknown_or_lacks_its_keys(tmp_path):
    good = variables(tmp_path)
    assert all(problems(good | {"FORM_GUARD": value}) == [] for value in ("altcha", "none"))
    [said] = problems(good | {"FORM_GUARD": "captcha"})
    assert said == f"FORM_GUARD must be one of {', '.join(FORM_GUARDS)}"
    said = problems(good | {"FORM_GUARD": "recaptcha_v3"})
    assert [line.split()[0] for line in said] == ["RECAPTCHA_PUBLIC_KEY", "RECAPTCHA_PRIVATE_KEY"]


def test_a_guard_named_in_a_file_asks_for_its_keys_too(tmp_path):
    (tmp_path / "guard").write_text("recaptcha_v2\n")
    named = variables(tmp_path) | {"FORM_GUARD_FILE": str(tmp_path / "guard")}
    assert len(problems(named)) == 2
    keys = {"RECAPTCHA_PUBLIC_KEY": "x", "RECAPTCHA_PRIVATE_KEY": "y"}
    assert problems(named | keys) == []
    assert len(problems(named | keys | {"FORM_GUARD_FILE": str(tmp_path / "none")})) == 1
