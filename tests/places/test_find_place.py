"""The operator's command answers what the citizen would be offered."""

import io
import json
import sys
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from places import files, loading, matcher


@pytest.fixture
def loaded(db, country, monkeypatch):
    monkeypatch.setattr(matcher, "current_index", lambda: country)


def ask(*args, **options):
    said = io.StringIO()
    call_command("find_place", *args, stdout=said, **options)
    return said.getvalue()


@pytest.mark.usefixtures("loaded")
def test_one_text_answers_one_json_list():
    (found,) = json.loads(ask("p khue trung cam le", "--json"))
    assert (found["code"], found["name"], found["province"]) == ("20260", "Cẩm Lệ", "Đà Nẵng")
    assert "phường Khuê Trung" in found["was"]
    assert found["exact"] is True


@pytest.mark.usefixtures("loaded")
def test_a_batch_answers_a_list_for_every_line_whatever_is_in_it(monkeypatch):
    lines = [
        "hòa liên".encode(),
        b"",
        b"\xff\xfe\r\x00 nam\rdong dak nong",
        "🏠".encode(),
        b"x" * 9_999,
    ]
    typed = io.TextIOWrapper(io.BytesIO(b"\n".join(lines)))
    monkeypatch.setattr(sys, "stdin", typed)
    answers = [json.loads(line) for line in ask("--batch", "--json").splitlines()]
    assert [len(answer) for answer in answers] == [2, 0, 1, 0, 0]
    assert answers[2][0]["code"] == "24649"


@pytest.mark.usefixtures("loaded")
def test_home_and_limit_are_options():
    found = json.loads(ask("tan thanh", "--json", "--home", "68", "--limit", "8"))
    assert found[0]["province_code"] == "68"


@pytest.mark.usefixtures("loaded")
def test_people_read_lines():
    assert ask("khue trung").startswith("20260 phường Cẩm Lệ, Đà Nẵng (exact)")
    assert ask("abc xyz") == "nothing found\n"


@pytest.mark.parametrize("args", [[], ["khue trung", "--batch"]])
def test_a_text_or_a_batch_not_both_nor_neither(args):
    with pytest.raises(CommandError):
        call_command("find_place", *args)


@pytest.mark.django_db
def test_it_reads_the_tables_that_were_loaded():
    loading.load(files.DATA, date(2026, 11, 21))
    (found,) = json.loads(ask("xã Nam Dong, huyện Cư Jút, tỉnh Đắk Nông", "--json"))
    assert found["full_name"] == "xã Nam Dong"
    assert found["province"] == "Lâm Đồng"
