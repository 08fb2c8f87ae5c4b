"""A passkey is a second factor as good as the app, and no way around either factor."""

import json
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.accounts import set_up_totp, sign_in, totp_code
from tests.passkeys import HOST, Passkey
from tests.portal.factories import PASSWORD, EditorFactory, OfficerFactory

pytestmark = pytest.mark.django_db

LOGIN = "/tai-khoan/dang-nhap/"
CODE = "/tai-khoan/bao-mat/ma/"
AGAIN = "/tai-khoan/bao-mat/nhap-lai-ma/"
SECURITY = "/tai-khoan/bao-mat/"
SPARE = "/tai-khoan/bao-mat/ma-du-phong/"
ADD = "/tai-khoan/khoa/them/"
ALONE = "/tai-khoan/khoa/dang-nhap/"
CONFIRM = "/tai-khoan/khoa/nhap-lai/"
ADMIN = "/quan-tri/"


def visitor():
    return Client(SERVER_NAME=HOST)


@pytest.fixture
def client():
    return visitor()


@pytest.fixture
def editor():
    return EditorFactory()


def enter_password(client, user, **data):
    return client.post(LOGIN, {"login": user.username, "password": PASSWORD, **data})


def goes_to(response):
    assert response.status_code == 302, response.content[:500]
    return urlsplit(response["Location"]).path


def add(client, passkey, **data):
    """Give the signed-in account a passkey, as its page does."""
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    options = told(client.get(ADD).context["js_data"]["creation_options"])
    return client.post(ADD, {"name": "", "credential": passkey.create(options), **data})


def request_options(client, address):
    return told(client.get(address).context["js_data"]["request_options"])


def told(options):
    """The options as the page's script reads them."""
    return json.loads(json.dumps(options))


@pytest.fixture
def passkey(client, editor):
    """A passkey of the editor's, added by a session that is over."""
    key = Passkey()
    enter_password(client, editor)
    assert goes_to(add(client, key)) == SPARE
    client.logout()
    return key


def test_a_first_passkey_opens_the_work_area_and_brings_spare_codes(client, editor):
    enter_password(client, editor)
    assert goes_to(client.get(ADMIN)) == "/tai-khoan/bao-mat/cai-dat/"
    assert goes_to(add(client, Passkey())) == SPARE
    assert len(client.get(SPARE).context["unused_codes"]) == 10
    assert client.get(ADMIN).status_code == 200


def test_password_and_passkey_open_the_admin(client, editor, passkey):
    assert goes_to(enter_password(client, editor)) == CODE
    assert goes_to(client.get(ADMIN)) == LOGIN
    answer = passkey.get(request_options(client, CODE))
    assert goes_to(client.post(CODE, {"credential": answer})) == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_an_answer_is_good_once(client, editor, passkey):
    enter_password(client, editor)
    answer = passkey.get(request_options(client, CODE))
    client.post(CODE, {"credential": answer})
    other = visitor()
    enter_password(other, editor)
    other.get(CODE)
    assert other.post(CODE, {"credential": answer}).status_code == 200
    assert goes_to(other.get(ADMIN)) == LOGIN


def test_somebody_elses_passkey_opens_nothing(client, editor, passkey):
    stranger, theirs, hers = visitor(), EditorFactory(), Passkey()
    enter_password(stranger, theirs)
    add(stranger, hers)
    enter_password(client, editor)
    answer = hers.get(request_options(client, CODE))
    assert client.post(CODE, {"credential": answer}).status_code == 200
    assert goes_to(client.get(ADMIN)) == LOGIN


@pytest.mark.parametrize(
    "credential",
    ["", "{}", "[]", "3", '"x"', "null", '{"response": 5}', '{"id": "", "response": {}}', "{"],
)
@pytest.mark.parametrize("address", [CODE, ALONE, ADD, CONFIRM])
def test_what_is_no_passkeys_answer_is_refused_and_no_fault(editor, address, credential):
    client = visitor()
    if address in (ADD, CONFIRM):
        sign_in(client, editor)
        client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
        Authenticator.objects.create(user=editor, type="webauthn", data=known())
    elif address == CODE:
        set_up_totp(editor)
        enter_password(client, editor)
    client.get(address)
    answer = client.post(address, {"name": "x", "credential": credential})
    assert answer.status_code == 200
    assert answer.context["form"].errors


def known():
    """A passkey's row."""
    options = {"publicKey": {"user": {"id": "MQ"}, "challenge": "MQ"}}
    return {"name": "x", "credential": json.loads(Passkey().create(options))}


def test_a_spare_code_stands_in_for_a_passkey_once(client, editor, passkey):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    spare = RecoveryCodes.activate(editor).get_unused_codes()[0]
    enter_password(client, editor)
    assert goes_to(client.post(CODE, {"code": spare})) == ADMIN
    assert client.get(ADMIN).status_code == 200
    other = visitor()
    enter_password(other, editor)
    assert other.post(CODE, {"code": spare}).status_code == 200


