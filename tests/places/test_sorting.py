"""Lists of names stand in the order of a Vietnamese dictionary, on every database."""

import csv
import random
import unicodedata

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from places.sorting import sort_key

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"


def in_order(*names):
    shuffled = list(names)
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == list(names)


def test_every_letter_has_its_place():
    in_order(*LETTERS)


def test_tones_follow_each_other_and_come_after_the_letters():
    in_order("ma", "mà", "mả", "mã", "má", "mạ", "mác", "mai")


def test_a_shorter_name_comes_first_and_a_word_before_a_longer_one():
    in_order("An", "An Hải", "An Khê", "Anh Sơn", "Ân Thi", "Ba Đình", "Cẩm Lệ", "Dĩ An", "Đà Nẵng")


def test_numbers_come_before_letters():
    in_order("Phường 1", "Phường 2", "Phường An")


@given(st.text(max_size=20))
def test_any_text_has_a_key_whatever_its_unicode_form(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed)[:2] == sort_key(decomposed)[:2]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="compares with PostgreSQL's vi-x-icu")
def test_every_ward_of_the_country_stands_where_postgresql_puts_it():
    path = settings.BASE_DIR / "site" / "places" / "data" / "wards.csv"
    with path.open(newline="") as file:
        names = sorted({row["name"] for row in csv.DictReader(file)}, key=sort_key)
    # An apostrophe or a hyphen has a weight of its own there; no list here depends on it.
    names = [name for name in names if name.replace(" ", "").isalnum()]
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT name FROM unnest(%s::text[]) AS name ORDER BY name COLLATE "vi-x-icu"', [names]
        )
        assert [name for (name,) in cursor.fetchall()] == names
