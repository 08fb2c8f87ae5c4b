"""A lost second step is reset by the desk above, journalled: never one's own, or out of reach."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.accounts import set_up_totp
from tests.tipoff.desk.duty import enrol

from places.models import Station
from portal.accounts import second_factor
from tipoff.journal import Action
from tipoff.models import JournalEntry

pytestmark = pytest.mark.django_db
LOGINS = "/truc-ban/dang-nhap-can-bo/"
YES = {"recognised": "on"}


def resetting(duty):
    return f"{LOGINS}{duty.officer.public_id}/dat-lai/"


@pytest.fixture
def province(world, client):
    return enrol(world, Station.objects.get(code="desk-48"), "tinh").unlock(client)


def test_the_provincial_desk_sees_how_its_officers_sign_in(client, province, duty, stranger):
    set_up_totp(duty.officer.user)
    page = client.post(LOGINS).json()["html"]
    assert duty.officer.display_name in page
    assert "ứng dụng xác thực" in page
    assert stranger.officer.display_name not in page
    assert resetting(province) not in page


def test_a_reset_answers_one_code_that_works_once_after_the_password(client, province, duty):
    set_up_totp(duty.officer.user)
    said = client.post(resetting(duty), YES).json()["done"]
    code = re.search(r"\b\d{10}\b", said)[0]
    kinds = Authenticator.objects.filter(user=duty.officer.user).values_list("type", flat=True)
    assert list(kinds) == ["recovery_codes"]
    assert second_factor.check(duty.officer.user, code)
    assert second_factor.check(duty.officer.user, code) is None


def test_the_officers_open_desk_is_outside_from_that_moment(client, province, duty):
    theirs = Client()
    duty.unlock(theirs)
    client.post(resetting(duty), YES)
    assert theirs.post("/truc-ban/danh-sach/").status_code == 302
    assert "/tai-khoan/" in theirs.get("/truc-ban/")["Location"]


def test_a_reset_is_in_the_journal_without_name_or_code(client, province, duty):
    said = client.post(resetting(duty), YES).json()["done"]
    entry = JournalEntry.objects.latest("seq")
    assert (entry.action, entry.actor) == (Action.SECOND_FACTOR_RESET, province.officer.public_id)
    assert entry.details["officer"] == duty.officer.public_id
    assert re.search(r"\d{10}", said)[0] not in str(entry.details)


def test_nobody_is_reset_unrecognised(client, province, duty):
    set_up_totp(duty.officer.user)
    assert client.post(resetting(duty)).status_code == 400
    assert second_factor.is_set_up(duty.officer.user)


def test_neither_oneself_nor_another_provinces_officer_can_be_reset(client, province, stranger):
    set_up_totp(stranger.officer.user)
    for who in (province, stranger):
        assert client.post(resetting(who), YES).status_code == 404
        assert second_factor.is_set_up(who.officer.user)


def test_a_wards_officer_finds_none_of_it(world, duty):
    client = Client()
    duty.unlock(client)
    colleague = enrol(world, duty.officer.station, "hoa")
    assert client.post(LOGINS).status_code == 404
    assert client.get(LOGINS).status_code == 404
    assert client.post(resetting(colleague), YES).status_code == 404
