"""What staff see and may do in the admin: write what has its time, moderate opinions."""

import pytest
from tests.accounts import sign_in
from tests.campaigns.consultations.factories import ConsultationFactory, OpinionFactory
from tests.common.factories import StaffFactory

from campaigns.models import ConsultationIndexPage, EventIndexPage, Opinion
from common import roles

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(home, client):
    roles.set_up(home)
    sign_in(client, StaffFactory(role=roles.REVIEWER.name))
    return client


@pytest.mark.parametrize(
    ("model", "parent"),
    [("eventpage", EventIndexPage), ("consultationpage", ConsultationIndexPage)],
)
def test_the_form_for_a_new_page_is_drawn(moderator, model, parent):
    address = f"/quan-tri/pages/add/campaigns/{model}/{parent.objects.get().pk}/"
    assert moderator.get(address).status_code == 200


def moderate(client, opinion, **values):
    address = f"/quan-tri/y-kien-gop-y/edit/{opinion.pk}/"
    answer = client.post(address, {"state": "new", "reason": "", "shown_text": ""} | values)
    opinion.refresh_from_db()
    return answer


@pytest.fixture
def opinion(home):
    return OpinionFactory(
        consultation=ConsultationFactory(parent=ConsultationIndexPage.objects.get())
    )


def test_a_moderator_shows_an_opinion_shortened(moderator, opinion):
    shortened = "Nên họp buổi tối. Gọi tôi […]."
    assert moderate(moderator, opinion, state="shown", shown_text=shortened).status_code == 302
    assert (opinion.state, opinion.words) == (Opinion.State.SHOWN, shortened)


def test_a_moderator_cannot_change_words_consent_or_name(moderator, opinion):
    before = (opinion.text, opinion.may_show, opinion.name)
    forged = {"text": "Khác", "may_show": "", "name": "Khác", "state": "not_shown", "reason": "x"}
    moderate(moderator, opinion, **forged)
    assert (opinion.text, opinion.may_show, opinion.name) == before
    assert opinion.state == Opinion.State.NOT_SHOWN
    assert moderate(moderator, opinion, state="shown", shown_text="Khác").status_code == 200
    assert opinion.state == Opinion.State.NOT_SHOWN