def test_wrong_spare_codes_are_counted_where_there_is_no_app(client, editor, passkey):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    spare = RecoveryCodes.activate(editor).get_unused_codes()[0]
    for number in range(6):
        other = Client(SERVER_NAME=HOST, REMOTE_ADDR=f"192.0.2.{number}")
        enter_password(other, editor)
        other.post(CODE, {"code": "0000 0000"})
    enter_password(client, editor)
    assert client.post(CODE, {"code": spare}).status_code == 200
    assert goes_to(client.get(ADMIN)) == LOGIN


def test_a_passkey_shown_later_lets_a_session_go_on(client, editor, passkey):
    client.force_login(editor)
    assert goes_to(client.get(ADMIN)) == AGAIN
    assert f"{CONFIRM}?next=" in client.get(f"{AGAIN}?next=/quan-tri/").content.decode()
    answer = passkey.get(request_options(client, f"{CONFIRM}?next=/quan-tri/"))
    assert goes_to(client.post(f"{CONFIRM}?next=/quan-tri/", {"credential": answer})) == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_removing_the_passkey_that_was_shown_closes_the_session_though_an_app_is_left(
    client, editor, passkey
):
    set_up_totp(editor)
    enter_password(client, editor)
    client.post(CODE, {"credential": passkey.get(request_options(client, CODE))})
    assert client.get(ADMIN).status_code == 200
    Authenticator.objects.filter(user=editor, type="webauthn").delete()
    assert goes_to(client.get(ADMIN)) == AGAIN


def test_a_passkey_is_renamed_and_removed_by_its_owner_alone(client, editor, passkey):
    number = Authenticator.objects.get(user=editor, type="webauthn").pk
    stranger = visitor()
    sign_in(stranger, EditorFactory())
    stranger.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    for step in ("doi-ten", "go-bo"):
        assert stranger.post(f"/tai-khoan/khoa/{number}/{step}/", {"name": "x"}).status_code == 404
    sign_in(client, editor)
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    renamed = client.post(f"/tai-khoan/khoa/{number}/doi-ten/", {"name": "Khóa USB"})
    assert goes_to(renamed) == SECURITY
    assert "Khóa USB" in client.get(SECURITY).content.decode()
    assert goes_to(client.post(f"/tai-khoan/khoa/{number}/go-bo/")) == SECURITY
    assert not Authenticator.objects.filter(pk=number).exists()


ALONE_SET_UP = {"passwordless": "on"}


@pytest.fixture
def lone(client, editor):
    """A passkey made for signing in without the password."""
    key = Passkey(alone=True)
    enter_password(client, editor)
    add(client, key, **ALONE_SET_UP)
    client.logout()
    return key


def asked_of_anybody(client):
    return client.get(ALONE, headers={"accept": "application/json"}).json()["request_options"]


def test_a_passkey_made_for_it_signs_in_alone(client, lone):
    answer = lone.get(asked_of_anybody(client))
    assert goes_to(client.post(ALONE, {"credential": answer})) == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_an_officers_passkey_leads_to_the_desk_alone(client):
    officer, key = OfficerFactory(), Passkey(alone=True)
    enter_password(client, officer)
    add(client, key, **ALONE_SET_UP)
    client.logout()
    answer = client.post(ALONE, {"credential": key.get(asked_of_anybody(client))})
    assert goes_to(answer) == "/truc-ban/"
    assert client.get(ADMIN).status_code == 404


def test_a_passkey_that_was_not_made_for_it_signs_nobody_in_alone(client, passkey):
    answer = passkey.get(asked_of_anybody(client))
    assert client.post(ALONE, {"credential": answer}).status_code == 200
    assert goes_to(client.get(ADMIN)) == LOGIN


def test_a_passkey_that_did_not_ask_who_holds_it_signs_nobody_in_alone(client, lone):
    lone.verifies = False
    answer = lone.get(asked_of_anybody(client))
    assert client.post(ALONE, {"credential": answer}).status_code == 200
    assert goes_to(client.get(ADMIN)) == LOGIN


def test_a_passkey_that_asks_nobody_is_not_kept_as_one_that_signs_in_alone(client, editor):
    enter_password(client, editor)
    answer = add(client, Passkey(verifies=False, alone=True), **ALONE_SET_UP)
    assert answer.context["form"].errors
    assert not Authenticator.objects.filter(user=editor).exists()


def test_a_closed_account_is_not_opened_by_its_passkey(client, editor, lone):
    editor.is_active = False
    editor.save()
    client.post(ALONE, {"credential": lone.get(asked_of_anybody(client))})
    assert goes_to(client.get(ADMIN)) == LOGIN


@pytest.mark.parametrize(
    "path",
    [
        *("bao-mat/cai-dat/", "bao-mat/go-bo/", "bao-mat/ma-du-phong/", "khoa/them/", "mat-khau/"),
        "bao-mat/ma-du-phong/tao-moi/",
    ],
)
def test_who_knows_the_password_alone_changes_nothing_about_the_second_factor(editor, path):
    """A session from before the app was set up, its password just confirmed once more."""
    client = visitor()
    enter_password(client, editor)
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    set_up_totp(editor)
    assert goes_to(client.get(f"/tai-khoan/{path}")) == AGAIN
    assert goes_to(client.post(f"/tai-khoan/{path}", {"code": totp_code()})) == AGAIN
    assert list(Authenticator.objects.filter(user=editor).values_list("type", flat=True)) == [
        "totp"
    ]
