"""The journal's table takes rows and never gives one up."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tipoff.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return JournalEntry.objects.create(
        seq=1, prev=b"\0" * 32, at=timezone.now(), actor="system", action="test", mac=b"m" * 32
    )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tipoff_journalentry SET actor = 'x'",
        "DELETE FROM tipoff_journalentry",
    ],
)
def test_a_row_can_be_neither_changed_nor_deleted_by_plain_sql(entry, sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert JournalEntry.objects.get().actor == "system"


def test_two_rows_cannot_follow_the_same_one(entry):
    with pytest.raises(DatabaseError), transaction.atomic():
        JournalEntry.objects.create(
            seq=2, prev=entry.prev, at=timezone.now(), actor="x", action="fork", mac=b"n" * 32
        )


@pytest.mark.django_db(transaction=True)
def test_transactional_tests_can_still_empty_the_table(entry):
    assert JournalEntry.objects.count() == 1
