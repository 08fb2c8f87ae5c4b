"""A long film is opened piece by piece: the heap holds a few pieces, never the film.

60 MB by default; `PORTAL_HEAVY=1` takes the 400 MB that docs/benchmarks.md speaks of.
"""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import hashlib
import os

import pytest
from tests.browser.heap import MEGABYTE, Heap
from tests.browser.test_desk import desk, lan, open_tip  # noqa: F401
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import send
from tests.tipoff.desk.files import seal_file

MEGABYTES = 400 if os.environ.get("PORTAL_HEAVY") else 60
# What the design allows for 400 MB, and what any film may add to the desk as it stands.
ALLOWED, GROWTH = 64 * MEGABYTE, 16 * MEGABYTE


@pytest.fixture
def film(world):
    """A sealed film of so many random-looking megabytes."""
    return seal_file("camera.mp4", "mp4", hashlib.sha256(b"film").digest() * 2**15, MEGABYTES)


def test_the_heap_stays_small_while_a_film_is_opened_and_saved_whole(desk, film, record_property):
    page = desk()
    heap = Heap(page)
    open_tip(page, send(files=(film,)))
    before = heap.settle()
    with page.expect_download(timeout=600_000) as saving:
        page.locator(".tip-files li").get_by_role("button", name="Lưu tệp").click()
        peak = heap.peak_until(saving.is_done)
    with open(saving.value.path(), "rb") as saved:
        assert hashlib.file_digest(saved, "sha256").hexdigest() == film.sha256
    assert before["worker"], "the worker's heap was not measured"
    for place, used in peak.items():
        record_property(f"{place}_megabytes", round(used / MEGABYTE, 1))
        assert used <= ALLOWED
        assert used - before[place] <= GROWTH
    assert sum(peak.values()) <= ALLOWED
