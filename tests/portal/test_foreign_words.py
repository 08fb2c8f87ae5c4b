"""Staff meet no English of Wagtail's, Django's or the login's: the overlay translates it all."""

import pytest
from django.utils import translation
from django.views.i18n import JavaScriptCatalog

from portal import foreign_words, translations


def test_no_string_of_an_installed_package_that_staff_see_is_left_in_english():
    missing = foreign_words.still_english()
    assert not missing, f"{len(missing)} untranslated:\n" + "\n".join(missing)


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("django", "wagtail.admin django 'Confirm selection'"),
        ("djangojs", "wagtail.admin djangojs 'Split block'"),
    ],
)
def test_without_the_overlay_the_untranslated_are_named(monkeypatch, tmp_path, domain, expected):
    monkeypatch.setitem(translations.DOMAINS, domain, [tmp_path])
    missing = foreign_words.still_english()
    assert len(missing) > 50
    assert any(line.startswith(expected) for line in missing)


@pytest.mark.parametrize("domain", translations.DOMAINS)
def test_the_overlay_holds_no_string_that_no_package_has_any_more(domain):
    folder = translations.OVERLAY / ("js" if domain == "djangojs" else "")
    asked = {
        translations.key(message)
        for package, domains in foreign_words.PACKAGES.items()
        if domain in domains
        for message in foreign_words.strings(package, domain)
    }
    ours = translations.translated(translations.merge(sorted(folder.glob("*.po"))))
    assert not ours - asked


def test_the_overlay_wins_over_what_the_package_itself_says_in_vietnamese():
    with translation.override("vi"):
        assert translation.gettext("Delete group") == "Xóa nhóm"
        assert translation.pgettext("field label", "Login") == "Đăng nhập"


@pytest.mark.parametrize("count", [1, 3])
def test_a_plural_of_the_overlay_speaks_of_one_and_of_many(count):
    with translation.override("vi"):
        said = translation.ngettext("%(count)s image", "%(count)s images", count)
    assert said % {"count": count} == f"{count} hình"


def test_the_admins_scripts_are_given_vietnamese(rf):
    with translation.override("vi"):
        answer = JavaScriptCatalog.as_view(packages=["wagtail.admin"])(rf.get("/"))
    assert '"Split block": "T\\u00e1ch kh\\u1ed1i"' in answer.content.decode()
