"""Mail and Redis are no part of keeping a tip; a clock that jumps loses none."""

import pytest
import requests
from tests.faults.citizen import Citizen, shown_receipt

HOUR = 3600


@pytest.fixture(scope="module")
def alone(portal):
    """A portal whose mail server and Redis refuse every connection."""
    file = portal.folder / "var" / "clock"
    file.unlink(missing_ok=True)
    portal.settings, before = "tests.faults.moved_clock_settings", portal.settings
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EMAIL_URL", "smtp://127.0.0.1:9")
        patch.setenv("REDIS_URL", "redis://127.0.0.1:9/0")
        portal.start()
    yield portal
    portal.stop()
    portal.settings = before
    file.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def opened(alone):
    with alone.talk("tests.faults.open_tips") as ask:
        yield ask


@pytest.fixture
def clock(alone):
    """A function that moves the running portal's clock to so many seconds from the true one."""
    file = alone.folder / "var" / "clock"
    yield lambda seconds: file.write_text(str(seconds))
    file.write_text("0")


def test_a_tip_is_sent_and_followed_up_without_mail_and_redis(alone, opened):
    citizen, story = Citizen(alone.base), "Chuyện lúc máy chủ thư hỏng."
    citizen.answer_all(story)
    receipt = citizen.finish(citizen.ready_to_send())
    assert opened([receipt]) == [[story]]
    assert citizen.post("/bao-tin/tra-cuu/", receipt=receipt)
    home = requests.get(alone.base + "/", timeout=60)
    assert home.status_code == 200


def test_a_clock_that_jumps_loses_no_tip_and_makes_none_twice(alone, opened, clock):
    citizen, story = Citizen(alone.base), "Chuyện lúc đồng hồ nhảy."
    citizen.answer_all(story)
    token = citizen.ready_to_send()
    clock(-48 * HOUR)
    first = citizen.finish(token)
    clock(0)
    second = Citizen(alone.base)
    second.answer_all(story)
    receipts = [first]
    for jump in (3 * HOUR, -3 * HOUR):
        clock(jump)
        receipts.append(second.finish(second.ready_to_send()))
    assert len(set(receipts)) == 2
    assert opened(sorted(set(receipts))) == [[story], [story]]


def test_answers_that_a_jump_ahead_has_run_out_are_said_to_be_gone_and_begun_anew(
    alone, opened, clock
):
    citizen, story = Citizen(alone.base), "Kể lại từ đầu."
    citizen.answer_all(story)
    token = citizen.ready_to_send()
    clock(30 * HOUR)
    fields = {"csrfmiddlewaretoken": token}
    gone = citizen.session.post(
        citizen.base + "/bao-tin/kiem-tra/",
        data=fields,
        headers={"Referer": citizen.base},
        timeout=60,
    )
    assert gone.status_code == 410
    citizen.answer_all(story)
    receipt = citizen.finish(citizen.ready_to_send())
    clock(0)
    assert opened([receipt]) == [[story]]
    assert shown_receipt(citizen.get("/bao-tin/da-gui/")) == receipt
