"""Up to the newest kept head nothing can be changed, left out, moved or cut off unnoticed.

The attacker of these tests owns the database, triggers included, and not `JOURNAL_KEY`.
"""

import base64
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tipoff import heads, journal, triggers
from tipoff.journal import Action
from tipoff.models import JournalEntry

pytestmark = pytest.mark.django_db

ENTRIES, KEPT_AT = 9, 7


@pytest.fixture(autouse=True)
def file(settings, tmp_path):
    settings.JOURNAL_KEY = base64.b64encode(b"k" * 32).decode()
    settings.JOURNAL_HEADS_FILE = str(tmp_path / "another volume" / "heads")
    return tmp_path / "another volume" / "heads"


@pytest.fixture
def chain():
    """Nine entries; a head was kept when there were seven."""
    for number in range(1, ENTRIES + 1):
        journal.record(Action.BODY_RELEASED, actor="a1", subject=f"{number:010d}", messages=number)
        if number == KEPT_AT:
            heads.keep()


@pytest.fixture
def owned(chain):
    """The database as its owner has it: no trigger stands in the way."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


def faults():
    return [*journal.faults(), *heads.faults()]


def columns(number):
    row = JournalEntry.objects.filter(seq=number).values().get()
    return {name: value for name, value in row.items() if name != "seq"}


class Attack:
    """What can be done to rows without the key; each leaves something other than the chain."""

    def change(self, draw):
        number = draw(st.integers(1, KEPT_AT))
        new = draw(
            st.sampled_from(
                [
                    {"actor": "b2"},
                    {"action": Action.CONTACT_RELEASED},
                    {"subject": "9999999999"},
                    {"details": {"messages": 99}},
                    {"at": timezone.now() + timedelta(seconds=5)},
                    {"mac": b"m" * 32},
                    {"prev": b"p" * 32},
                ]
            )
        )
        JournalEntry.objects.filter(seq=number).update(**new)

    def leave_out(self, draw):
        numbers = draw(st.sets(st.integers(1, KEPT_AT), min_size=1, max_size=4))
        JournalEntry.objects.filter(seq__in=numbers).delete()

    def leave_out_and_close_the_gap(self, draw):
        gone = draw(st.integers(1, KEPT_AT - 1))
        JournalEntry.objects.filter(seq=gone).delete()
        for number in range(gone + 1, ENTRIES + 1):
            JournalEntry.objects.filter(seq=number).update(seq=number - 1)

    def swap(self, draw):
        one, other = draw(st.lists(st.integers(1, KEPT_AT), min_size=2, max_size=2, unique=True))
        first, second = columns(one), columns(other)
        JournalEntry.objects.filter(seq__in=(one, other)).delete()
        JournalEntry.objects.create(seq=one, **second)
        JournalEntry.objects.create(seq=other, **first)

    def cut(self, draw):
        JournalEntry.objects.filter(seq__gt=draw(st.integers(0, KEPT_AT - 1))).delete()

    def cut_and_grow_again(self, draw):
        """Cut, and let the portal itself write new entries over the gap."""
        left = draw(st.integers(0, KEPT_AT - 1))
        JournalEntry.objects.filter(seq__gt=left).delete()
        for _ in range(ENTRIES - left):
            journal.record(Action.LIST_OPENED, actor="a1")


ATTACKS = [name for name in vars(Attack) if not name.startswith("_")]


@pytest.mark.parametrize("name", ATTACKS)
@settings(
    max_examples=15,
)
@given(data=st.data())
def test_whatever_is_done_to_the_rows_is_found(owned, name, data):
    assert faults() == []
    before = transaction.savepoint()
    getattr(Attack(), name)(data.draw)
    found = faults()
    transaction.savepoint_rollback(before)
    assert found != []


def test_what_came_after_the_newest_head_is_the_one_thing_that_a_cut_can_take(owned):
    JournalEntry.objects.filter(seq__gt=KEPT_AT).delete()
    assert faults() == []


def test_the_command_looks_at_the_kept_heads_unasked(owned):
    JournalEntry.objects.filter(seq__gt=KEPT_AT - 2).delete()
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_journal", stderr=told)
    assert f"entry {KEPT_AT}, kept at" in told.getvalue()


def test_a_head_for_the_shorter_chain_cannot_be_made_without_the_key(owned, file, settings):
    JournalEntry.objects.filter(seq__gt=3).delete()
    ours = settings.JOURNAL_KEY
    settings.JOURNAL_KEY = base64.b64encode(b"x" * 32).decode()
    file.unlink()
    heads.keep()
    settings.JOURNAL_KEY = ours
    assert heads.kept() == ([], [1])
    assert any("no head of ours" in fault for fault in heads.faults())


def test_a_head_moved_to_another_number_is_none(chain, file):
    file.write_text(file.read_text().replace(f'"number": {KEPT_AT}', '"number": 3'))
    assert heads.kept() == ([], [1])


def test_a_file_that_is_gone_is_missed(chain, file, monkeypatch):
    file.unlink()
    later = timezone.now() + heads.STALE + timedelta(minutes=1)
    monkeypatch.setattr("tipoff.heads.timezone.now", lambda: later)
    assert [fault for fault in heads.faults() if "no head is kept" in fault]


def test_a_server_that_has_just_begun_need_not_have_kept_a_head_yet(chain, file):
    file.unlink()
    assert heads.faults() == []


def test_a_file_cut_back_shows_by_its_age(chain, monkeypatch):
    later = timezone.now() + heads.STALE + timedelta(minutes=1)
    monkeypatch.setattr("tipoff.heads.timezone.now", lambda: later)
    assert [fault for fault in heads.faults() if "the newest head" in fault]
    heads.keep()
    assert heads.faults() == []


def test_an_untouched_portal_without_heads_is_sound():
    assert heads.faults() == []


def test_heads_are_added_and_never_take_anothers_place(chain, file):
    before = file.read_text()
    heads.keep()
    assert file.read_text().startswith(before)
    assert [head.number for head in heads.kept()[0]] == [KEPT_AT, ENTRIES]
    assert file.stat().st_mode & 0o077 == 0


def test_a_head_torn_by_a_power_cut_spoils_neither_its_neighbours_nor_the_proof(chain, file):
    with file.open("a") as torn:
        torn.write('{"at": "2026-')
    assert heads.faults() == []
    heads.keep()
    assert heads.faults() == []
    assert [head.number for head in heads.kept()[0]] == [KEPT_AT, ENTRIES]


def test_what_a_restore_took_back_is_explained_by_its_own_entry_alone(owned):
    JournalEntry.objects.filter(seq__gt=4).delete()
    assert heads.faults() != []
    forged = journal.record(Action.RESTORED, actor="system", manifest="0" * 64)
    assert heads.faults() == []
    JournalEntry.objects.filter(pk=forged.pk).update(mac=b"f" * 32)
    assert heads.faults() != []


def test_the_server_keeps_a_head_every_hour(settings):
    assert settings.HOUSEKEEPING["tipoff.heads.keep"] == 3600


def test_heads_stand_beside_the_second_copies_unless_a_file_is_named(settings, tmp_path):
    settings.JOURNAL_HEADS_FILE = ""
    settings.TIPOFF_BLOB_URL = f"file://{tmp_path}"
    journal.record(Action.LIST_OPENED, actor="a1")
    heads.keep()
    assert (tmp_path / "journal-heads").exists()
