"""A backup taken while tips come in, and a restore that opens every tip sent before and after it.

The real commands, beside the real server. What was shredded or left out does not come back.
"""

import threading
from dataclasses import dataclass, field

import pytest
from tests.faults.citizen import Citizen, hidden_fields
from tests.process import Portal
from tests.tipoff.uploads.samples import jpeg


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """One of their own: its database is thrown away and put back."""
    made = Portal(tmp_path_factory.mktemp("backed-up-portal"))
    made.prepare()
    yield made
    made.stop()


@dataclass
class Sender:
    """A citizen after another sends a tip until told to stop."""

    portal: Portal
    name: str
    sent: dict[str, str] = field(default_factory=dict)  # receipts and stories

    def send(self, *, photo: bool = False) -> str:
        story = f"{self.name}: việc thứ {len(self.sent)} ở đầu hẻm."
        citizen = Citizen(self.portal.base)
        citizen.answer_all(story)
        if photo:
            attach_photo(citizen)
        receipt = citizen.finish(citizen.ready_to_send())
        self.sent[receipt] = story
        return receipt

    def send_while(self, act) -> int:
        """Send without a pause while `act` runs; how many were sent meanwhile."""
        over, before = threading.Event(), len(self.sent)

        def go_on():
            while not over.is_set():
                self.send()

        thread = threading.Thread(target=go_on)
        thread.start()
        try:
            act()
        finally:
            over.set()
            thread.join()
        return len(self.sent) - before


def attach_photo(citizen: Citizen) -> None:
    files = {"file": ("anh.jpg", jpeg(), "image/jpeg"), "end": (None, "1"), "add": (None, "1")}
    fields = {"csrfmiddlewaretoken": citizen.ready_to_send()}
    headers = {"Origin": citizen.base}
    url = f"{citizen.base}/bao-tin/tep/"
    taken = citizen.session.post(url, data=fields, files=files, headers=headers, timeout=60)
    assert "anh.jpg" in taken.text


def add_text(portal, receipt: str, text: str) -> None:
    citizen = Citizen(portal.base)
    status = citizen.post("/bao-tin/tra-cuu/", receipt=receipt)
    citizen.send("/bao-tin/tra-cuu/bo-sung/", **hidden_fields(status), text=text)


def lose_database(portal) -> list[str]:
    """As after a broken disk; what `restore` needs to be told then."""
    if portal.database:
        return ["--replace"]
    for path in (portal.folder / "var").glob("db.sqlite3*"):
        path.unlink()
    return []


def opened(portal, receipts) -> dict[str, list[str]]:
    receipts = list(receipts)
    return dict(zip(receipts, portal.ask("tests.faults.open_tips", receipts), strict=True))


def test_every_tip_sent_before_and_after_a_backup_opens_after_a_restore(portal, tmp_path):
    portal.start()
    sender = Sender(portal, "Người dân")
    doomed, changed = sender.send(photo=True), sender.send(photo=True)
    half_done = Citizen(portal.base)
    half_done.answer_until_place()
    assert all(portal.ask("tests.faults.short_lived", True).values())
    during = sender.send_while(lambda: portal.manage("backup", str(tmp_path)))
    assert during, "nothing was sent while the backup was made"
    later = sender.send(photo=True)
    add_text(portal, changed, "Nhớ thêm một điều.")
    portal.ask("tests.faults.grow_old", [doomed])
    sealed = [portal.ask("tests.faults.sealed_parts", receipt) for receipt in (changed, later)]
    portal.stop()

    replace = lose_database(portal)
    (backup,) = tmp_path.glob("portal-*")
    portal.manage("restore", str(backup), *replace)

    wanted = {receipt: [story] for receipt, story in sender.sent.items()} | {doomed: []}
    assert opened(portal, sender.sent) == wanted
    for receipt, parts in zip((changed, later), sealed, strict=True):
        assert portal.ask("tests.faults.sealed_parts", receipt) == parts
    assert set(portal.ask("tests.faults.short_lived", False).values()) == {0}
    portal.manage("verify_journal")
    portal.start()
    last = sender.send()
    portal.stop()
    assert opened(portal, [last]) == {last: [sender.sent[last]]}


def test_no_sealed_byte_of_a_shredded_tip_stays_in_the_files(portal):
    """SQLite: rows deleted are overwritten and the log emptied; blobs are deleted."""
    if portal.database:
        pytest.skip("PostgreSQL keeps dead bytes until VACUUM FULL (docs/retention.md)")
    portal.start()
    sender = Sender(portal, "Người cần quên")
    sender.send()
    doomed = sender.send(photo=True)
    add_text(portal, doomed, "Nhớ thêm một điều.")
    sender.send()
    pieces = [bytes.fromhex(piece) for piece in portal.ask("tests.faults.sealed_parts", doomed)]
    assert len(pieces) > 30
    assert stored(portal, pieces) == len(pieces)
    portal.ask("tests.faults.grow_old", [doomed])
    portal.stop()
    assert stored(portal, pieces) == 0


def stored(portal, pieces: list[bytes]) -> int:
    """How many of the pieces stand in the database's files or in a blob."""
    var = portal.folder / "var"
    paths = [*var.glob("db.sqlite3*"), *(p for p in (var / "blobs").rglob("*") if p.is_file())]
    held = [path.read_bytes() for path in paths]
    return sum(any(piece in data for data in held) for piece in pieces)
