"""The guard on the tip's last page: whatever it says, the tip is taken; what it says is sealed."""

import pytest
from tests.common.guard.browser import challenge_on, solved, waited
from tests.common.guard.conftest import vendor  # noqa: F401
from tests.common.guard.vendor import RIGHT, WRONG
from tests.tipoff.intake.walk import fill, post, url

from common.guard import MACHINE, OVER_LIMIT, UNVERIFIED, recaptcha
from common.models import LimitCount
from tipoff.models import Tip

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

CHECK = url("kiem-tra")
TOKEN = {recaptcha.FIELD: "token"}
BAD = ["slow", "drip", "error", b"", b"<html>", b"null"]


def send(client, *fields, address="203.0.113.9"):
    posted = {}
    for more in fields:
        posted |= more
    response = client.post(CHECK, posted, REMOTE_ADDR=address)
    assert (response.status_code, response.url) == (302, url("da-gui"))
    return response


def marks(world):
    """The sealed marks of the newest tip."""
    return world.open_tip(Tip.objects.order_by("-pk")[0], "cam-le")[0]["marks"]


@pytest.fixture
def ready(world, client):
    """A citizen before the check page."""
    fill(client)
    return client


def test_with_the_proof_of_work_a_tip_is_unmarked(world, ready):
    send(ready, solved(ready.get(CHECK)))
    assert marks(world) == []
    assert not Tip.objects.get().in_digest


def test_without_javascript_it_is_marked_unverified(world, ready):
    send(ready, waited())
    assert marks(world) == [UNVERIFIED]


@pytest.mark.parametrize(
    "posted", [{}, {"started": "forged"}, {"website": "http://spam", **waited()}]
)
def test_what_a_machine_sends_is_taken_and_marked(world, ready, posted):
    send(ready, posted)
    assert marks(world) == [UNVERIFIED, MACHINE]


def test_a_person_whose_browser_filled_the_hidden_field_in_is_unmarked(world, ready):
    send(ready, solved(ready.get(CHECK)), {"website": "http://own-page"})
    assert marks(world) == []


def test_a_second_press_of_the_button_keeps_the_first_verdict(world, ready):
    solution = solved(ready.get(CHECK))
    send(ready, solution)
    send(ready, solution)
    assert Tip.objects.count() == 1
    assert marks(world) == []
    assert [row.count for row in LimitCount.objects.all()] == [1]


def test_a_solution_of_one_tip_is_none_for_another(world, ready):
    solution = solved(ready.get(CHECK))
    send(ready, solution)
    other = type(ready)()
    fill(other)
    send(other, solution, waited())
    assert marks(world) == [UNVERIFIED]


def test_changed_answers_are_judged_anew(world, ready):
    send(ready, solved(ready.get(CHECK)))
    post(ready, "noi-dung", {"story": "Khác"})
    send(ready, waited())
    assert sorted(row.count for row in LimitCount.objects.all()) == [1, 1]


def test_over_the_limit_the_text_is_taken_marked_and_folded(world, ready, settings):
    settings.FORM_LIMITS = settings.FORM_LIMITS | {"tip": 0}
    send(ready, solved(ready.get(CHECK)))
    assert marks(world) == [OVER_LIMIT]
    assert Tip.objects.get().in_digest


def test_who_has_no_javascript_has_a_stricter_limit_of_its_own(world, ready, settings):
    settings.FORM_LIMITS = settings.FORM_LIMITS | {"unverified tip": 0}
    send(ready, waited())
    assert marks(world) == [UNVERIFIED, OVER_LIMIT]
    fill(other := type(ready)())
    send(other, solved(other.get(CHECK)))
    assert marks(world) == []


def test_with_no_guard_a_tip_is_unmarked_and_the_page_has_no_challenge(world, ready, settings):
    settings.FORM_GUARD = "none"
    assert "data-challenge" not in ready.get(CHECK).content.decode()
    send(ready)
    assert marks(world) == []


@pytest.mark.parametrize("version", ["recaptcha_v2", "recaptcha_v3"])
def test_recaptcha_stays_off_tip_pages_unless_the_operator_says_so(
    world, ready, settings, vendor, version
):
    settings.FORM_GUARD = version
    page = ready.get(CHECK)
    assert "google" not in (page.content.decode() + page["Content-Security-Policy"]).lower()
    send(ready, TOKEN, solved(page))
    assert vendor.heard == []
    assert marks(world) == []


@pytest.fixture(params=["recaptcha_v2", "recaptcha_v3"])
def chosen(request, settings, vendor):
    """reCAPTCHA on tip pages, by the operator's choice."""
    settings.FORM_GUARD = request.param
    settings.RECAPTCHA_ON_TIPS = True
    return vendor


def test_on_tip_pages_it_loads_after_a_click_beside_the_proof_of_work(world, ready, chosen):
    page = ready.get(CHECK)
    assert challenge_on(page)
    assert "data-recaptcha-load" in page.content.decode()
    assert ' src="https' not in page.content.decode()
    assert "https://www.google.com/recaptcha/" in page["Content-Security-Policy"]
    assert "google" not in ready.get(url("noi-dung"))["Content-Security-Policy"]


def test_a_right_token_alone_verifies_a_tip_and_names_no_visitor(world, ready, chosen):
    send(ready, TOKEN, address="203.0.113.77")
    assert marks(world) == []
    [(headers, fields, body)] = chosen.heard
    assert set(fields) == {"secret", "response"}
    assert "203.0.113" not in body + str(headers)


def test_a_wrong_token_is_marked_and_the_proof_of_work_is_the_other_choice(world, ready, chosen):
    chosen.says = WRONG
    send(ready, TOKEN, waited())
    assert marks(world) == [UNVERIFIED]
    fill(other := type(ready)())
    send(other, TOKEN, solved(other.get(CHECK)))
    assert marks(world) == []


@pytest.mark.parametrize("says", BAD, ids=[str(says)[:8] for says in BAD])
def test_a_service_that_gives_no_answer_costs_no_tip(world, ready, settings, vendor, says):
    settings.FORM_GUARD, settings.RECAPTCHA_ON_TIPS = "recaptcha_v2", True
    vendor.says = says
    send(ready, TOKEN, waited())
    assert marks(world) == [UNVERIFIED]


def test_a_service_that_is_gone_costs_no_tip(world, ready, chosen):
    assert chosen.says == RIGHT
    chosen.stop()
    send(ready, TOKEN, solved(ready.get(CHECK)))
    assert marks(world) == []
