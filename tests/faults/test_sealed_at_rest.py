"""Promises 2, 3 and 6: what is stored, logged, cached or mailed holds nothing of a tip.

A citizen types words that stand nowhere else; afterwards every byte that the portal has written is
read. The same search finds a word planted in each store, so that finding nothing means something.
"""

import secrets
from pathlib import Path

import pytest
import requests
from tests.faults import leaks
from tests.faults.citizen import Citizen, hidden_fields

STORES = ("database", "session", "cache", "mail", "log", "media", "blobs")


def marker(name: str) -> str:
    """A word with marks that no catalogue, log or library could hold by chance."""
    return f"đỏ-{name}-{secrets.token_hex(6)}-ướt"


@pytest.fixture(scope="module")
def open_portal(portal):
    """The portal with all its stores on disk and its logs at their most talkative."""
    portal.settings, before = "tests.faults.leak_settings", portal.settings
    portal.start()
    yield portal
    portal.stop()
    portal.settings = before


def written_bytes(portal):
    """Everything the portal wrote: its files, its log, and its tables where it has PostgreSQL."""
    for path in sorted(portal.folder.rglob("*")):
        if path.is_file() and "static" not in path.relative_to(portal.folder).parts:
            yield str(path.relative_to(portal.folder)), path.read_bytes()
    if portal.database:
        yield from dumped_tables(portal.database)


def dumped_tables(address: str):
    import psycopg

    with psycopg.connect(address) as connection:
        tables = connection.execute(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        for (table,) in tables:
            with connection.cursor().copy(f"COPY {table} TO STDOUT (FORMAT binary)") as rows:
                yield table, b"".join(bytes(row) for row in rows)


def leaked(portal, words: list[str]) -> dict[str, set[str]]:
    found = {name: leaks.find(data, words) for name, data in written_bytes(portal)}
    return {name: words for name, words in found.items() if words}


def test_no_byte_that_the_portal_writes_holds_what_a_citizen_typed(open_portal):
    words = {name: marker(name) for name in ("story", "added", "landmark", "draft", "search")}
    sender = Citizen(open_portal.base)
    sender.answer_all(f"Người lạ hỏi {words['story']} trước cổng.")
    receipt = sender.finish(sender.ready_to_send())
    status = sender.post("/bao-tin/tra-cuu/", receipt=receipt)
    more = f"Nhớ thêm: {words['added']}"
    sender.send("/bao-tin/tra-cuu/bo-sung/", **hidden_fields(status), text=more)
    unsure = Citizen(open_portal.base)
    unsure.answer_until_place()
    unsure.post("/bao-tin/noi-xay-ra/", typed=words["search"], search="1")
    unsure.post("/bao-tin/noi-xay-ra/", choice="unknown", landmark=words["landmark"])
    unsure.post("/bao-tin/lien-quan/", concerns="none")
    unsure.post("/bao-tin/noi-dung/", story=f"Đang viết dở {words['draft']}")

    secrets_typed = [*words.values(), receipt, receipt.replace("-", "")]
    assert leaked(open_portal, secrets_typed) == {}


def test_no_byte_that_the_portal_writes_holds_a_citizens_address(open_portal):
    address = "203.0.113.77"
    sender = Citizen(open_portal.base)
    # The settings trust this machine as a proxy: the portal takes this for the citizen's own.
    sender.session.headers["X-Forwarded-For"] = address
    sender.answer_all("Người lạ đứng trước cổng.")
    receipt = sender.finish(sender.ready_to_send())
    sender.post("/bao-tin/tra-cuu/", receipt=receipt)
    sender.post("/bao-tin/tra-cuu/", receipt="0000-0000-0000-0000")
    for page in ("/gui/lien-he/", "/gui/cau-hoi/"):
        sender.post(page, text="Tổ dân phố họp hôm nào?")
    assert sender.session.get(f"{open_portal.base}/khong-co/", timeout=60).status_code == 404
    assert leaked(open_portal, [address, "203.0.113.0"]) == {}


def test_the_same_search_finds_a_word_planted_in_every_store(open_portal):
    words = {store: marker(store) for store in STORES}
    assert open_portal.ask("tests.faults.plant_leaks", words) == sorted(STORES)
    found = set().union(*leaked(open_portal, list(words.values())).values())
    assert found == set(words.values())


def test_log_and_folders_are_where_the_search_looks(open_portal):
    # The one thing that a quiet portal logs at once: an address that is not there.
    requests.get(f"{open_portal.base}/khong-co/", timeout=60)
    names = {Path(name).parts[0] for name, _ in written_bytes(open_portal)}
    assert {"var", "server.log"} <= names
    assert (open_portal.folder / "var" / "everything.log").stat().st_size > 0
