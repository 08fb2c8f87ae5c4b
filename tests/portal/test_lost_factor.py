"""Who lost phone, key and codes comes back by a code read out, never by password or mail alone."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from tests.accounts import set_up_totp, sign_in, totp_code
from tests.portal.factories import PASSWORD, EditorFactory
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import enrol

from places.models import Station
from tipoff import journal
from tipoff.models import JournalEntry

pytestmark = pytest.mark.django_db

LOGIN = "/tai-khoan/dang-nhap/"
CODE = "/tai-khoan/bao-mat/ma/"
AGAIN = "/tai-khoan/bao-mat/nhap-lai-ma/"
SET_UP = "/tai-khoan/bao-mat/cai-dat/"
SPARE = "/tai-khoan/bao-mat/ma-du-phong/"
ADMIN = "/quan-tri/"


@pytest.fixture
def editor():
    user = EditorFactory()
    set_up_totp(user)
    return user


def reset(user):
    out = StringIO()
    call_command("reset_second_factor", user.username, stdout=out)
    return out.getvalue().strip()


def enter(client, user):
    return client.post(LOGIN, {"login": user.username, "password": PASSWORD})


def goes_to(response):
    assert response.status_code == 302, response.content[:500]
    return urlsplit(response["Location"]).path


def test_after_a_reset_the_password_alone_signs_nobody_in(client, editor):
    reset(editor)
    assert goes_to(enter(client, editor)) == CODE
    assert client.post(CODE, {"code": totp_code()}).status_code == 200
    assert goes_to(client.get(ADMIN)) == LOGIN
    assert goes_to(client.get(SET_UP)) == LOGIN
    assert not mail.outbox


def test_the_code_read_out_leads_to_setting_up_and_to_nothing_else(client, editor, monkeypatch):
    monkeypatch.setattr("django.db.transaction.on_commit", lambda callback: callback())
    code = reset(editor)
    enter(client, editor)
    assert goes_to(client.post(CODE, {"code": code})) == ADMIN
    assert goes_to(client.get(ADMIN)) == SET_UP
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    secret = client.get(SET_UP).context["form"].secret
    assert goes_to(client.post(SET_UP, {"code": totp_code(secret=secret)})) == SPARE
    assert len(client.get(SPARE).context["unused_codes"]) == 10
    assert client.get(ADMIN).status_code == 200


def test_the_code_is_good_once(client, editor):
    code = reset(editor)
    enter(client, editor)
    client.post(CODE, {"code": code})
    other = Client()
    enter(other, editor)
    assert other.post(CODE, {"code": code}).status_code == 200
    assert goes_to(other.get(ADMIN)) == LOGIN


def test_sessions_of_before_are_outside_and_cannot_set_anything_up(client, editor):
    sign_in(client, editor)
    assert client.get(ADMIN).status_code == 200
    reset(editor)
    assert goes_to(client.get(ADMIN)) == SET_UP
    assert goes_to(client.get(SET_UP)) == AGAIN


def test_the_code_stands_nowhere_in_the_clear(editor):
    code = reset(editor)
    assert code not in str(Authenticator.objects.get(user=editor).data)


def test_an_officers_reset_is_in_the_journal_without_name_or_code(world):  # noqa: F811
    officer = enrol(world, Station.objects.get(code="cam-le"), "lan").officer
    code = reset(officer.user)
    entry = JournalEntry.objects.latest("seq")
    assert entry.action == journal.Action.SECOND_FACTOR_RESET
    assert (entry.actor, entry.details["officer"]) == ("system", officer.public_id)
    assert code not in str(entry.details)
    assert "lan" not in str(entry.details)


def test_an_editors_reset_is_no_matter_of_the_desks_journal(editor):
    reset(editor)
    assert not JournalEntry.objects.exists()


def test_an_unknown_name_is_named(db):
    with pytest.raises(CommandError, match="khong-co"):
        call_command("reset_second_factor", "khong-co")
