"""Many writers at once make one chain: the lock orders them."""

import base64

from tests.tipoff.threads import in_threads

from tipoff import journal
from tipoff.journal import Action
from tipoff.models import JournalEntry

WRITERS, EACH = 6, 10


def test_concurrent_writers_never_fork_the_chain(shared_database, settings):
    settings.JOURNAL_KEY = base64.b64encode(b"k" * 32).decode()

    def write(actor):
        for _ in range(EACH):
            journal.record(Action.LIST_OPENED, actor=actor)

    in_threads(write, [f"writer-{n}" for n in range(WRITERS)])

    [(count, faults)] = in_threads(
        lambda _: (JournalEntry.objects.count(), journal.faults()), ["reader"]
    )
    assert count == WRITERS * EACH
    assert faults == []
