"""The form takes real tips only once everything that people must settle is confirmed."""

import re
from pathlib import Path

import pytest
from django.conf import settings as base
from django.test import Client
from tests.tipoff.desk.duty import enrol

from places.models import Station
from tipoff.models import Confirmation, JournalEntry, Matter, Officer
from tipoff.selectors.readiness import form_is_open, lacking
from tipoff.services.readiness import StillLackingError, confirm, take_back

PAGE = "/truc-ban/san-sang/"
CLOSED = (
    "Chưa nhận tin qua trang này. Hãy gọi 113 nếu khẩn cấp, đến trụ sở Công an gần nhất, "
    "hoặc dùng VNeID."
)


@pytest.fixture(autouse=True)
def in_earnest(settings):
    settings.TIP_FORM_NEEDS_CONFIRMATION = True


@pytest.fixture
def chief(world):
    Station.objects.update(duty_phone="0236 0000 000")
    duty = enrol(world, Station.objects.get(kind="province", province="48"), "chief")
    Officer.objects.filter(pk=duty.officer.pk).update(role=Officer.Role.CHIEF)
    return duty


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def confirm_all(officer, but=()):
    for matter in Matter:
        if matter not in but:
            confirm(officer, matter, "01/BB-MTTQ, 01/11/2026")


@pytest.mark.parametrize(
    "path", ["/bao-tin/", "/bao-tin/thoi-diem/", "/bao-tin/kiem-tra/", "/en/bao-tin/"]
)
def test_the_form_is_closed_and_says_where_to_turn_until_all_is_confirmed(chief, client, path):
    response = client.get(path)
    assert response.status_code == 503
    assert 'href="tel:113"' in response.content.decode()
    if not path.startswith("/en/"):
        assert CLOSED in words(response)


def test_a_closed_form_takes_no_answer(chief, client):
    assert client.post("/bao-tin/thoi-diem/", {"happening": "past"}).status_code == 503


def test_a_tip_sent_before_can_still_be_looked_up_while_the_form_is_closed(chief, client):
    assert client.get("/bao-tin/tra-cuu/").status_code == 200


@pytest.mark.parametrize("left_out", Matter)
@pytest.mark.django_db(transaction=True)
def test_one_open_matter_keeps_the_form_closed(chief, left_out):
    confirm_all(chief.officer, but=[left_out])
    assert not form_is_open()
    confirm(chief.officer, left_out, "02/BB-MTTQ, 02/11/2026")
    assert form_is_open()


@pytest.mark.django_db(transaction=True)
def test_the_chief_confirms_at_the_desk_and_the_form_opens(chief, client):
    confirm_all(chief.officer, but=[Matter.LAWYER])
    chief.unlock(client)
    posted = {"matter": "lawyer", "document": "07/YK, 20/11/2026"}
    assert client.post(PAGE, posted).status_code == 302
    assert "07/YK, 20/11/2026" in words(client.get(PAGE))
    assert Client().get("/bao-tin/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_confirmation_taken_back_closes_the_form_and_both_acts_are_journalled(chief, client):
    confirm_all(chief.officer)
    take_back(chief.officer, Matter.AGREEMENT)
    assert Client().get("/bao-tin/").status_code == 503
    acts = JournalEntry.objects.filter(subject="agreement").values_list("action", flat=True)
    assert list(acts.order_by("seq")) == ["matter-confirmed", "matter-reopened"]


def test_without_the_papers_number_nothing_is_confirmed_and_the_field_says_so(chief, client):
    chief.unlock(client)
    response = client.post(PAGE, {"matter": "lawyer", "document": " "})
    assert "Ghi số và ngày của văn bản." in words(response)
    assert not Confirmation.objects.exists()


def test_a_matter_that_the_portal_sees_lacking_cannot_be_confirmed(chief, client):
    Station.objects.filter(code="cam-le").update(duty_phone="")
    missing = Station.objects.get(code="cam-le").name
    assert missing in lacking(Matter.DUTY_PHONES)
    with pytest.raises(StillLackingError):
        confirm(chief.officer, Matter.DUTY_PHONES, "03/BB")
    chief.unlock(client)
    response = client.post(PAGE, {"matter": "duty-phones", "document": "03/BB"})
    assert "Trước hết cần bổ sung phần còn thiếu." in words(response)
    assert "03/BB" in response.content.decode()


def test_keys_and_the_central_desk_are_seen_lacking_where_none_stand(bare_world):
    assert len(lacking(Matter.KEYS)) == 2
    assert lacking(Matter.CENTRAL_DESK)


@pytest.mark.parametrize("unlocked", [True, False])
def test_only_the_chief_with_an_open_vault_may_confirm(chief, world, client, unlocked):
    if unlocked:
        enrol(world, chief.officer.station, "other").unlock(client)
    else:
        chief.enter(client)
    response = client.post(PAGE, {"matter": "lawyer", "document": "07/YK"})
    assert response.status_code == 403
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("code", ["cam-le", "desk-68"])
def test_to_other_stations_the_page_does_not_exist(chief, world, client, code):
    enrol(world, Station.objects.get(code=code), "elsewhere").unlock(client)
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"matter": "lawyer", "document": "x"}).status_code == 404


def test_an_unknown_matter_is_an_unknown_address(chief, client):
    chief.unlock(client)
    assert client.post(PAGE, {"matter": "nothing", "document": "x"}).status_code == 404


def test_every_matter_is_explained_to_the_operator():
    text = Path(base.BASE_DIR, "docs/before-going-live.md").read_text()
    headings = set(re.findall(r"^## .*\(`([a-z-]+)`\)$", text, re.M))
    assert headings == set(Matter.values)
