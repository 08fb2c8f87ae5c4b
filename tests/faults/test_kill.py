"""Promise 1, a receipt shown is a tip kept: `kill -9` while tips are being sent, again and again.

Each round starts the real server, brings citizens to the check page, lets them all send at once and
kills every process at a random moment. Whoever saw a receipt must find the tip under it; whoever
saw none sends again and gets one tip.
"""

import os
import random
import threading
import time
from dataclasses import dataclass

import requests
from tests.faults.citizen import Citizen

# A round is a start of the whole portal, some seconds; PORTAL_KILL_ROUNDS=20 for the long run.
ROUNDS = int(os.environ.get("PORTAL_KILL_ROUNDS", "4"))
CITIZENS = 3
# In times of one undisturbed sending: the first rounds are killed before any receipt, the last
# after most of them.
LONGEST_DELAY = 4


@dataclass
class Sending:
    """One citizen's try: what was told, and the receipt if one was shown before the kill."""

    citizen: Citizen
    story: str
    token: str
    receipt: str = ""
    shown_before_kill: bool = False

    def send(self) -> None:
        try:
            self.receipt = self.citizen.finish(self.token)
        except (requests.RequestException, AttributeError):
            return
        self.shown_before_kill = True

    def send_again(self) -> None:
        """As a person does: reload the check page, press the button once more."""
        self.receipt = self.citizen.finish(self.citizen.ready_to_send())


def prepared(portal, number: int) -> list[Sending]:
    """Citizens with everything answered; only the button is left."""
    made = []
    for index in range(CITIZENS):
        citizen = Citizen(portal.base)
        story = f"Vòng {number}, người {index}: chuyện xảy ra ở đầu hẻm."
        citizen.answer_all(story)
        made.append(Sending(citizen, story, citizen.ready_to_send()))
    return made


def all_at_once(sendings: list[Sending]) -> list[threading.Thread]:
    threads = [threading.Thread(target=sending.send) for sending in sendings]
    for thread in threads:
        thread.start()
    return threads


def usual_seconds(portal) -> float:
    """How long one sending takes on this machine, today."""
    citizen = Citizen(portal.base)
    citizen.answer_all("Một việc để đo thời gian.")
    token = citizen.ready_to_send()
    began = time.monotonic()
    citizen.finish(token)
    return time.monotonic() - began


def killed_round(portal, number: int, delay: float) -> list[Sending]:
    sendings = prepared(portal, number)
    threads = all_at_once(sendings)
    time.sleep(delay)
    portal.kill()
    for thread in threads:
        thread.join(timeout=60)
    return sendings


def test_every_receipt_shown_leads_to_one_tip_that_opens_however_the_server_dies(portal):
    chance = random.Random(20261121)
    sendings = []
    for number in range(ROUNDS):
        portal.start()
        if number == 0:
            longest = LONGEST_DELAY * usual_seconds(portal)
        unsure = [sending for sending in sendings if not sending.receipt]
        for sending in unsure:
            sending.send_again()
        delay = longest * (number + chance.random()) / ROUNDS
        sendings += killed_round(portal, number, delay)
    portal.start()
    for sending in sendings:
        if not sending.receipt:
            sending.send_again()
    portal.stop()

    found = portal.ask("tests.faults.open_tips", [sending.receipt for sending in sendings])
    assert found == [[sending.story] for sending in sendings]
    cut_off = sum(not sending.shown_before_kill for sending in sendings)
    assert 0 < cut_off < len(sendings), "the kills missed the moment that matters: change the delay"


def test_a_tip_sent_twice_shows_one_receipt_and_is_one_tip(portal):
    portal.start()
    citizen = Citizen(portal.base)
    citizen.answer_all("Một việc, bấm gửi hai lần.")
    token = citizen.ready_to_send()
    first = citizen.finish(token)
    second = citizen.finish(token)
    portal.stop()
    assert first == second
    assert portal.ask("tests.faults.open_tips", [first]) == [["Một việc, bấm gửi hai lần."]]
