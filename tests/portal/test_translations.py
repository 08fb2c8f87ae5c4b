"""Nobody meets an English string on a Vietnamese page."""

import re

import pytest
from django.utils import translation

from portal import translations

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def all_parts():
    return [path for domain in translations.DOMAINS for path in translations.parts(domain)]


def test_no_string_of_ours_lacks_vietnamese():
    missing = translations.untranslated()
    assert not missing, f"{len(missing)} untranslated:\n" + "\n".join(missing)


def test_each_room_compiles_into_the_catalogue_that_django_reads():
    with translation.override("vi"):
        assert translation.gettext("Police officer") == "Cán bộ Công an"


@pytest.mark.parametrize("folder", ["", "overlay", "overlay/js"])
def test_no_two_parts_translate_one_string_differently(folder):
    seen = {}
    for path in sorted((translations.PARTS / folder).glob("*.po")):
        for message in translations.read_part(path):
            if message.id:
                first = seen.setdefault(translations.key(message), (message.string, path.name))
                assert first[0] == message.string, f"{message.id!r} in {first[1]} and {path.name}"


@pytest.mark.parametrize("path", all_parts(), ids=lambda path: path.stem)
def test_a_translation_keeps_the_placeholders_of_its_msgid(path):
    for message in translations.read_part(path):
        forms = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else message.string
        allowed = set(PLACEHOLDER.findall(" ".join(forms)))
        for string in strings if message.id else []:
            used = set(PLACEHOLDER.findall(string))
            assert used <= allowed, message.id
            assert used == allowed or len(forms) > 1, message.id


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        (
            "a.py",
            'x = _("One")\ny = gettext_lazy(\n    "Two "\n    "words"\n)',
            ["One", "Two words"],
        ),
        (
            "b.py",
            'ngettext_lazy("%d tip", "%d tips", n)\npgettext("verb", "Open")',
            ["%d tip", "Open"],
        ),
        ("c.html", "  <p>it's {% translate 'Three' %}</p>\n x", ["Three"]),
        (
            "d.html",
            "{% blocktranslate trimmed with a=b %}\n  Hi {{ a }},\n  you\n{% endblocktranslate %}",
            ["Hi %(a)s, you"],
        ),
        (
            "e.html",
            "{% blocktranslate count n=n %}{{ n }} tip{% plural %}"
            "{{ n }} tips{% endblocktranslate %}",
            ["%(n)s tip"],
        ),
        ("f.html", '{% include "x" with title=_("Four") %}', ["Four"]),
    ],
)
def test_strings_are_found_however_they_are_wrapped(tmp_path, monkeypatch, name, source, expected):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text(source)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "sources", lambda: [tmp_path / "templates" / name])
    assert [found[2][0] for found in translations.extracted()] == expected
