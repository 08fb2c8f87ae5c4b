"""Which worker runs what: a file's tests stay together, and the longest files begin first.

Together, since a module's fixtures are made once then; longest first, so that the workers end
together. pytest-xdist's own `loadgroup` writes its groups into a field that pytest 9 has not any
more (3.8.0): it binds nothing.
"""

from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[1]
LIVE = dict.fromkeys(
    [
        "tests/browser/test_demonstration.py",
        "tests/browser/test_every_template.py",
        "tests/browser/test_print.py",
        "tests/browser/test_main_job.py",
        "tests/browser/test_staff.py",
        "tests/browser/test_editors_day.py",
        "tests/browser/test_admin_journey.py",
    ],
    "the live portal",
)
DEMONSTRATION = dict.fromkeys(
    [
        "tests/portal/demonstration/test_loading.py",
        "tests/portal/demonstration/test_pages.py",
    ],
    "the loaded demonstration",
)
# Files that something costly serves, made once: one worker has them all.
TOGETHER = {**LIVE, **DEMONSTRATION}
# Files that take more than ten seconds, the longest first.
LONGEST = [
    *LIVE,
    # The other worker's first: it needs none of what all wait for in a fresh copy.
    "tests/portal/test_first_start.py",
    "tests/faults/test_kill.py",
    "tests/faults/test_backup_and_restore.py",
    "tests/browser/test_desk.py",
    "tests/browser/test_desk_moving.py",
    "tests/browser/test_desk_inbox.py",
    "tests/browser/test_counter.py",
    *DEMONSTRATION,
    "tests/portal/test_admin_in_vietnamese.py",
    "tests/browser/test_editors_mistakes.py",
    "tests/news/documents/test_editing.py",
    "tests/browser/test_files.py",
    "tests/portal/test_who_may_edit_what.py",
    "tests/portal/test_who_may_read_what.py",
    "tests/publishing/test_two_processes.py",
    "tests/home/machines/test_structured_data.py",
    "tests/home/api/test_api.py",
    "tests/tipoff/desk/moving/test_any_order.py",
    "tests/faults/test_sealed_at_rest.py",
    "tests/faults/test_uploads.py",
    "tests/faults/test_faults.py",
    "tests/faults/test_outbox.py",
    "tests/tipoff/intake/test_flood.py",
    "tests/browser/test_gallery.py",
    "tests/browser/test_desk_secrets.py",
    "tests/browser/test_vault_worker.py",
    "tests/browser/test_keys_desk.py",
    "tests/browser/test_province.py",
    "tests/browser/test_vault_authority.py",
    "tests/tipoff/desk/keys/test_people.py",
    "tests/portal/test_production.py",
    "tests/browser/test_desk_barriers.py",
    "tests/browser/test_large_film.py",
    "tests/browser/test_guard.py",
    "tests/browser/test_passkeys.py",
    "tests/places/test_country.py",
    "tests/browser/test_tip_barriers.py",
    "tests/browser/test_receipt.py",
    "tests/browser/test_tip_journey.py",
    "tests/browser/test_tip_keyboard.py",
    "tests/faults/test_services_down.py",
    "tests/faults/test_fuzz.py",
    "tests/browser/test_admin_slug.py",
]


class TogetherByFile(LoadScopeScheduling):
    """Give a worker one file after another, in the order of the collection."""

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return TOGETHER.get(file, file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # by the number of tests
    return TogetherByFile(config, log)


def pytest_collection_modifyitems(items):
    """Begin with the longest; the others stay as they were collected."""
    rank = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(str(item.path.relative_to(ROOT)), len(rank)))
