"""Random officers, a citizen and the clock, who do whatever they may to a few tips."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from tests.tipoff.desk.moving import hands
from tests.tipoff.factories import FAR

from places.models import Station
from tipoff.desk import services as desk
from tipoff.desk.moving import services
from tipoff.desk.posting import NotPossibleError, next_sequence
from tipoff.models import Message, Officer, State, Tip
from tipoff.routing import Concerns, Question
from tipoff.services import (
    ConcernsHolderError,
    Report,
    add_text,
    handing,
    submit_tip,
    telling,
)
from tipoff.vault import receipts

# What a browser or a service says no to; anything else is a fault.
REFUSALS = (NotPossibleError, hands.ConcernedError, ConcernsHolderError)
WARD = "20260"
QUESTIONS = (
    Question(WARD, "48", "theft", home_province="48"),
    Question(WARD, "48", "drugs", home_province="48"),
    Question(None, "48", "fraud", online=True, home_province="48"),
    Question(WARD, "48", "other", concerns=Concerns.UNSURE, home_province="48"),
    Question(WARD, "48", "other", concerns=Concerns.PROVINCE, home_province="48"),
)


def report(question, story):
    """What a citizen answers, as the intake seals it."""
    concerns = {"concerns": str(question.concerns), "ward": question.ward}
    return Report(question, {"category": question.category, **concerns}, {"story": story})


@dataclass
class Walk:
    """The world, the tips by receipt, and how late it is."""

    world: object
    now: object = field(default_factory=timezone.now)
    receipts: list = field(default_factory=list)
    tips: list = field(default_factory=list)
    steps: int = 0

    def begin(self):
        """Every kind of tip once, from the real intake."""
        for question in QUESTIONS:
            self.receipts.append(receipts.draw())
            self.tips.append(submit_tip(self.receipts[-1], report(question, "x")).tip.pk)
        return self

    def do(self, action, which, who, where) -> bool:
        """One step: an action's name and three numbers that choose; whether it was done."""
        self.steps += 1
        tip = Tip.objects.select_related("station").get(pk=self.tips[which % len(self.tips)])
        officer = self._officer(tip, who)
        try:
            getattr(self, action)(officer, tip, where)
        except REFUSALS:
            return False
        return True

    def touched(self, action, which, who, where) -> set[int]:
        """The tips that a step may have changed."""
        if action == "wait":
            return set(self.tips)
        chosen = {which} | ({where} if action == "merge" else set())
        return {self.tips[number % len(self.tips)] for number in chosen}

    def _officer(self, tip, who):
        """Two of three times somebody at the tip's station; otherwise anybody."""
        all_of_them = Officer.objects.select_related("station", "vault").order_by("pk")
        near = all_of_them.filter(station=tip.station) if who % 3 else all_of_them
        found = list(near)
        return found[who // 3 % len(found)]

    def _station(self, where):
        stations = Station.objects.order_by("pk")
        return stations[where % stations.count()]

    # What officers do.

    def change(self, officer, tip, where):
        states = sorted(set(State) - {State.TRANSFERRED, State.MERGED, State.NEW})
        after = states[where % len(states)]
        outcome = "mediated" if after == State.CONCLUDED else ""
        told, at = where % 3 == 0, self.now + timedelta(hours=1) if where % 3 == 1 else None
        sequence = next_sequence(tip)
        reason = hands.posting_at(self.world, officer, tip, sequence)
        reply = hands.posting_at(self.world, officer, tip, sequence + 1, reply=True)
        words = reply if told and where % 2 else None
        change = desk.Change(after, outcome, told, reason, at, words)
        desk.change_state(officer, tip, change)

    def accept(self, officer, tip, where):
        reason = hands.posting(self.world, officer, tip)
        desk.change_state(officer, tip, desk.Change(State.RECEIVED, "", True, reason))

    def transfer(self, officer, tip, where):
        made = hands.handover(self.world, officer, tip, self._station(where))
        services.transfer(officer, tip, made)

    def give_back(self, officer, tip, where):
        opened = handing.open_transfer(tip)
        if opened is None:
            raise NotPossibleError("transition")
        keys = hands.keys_for(self.world, tip, hands.receiver(opened.sender))
        services.give_back(officer, tip, hands.posting(self.world, officer, tip), keys)

    def take_over(self, officer, tip, where):
        services.take_over(officer, tip, hands.posting(self.world, officer, tip))

    def merge(self, officer, tip, where):
        into = Tip.objects.get(pk=self.tips[where % len(self.tips)])
        here, there = (hands.posting(self.world, officer, one) for one in (tip, into))
        services.merge(officer, tip, into, here, there)

    def assign(self, officer, tip, where):
        everybody = Officer.objects.order_by("pk")
        services.assign(officer, [tip], everybody[where % everybody.count()])

    def reply(self, officer, tip, where):
        desk.send_reply(officer, tip, hands.posting(self.world, officer, tip, reply=True))

    def tell(self, officer, tip, where):
        services.tell(officer, tip)

    # What the others do.

    def add(self, officer, tip, where):
        add_text(tip, "thêm", b"k" * 32, f"{self.steps:032x}")

    def answer_anew(self, officer, tip, where):
        question = QUESTIONS[where % len(QUESTIONS)]
        receipt = self.receipts[self.tips.index(tip.pk)]
        submit_tip(receipt, report(question, f"{self.steps}"))

    def renew(self, officer, tip, where):
        station = self._station(where)
        wards = list(station.wards.values_list("code", flat=True))
        newest = station.keys.order_by("-epoch").first()
        self.world.certify(station, wards, epoch=newest.epoch + 1, not_after=FAR)

    def wait(self, officer, tip, where):
        self.now += timedelta(minutes=20) * (1 + where % 100)
        handing.fall_back(self.now)
        telling.tell_due(self.now)


ACTIONS = [
    "change",
    "accept",
    "transfer",
    "give_back",
    "take_over",
    "merge",
    "assign",
    "reply",
    "tell",
    "add",
    "answer_anew",
    "renew",
    "wait",
]


def messages_of(tip) -> list[int]:
    """The places of everything that was said about a tip, in order."""
    rows = Message.objects.filter(tip=tip).order_by("sequence")
    return list(rows.values_list("sequence", flat=True))
