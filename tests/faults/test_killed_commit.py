"""PostgreSQL dies during the COMMIT of a tip: the row is there, the portal cannot know it.

No receipt is shown, the blob stays, and the button finds the tip that was kept. A replica that does
not exist makes the COMMIT of a tip, and of nothing else, wait after it is on the disk: that is when
the server is killed.
"""

import os
import shutil
import threading
import time

import pytest
from tests.faults.citizen import RECEIPT, Citizen, fault_form, shown_receipt
from tests.faults.cluster import Cluster, program
from tests.process import Portal

pytestmark = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres") or not program("initdb"),
    reason="needs PostgreSQL: its server's programs, and tests that run on it",
)
CHECK = "/bao-tin/kiem-tra/"
WAIT_AT_COMMIT = """
    CREATE FUNCTION wait_for_replica() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM set_config('synchronous_commit', 'on', true); RETURN NULL; END $$;
    CREATE TRIGGER wait_for_replica AFTER INSERT ON tipoff_tip
    FOR EACH ROW EXECUTE FUNCTION wait_for_replica()
"""
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


@pytest.fixture
def cluster():
    made = Cluster()
    yield made
    made.remove()


@pytest.fixture
def mortal(portal, cluster, tmp_path):
    """A portal on a server of its own, with a copy of the prepared portal's data."""
    cluster.start(synchronous_standby_names="nobody", synchronous_commit="local")
    cluster.copy(portal.database)
    copy = Portal(tmp_path)
    copy.database = cluster.address
    shutil.copytree(portal.folder / "var", tmp_path / "var")
    with cluster.connect() as connection:
        connection.execute(WAIT_AT_COMMIT)
    copy.start()
    yield copy
    copy.stop()


def tips(cluster) -> int:
    with cluster.connect() as connection:
        return connection.execute("SELECT count(*) FROM tipoff_tip").fetchone()[0]


def await_commit(cluster) -> None:
    deadline = time.monotonic() + 60
    with cluster.connect() as connection:
        while not connection.execute(WAITING).fetchone()[0]:
            assert time.monotonic() < deadline, "no COMMIT came to wait"
            time.sleep(0.02)


def test_a_commit_that_went_through_unseen_is_found_again_and_is_one_tip(mortal, cluster):
    citizen, story, answers = Citizen(mortal.base), "Chuyện lúc máy chủ dữ liệu chết.", []
    citizen.answer_all(story)
    token, before = citizen.ready_to_send(), tips(cluster)

    def send():
        fields = {"csrfmiddlewaretoken": token}
        headers = {"Referer": citizen.base}
        posted = citizen.session.post(
            citizen.base + CHECK, data=fields, headers=headers, timeout=120
        )
        answers.append(posted)

    sending = threading.Thread(target=send)
    sending.start()
    await_commit(cluster)
    cluster.kill()
    sending.join()
    (answer,) = answers
    assert answer.status_code == 503
    assert not RECEIPT.search(answer.text)

    cluster.start()
    assert tips(cluster) == before + 1
    path, fields = fault_form(answer.text)
    receipt = shown_receipt(citizen.send(path, **fields))
    assert tips(cluster) == before + 1
    assert mortal.ask("tests.faults.open_tips", [receipt]) == [[story]]
