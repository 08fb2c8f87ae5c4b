"""The journal's chain: appended in one order, and any later change is found."""

import base64
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tipoff import heads, journal, triggers
from tipoff.journal import Action
from tipoff.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _key(settings, tmp_path):
    settings.JOURNAL_KEY = base64.b64encode(b"k" * 32).decode()
    settings.JOURNAL_HEADS_FILE = str(tmp_path / "heads")


@pytest.fixture
def five():
    """Five sound entries."""
    return [
        journal.record(Action.BODY_RELEASED, actor="a1", subject=f"{n:010d}", messages=n)
        for n in range(1, 6)
    ]


@pytest.fixture
def forge(five):
    """Run SQL as somebody would who owns the database and takes the triggers off."""

    def run(sql, parameters=()):
        triggers.remove(connection)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
        triggers.install(connection)

    return run


def verify(**options):
    out = StringIO()
    call_command("verify_journal", stdout=out, stderr=out, **options)
    return out.getvalue().strip()


def test_each_entry_follows_the_one_before(five):
    assert bytes(five[0].prev) == journal.GENESIS
    assert [bytes(entry.prev) for entry in five[1:]] == [bytes(entry.mac) for entry in five[:-1]]
    assert journal.faults() == []


def test_the_head_is_printed_to_be_kept_elsewhere(five):
    heads.keep()
    assert verify() == f"5:{bytes(five[-1].mac).hex()}"


def test_an_empty_journal_is_sound():
    assert verify() == "the journal is empty"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "somebody-else"),
        ("action", Action.CONTACT_RELEASED),
        ("subject", "0000000009"),
        ("details", '{"messages": 7}'),
        ("at", "2026-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_column_is_found(forge, column, value):
    forge(f"UPDATE tipoff_journalentry SET {column} = %s WHERE seq = 3", [value])
    assert [(fault.number, fault.what) for fault in journal.faults()] == [
        (3, "its content was changed")
    ]


def test_a_missing_entry_is_found(forge):
    forge("DELETE FROM tipoff_journalentry WHERE seq = 3")
    faults = journal.faults()
    assert faults[0].number == 3
    assert "missing" in faults[0].what


def test_two_entries_that_changed_places_are_found(forge):
    forge("UPDATE tipoff_journalentry SET seq = 99 WHERE seq = 2")
    forge("UPDATE tipoff_journalentry SET seq = 2 WHERE seq = 3")
    forge("UPDATE tipoff_journalentry SET seq = 3 WHERE seq = 99")
    assert {fault.number for fault in journal.faults()} >= {2, 3}


def test_a_cut_tail_is_found_with_a_head_kept_elsewhere(forge):
    number, mac = journal.head()
    forge("DELETE FROM tipoff_journalentry WHERE seq = 5")
    assert journal.faults() == []
    assert [fault.number for fault in journal.faults((number, mac))] == [5]


def test_a_chain_written_anew_without_the_key_is_found(forge, settings):
    settings.JOURNAL_KEY = base64.b64encode(b"x" * 32).decode()
    entry = JournalEntry.objects.get(seq=5)
    entry.actor = "forged"
    mac = journal.mac_of(entry)
    forge("UPDATE tipoff_journalentry SET actor = 'forged', mac = %s WHERE seq = 5", [mac])
    settings.JOURNAL_KEY = base64.b64encode(b"k" * 32).decode()
    assert [fault.number for fault in journal.faults()] == [5]


def test_the_command_fails_and_names_each_fault(forge):
    heads.keep()
    forge("UPDATE tipoff_journalentry SET actor = 'x' WHERE seq = 2")
    with pytest.raises(CommandError, match="1 faults"):
        verify()


@pytest.mark.parametrize("against", ["5", "x:y", "5:"])
def test_a_malformed_head_is_refused(against):
    with pytest.raises(CommandError, match="NUMBER:MAC"):
        verify(against=against)


@pytest.mark.parametrize(
    "words",
    [
        *("Hai người đi xe máy", "two words", "Lân", "0900 000 000", "lan@example.vn", "x" * 129),
        *(b"bytes", 1.5, {"a": "dictionary"}, ["sound", "not sound"], [["nested"]]),
    ],
)
def test_what_could_be_somebodys_words_is_refused(words):
    with pytest.raises(ValueError, match="not for the journal: reason"):
        journal.record(Action.STATE_CHANGED, actor="a1", reason=words)
    assert not JournalEntry.objects.exists()


def test_numbers_codes_digests_and_moments_are_taken():
    told = {"n": 3, "yes": True, "no": None, "at": "2026-11-22T08:00:00+00:00", "of": ["a1", 2]}
    assert journal.record(Action.STATE_CHANGED, actor="a1", **told).details == told
