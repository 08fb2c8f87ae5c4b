"""A backup taken while tips come in, the database lost, a restore: what is there afterwards.

One story, told once with the real commands beside the real server; each test asks one thing of it.
"""

import threading
from dataclasses import dataclass, field

import pytest
from tests.faults.citizen import Citizen, hidden_fields
from tests.process import Portal
from tests.tipoff.uploads.samples import jpeg


@dataclass
class Sender:
    """A citizen after another sends a tip."""

    portal: Portal
    sent: dict[str, str] = field(default_factory=dict)  # receipts and stories

    def send(self, *, photo: bool = False) -> str:
        story = f"Việc thứ {len(self.sent)} ở đầu hẻm."
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


@dataclass
class Story:
    """What was sent and what was found.

    `stored`: how many pieces of the doomed tip's sealed bytes stood in the files before and after
    it was shredded. `parts` (pieces by receipt) and `short_lived` (rows by table): before the loss
    and after the restore.
    """

    sender: Sender
    doomed: str
    during: int
    stored: tuple[int, int]
    parts: list[dict]
    short_lived: list[dict]
    last: str = ""
    opened: dict[str, list[str]] = field(default_factory=dict)
    journal: str = ""


def attach_photo(citizen: Citizen) -> None:
    files = {"file": ("anh.jpg", jpeg(), "image/jpeg"), "end": (None, "1"), "add": (None, "1")}
    fields = {"csrfmiddlewaretoken": citizen.ready_to_send()}
    headers = {"Origin": citizen.base}
    url = f"{citizen.base}/bao-tin/tep/"
    taken = citizen.session.post(url, data=fields, files=files, headers=headers, timeout=60)
    assert "anh.jpg" in taken.text


def add_text(portal: Portal, receipt: str, text: str) -> None:
    citizen = Citizen(portal.base)
    status = citizen.post("/bao-tin/tra-cuu/", receipt=receipt)
    citizen.send("/bao-tin/tra-cuu/bo-sung/", **hidden_fields(status), text=text)


def lose_database(portal: Portal) -> list[str]:
    """As after a broken disk; what `restore` needs to be told then."""
    if portal.database:
        return ["--replace"]
    for path in (portal.folder / "var").glob("db.sqlite3*"):
        path.unlink()
    return []


def stored(portal: Portal, pieces: list[str]) -> int:
    """How many of the pieces stand in SQLite's files or in a blob."""
    var = portal.folder / "var"
    paths = [*var.glob("db.sqlite3*"), *(p for p in (var / "blobs").rglob("*") if p.is_file())]
    held = [path.read_bytes() for path in paths]
    return sum(any(bytes.fromhex(piece) in data for data in held) for piece in pieces)


@pytest.fixture(scope="module")
def story(tmp_path_factory) -> Story:
    portal = Portal(tmp_path_factory.mktemp("backed-up-portal"))
    portal.prepare()
    backups = tmp_path_factory.mktemp("backups")
    told = before_the_loss(portal, str(backups))
    replace = lose_database(portal)
    (backup,) = backups.glob("portal-*")
    portal.manage("restore", str(backup), *replace)
    return after_the_restore(portal, told)


def before_the_loss(portal: Portal, backups: str) -> Story:
    """Tips, a backup while more come in, more tips and messages, one tip shredded."""
    portal.start()
    sender = Sender(portal)
    doomed, changed = sender.send(photo=True), sender.send(photo=True)
    Citizen(portal.base).answer_until_place()
    short_lived = portal.ask("tests.faults.short_lived", True)
    during = sender.send_while(lambda: portal.manage("backup", backups))
    later = sender.send(photo=True)
    add_text(portal, doomed, "Thêm vào tin sẽ bị xóa.")
    add_text(portal, changed, "Nhớ thêm một điều.")
    parts = portal.ask("tests.faults.sealed_parts", [doomed, changed, later])
    before = stored(portal, parts[doomed])
    portal.ask("tests.faults.grow_old", [doomed])
    portal.stop()
    after = stored(portal, parts.pop(doomed))
    return Story(sender, doomed, during, (before, after), [parts], [short_lived])


def after_the_restore(portal: Portal, told: Story) -> Story:
    told.short_lived.append(portal.ask("tests.faults.short_lived", False))
    told.parts.append(portal.ask("tests.faults.sealed_parts", list(told.parts[0])))
    portal.start()
    told.last = told.sender.send()
    portal.stop()
    receipts = list(told.sender.sent)
    opened = portal.ask("tests.faults.open_tips", receipts)
    told.opened = dict(zip(receipts, opened, strict=True))
    told.journal = portal.manage("verify_journal")
    return told


def test_every_tip_sent_before_during_and_after_the_backup_opens(story):
    assert story.during, "nothing was sent while the backup was made"
    wanted = {receipt: [text] for receipt, text in story.sender.sent.items()} | {story.doomed: []}
    assert story.opened == wanted


def test_messages_and_photos_that_came_after_the_backup_are_there_byte_for_byte(story):
    before, after = story.parts
    assert all(len(pieces) > 30 for pieces in before.values())
    assert after == before


def test_a_tip_shredded_after_the_backup_does_not_come_back(story):
    assert story.opened[story.doomed] == []


def test_no_sealed_byte_of_a_shredded_tip_stays_in_sqlites_files_or_a_blob(story):
    """What PostgreSQL's files still hold: docs/retention.md."""
    before, after = story.stored
    assert before > 30
    assert after == 0


def test_half_done_answers_logins_and_limits_are_in_no_backup(story):
    before, after = story.short_lived
    assert all(before.values())
    assert set(after.values()) == {0}


def test_the_portal_goes_on_with_a_whole_journal(story):
    assert story.opened[story.last] == [story.sender.sent[story.last]]
    assert ":" in story.journal
