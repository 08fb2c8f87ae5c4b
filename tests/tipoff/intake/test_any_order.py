"""Whatever is posted to the questions, in whatever order and from however many windows, leaves a
draft that makes sense: the check page opens exactly when everything asked is answered, and the tip
goes where routing says with exactly what was said.

`Model` is a second, plain telling of the rules, apart from the code under test.
"""

import os

from django.test import Client
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from tests.tipoff.intake.walk import held_by, url

from tipoff.models import Tip

HEAVY = bool(os.environ.get("PORTAL_HEAVY"))
EXAMPLES = 400 if HEAVY else 15
# To shrink a failing order takes minutes: wanted when somebody looks for the fault.
PHASES = [phase for phase in Phase if HEAVY or phase not in (Phase.shrink, Phase.explain)]
BAD = [
    {},
    {"typed": "\x00"},
    {"when": "never", "story": " \n", "identity": "\ud7ff", "source": "x"},
]
MOVES = {
    "an-toan": [{}],
    "thoi-diem": [{"happening": value} for value in ("now", "happened", "soon")],
    "goi-113": [{}],
    "loai-viec": [{"category": value} for value in ("theft", "child")],
    "noi-xay-ra": [
        {"choice": "20260"},
        {"choice": "20285"},
        {"choice": "24649"},
        {"choice": "unknown"},
        {"choice": "unknown", "province": "68", "landmark": "gần chợ"},
        {"choice": "online", "landmark": "một trang mạng"},
    ],
    "lien-quan": [{"concerns": value} for value in ("none", "ward", "province", "unsure")],
    "cho-nao": [{"spot": "hẻm 12"}, {"skip": "1"}, {"spot": ""}],
    "khi-nao": [{"when": value} for value in ("today", "yesterday", "tomorrow", "several")],
    "noi-dung": [{"story": "Kẻ gian"}, {"story": "Chuyện khác"}],
    "biet-bang-cach-nao": [{"source": "saw"}, {"skip": "1"}],
    "nguoi-lien-quan": [{"people": "Hai người"}, {"people": ""}],
    "hinh-anh": [{}],
    "cach-bao-tin": [{"identity": value} for value in ("anonymous", "named", "organisation")],
    "lien-he": [
        {"name": "Thử", "phone": "0912 345 678"},
        {"organisation": "Tổ 5", "email": "to5@vidu.vn"},
        {"organisation": "Tổ 5", "name": "Thử", "phone": "+84 912 345 678", "hours": "tối"},
        {"name": "Thử", "phone": "113"},
    ],
}
# What `hypothesis` once found: an organisation named before anybody said that it is one.
ONE_OF_EACH = {slug: choices[0] for slug, choices in MOVES.items() if slug != "lien-he"} | {
    "cach-bao-tin": {"identity": "organisation"}
}
ORGANISATION_TOO_EARLY = [("lien-he", MOVES["lien-he"][2])]
STATIONS = {"20260": "cam-le", "24649": "nam-dong"}
move = st.sampled_from(list(MOVES)).flatmap(
    lambda slug: st.tuples(st.just(slug), st.sampled_from(MOVES[slug] * 2 + BAD))
)
everything_once = st.permutations(list(MOVES)).flatmap(
    lambda slugs: st.tuples(
        *(st.tuples(st.just(slug), st.sampled_from(MOVES[slug])) for slug in slugs)
    )
)


class Model(dict):
    """What the draft should hold: a question's slug, and what was validly said to it."""

    def said(self, slug, name):
        return self.get(slug, {}).get(name)

    @property
    def named(self):
        return self.said("cach-bao-tin", "identity")

    def days(self):
        over = "yesterday" if self.said("thoi-diem", "happening") == "soon" else "tomorrow"
        return {"today", "yesterday", "tomorrow", "several"} - {over}

    def accepts(self, slug, data):
        if slug == "lien-he":
            asked = "organisation" if self.named == "organisation" else "name"
            return bool(data.get(asked)) and data.get("phone") != "113"
        if slug == "khi-nao":
            return data.get("when") in self.days()
        optional = slug in ("an-toan", "goi-113", "cho-nao", "nguoi-lien-quan", "hinh-anh")
        return optional or data in MOVES[slug]

    def take(self, slug, data):
        if not self.accepts(slug, data):
            return
        self[slug] = data
        if self.named == "anonymous":
            self.pop("lien-he", None)
        # Only an organisation is asked for its name: before that is chosen, there is no such field.
        unasked = slug == "lien-he" and self.named != "organisation"
        if (unasked or self.named == "named") and "lien-he" in self:
            self["lien-he"] = {k: v for k, v in self["lien-he"].items() if k != "organisation"}
        if self.said("thoi-diem", "happening") != "now":
            self.pop("goi-113", None)

    def asked(self):
        place = self.get("noi-xay-ra", {})
        named_spot = place.get("choice") == "unknown" and place.get("landmark")
        leave = {"cho-nao"} if place.get("choice") == "online" or named_spot else set()
        leave |= {"khi-nao"} if self.said("thoi-diem", "happening") == "now" else {"goi-113"}
        leave |= {"lien-he"} if self.named == "anonymous" else set()
        return set(MOVES) - leave

    def is_done(self):
        whole = "organisation" if self.named == "organisation" else "name"
        fits = "khi-nao" not in self.asked() or self.said("khi-nao", "when") in self.days()
        reached = "lien-he" not in self.asked() or self.said("lien-he", whole)
        return self.asked() <= set(self) and fits and bool(reached)

    def station(self):
        place, concerns = self["noi-xay-ra"], self.said("lien-quan", "concerns")
        if concerns == "province":
            return "central"
        away = place["choice"] == "24649" or place.get("province") == "68"
        desk = "desk-68" if away else "desk-48"
        return STATIONS.get(place["choice"], desk) if concerns == "none" else desk

    def body(self):
        names = ("story", "spot", "when", "source", "people", "identity")
        asked = [self[slug] for slug in self.asked()]
        return {name: part[name] for part in asked for name in names if part.get(name)}

    def contact(self):
        return self["lien-he"] if "lien-he" in self.asked() else {}


def walk(client, moves):
    model = Model()
    for slug, data in moves:
        assert client.post(url(slug), data).status_code in (200, 302)
        model.take(slug, data)
        assert client.get(url(slug)).status_code in (200, 302)
    return model


@settings(
    max_examples=EXAMPLES,
    phases=PHASES,
)
@given(before=st.lists(move, max_size=10), whole=everything_once, ends=st.booleans())
@example(before=ORGANISATION_TOO_EARLY, whole=tuple(ONE_OF_EACH.items()), ends=True)
def test_any_order_of_answers_ends_in_a_draft_that_makes_sense(world, before, whole, ends):
    client = Client()
    model = walk(client, before + (list(whole) if ends else []))
    held = held_by(client)
    assert len(held) == len(model)
    assert held.get("contact", {}).get("phone", "") == (model.said("lien-he", "phone") or "")
    check = client.get(url("kiem-tra"))
    assert (check.status_code == 200) == model.is_done()
    if model.is_done():
        client.post(url("kiem-tra"))
        tip = Tip.objects.latest("pk")
        _header, body, contact = world.open_tip(tip, tip.station.code)
        assert tip.station.code == model.station()
        assert {name: body[name] for name in body if name != "date"} == model.body()
        assert contact == {name: said for name, said in model.contact().items() if said}
