"""Whatever breaks while a tip is being sent: no receipt without a kept tip, and nothing typed lost.

The citizen reads a page in plain words with 113, presses its button once it works again, and one
tip is there.
"""

import threading

import pytest
import requests
from tests.faults import breaking
from tests.faults.citizen import RECEIPT, Citizen, fault_form, shown_receipt

FAULTS = ["full_disk", "full_volume", "blobs_gone", "locked_database", "database_gone"]
CHECK = "/bao-tin/kiem-tra/"


@pytest.fixture(scope="module")
def running(portal):
    """The portal, serving; it gives up on a lock after a moment."""
    portal.settings, before = "tests.faults.impatient_settings", portal.settings
    portal.start()
    yield portal
    portal.stop()
    portal.settings = before


@pytest.fixture(scope="module")
def opened(running):
    """What a receipt opens: the stories of its tips."""
    with running.talk("tests.faults.open_tips") as ask:
        yield lambda receipt: ask([receipt])[0]


def press(citizen: Citizen, path: str, fields: dict) -> requests.Response:
    headers = {"Referer": citizen.base + path}
    return citizen.session.post(citizen.base + path, data=fields, headers=headers, timeout=120)


@pytest.mark.parametrize("fault", FAULTS)
def test_while_it_lasts_no_receipt_is_shown_and_afterwards_the_button_makes_one_tip(
    running, opened, fault
):
    citizen, story = Citizen(running.base), f"Chuyện xảy ra lúc {fault}."
    citizen.answer_all(story)
    token = citizen.ready_to_send()
    with getattr(breaking, fault)(running):
        answer = press(citizen, CHECK, {"csrfmiddlewaretoken": token})
    assert answer.status_code == 503
    assert not RECEIPT.search(answer.text)
    assert 'href="tel:113"' in answer.text
    again = press(citizen, *fault_form(answer.text))
    assert again.status_code == 200
    assert opened(shown_receipt(again.text)) == [story]


@pytest.mark.parametrize("fault", ["locked_database", "database_gone"])
def test_what_was_typed_in_a_step_stands_in_the_page_and_goes_on_from_there(running, opened, fault):
    citizen, story = Citizen(running.base), f"Dòng đầu.\nDòng sau: «{fault}» & <b>."
    citizen.answer_all("Tạm.")
    token = citizen.ready_to_send()
    with getattr(breaking, fault)(running):
        fields = {"csrfmiddlewaretoken": token, "story": story}
        answer = press(citizen, "/bao-tin/noi-dung/", fields)
    assert answer.status_code == 503
    again = press(citizen, *fault_form(answer.text))
    assert again.url.endswith(CHECK)
    receipt = citizen.finish(citizen.ready_to_send())
    assert opened(receipt) == [story]


def test_one_draft_sent_from_eight_windows_to_two_processes_is_one_tip(running, opened):
    citizen, story = Citizen(running.base), "Bấm gửi từ nhiều cửa sổ."
    citizen.answer_all(story)
    fields, answers = {"csrfmiddlewaretoken": citizen.ready_to_send()}, []
    cookies = citizen.session.cookies.get_dict()

    def send():
        window = Citizen(running.base)
        window.session.cookies.update(cookies)
        answers.append(press(window, CHECK, fields))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    receipts = {shown_receipt(a.text) for a in answers if a.status_code == 200}
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert len(receipts) == 1
    assert opened(receipts.pop()) == [story]
