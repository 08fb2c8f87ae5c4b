"""Nobody reaches a staff area without a password and a second factor, by whatever way."""

import re
import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import NoReverseMatch, reverse
from tests.accounts import SECRET, set_up_totp, sign_in, totp_code
from tests.portal.factories import PASSWORD, EditorFactory, OfficerFactory

from common.models import User
from portal.accounts import second_factor

pytestmark = pytest.mark.django_db

LOGIN = "/tai-khoan/dang-nhap/"
CODE = "/tai-khoan/bao-mat/ma/"
AGAIN = "/tai-khoan/bao-mat/nhap-lai-ma/"
SET_UP = "/tai-khoan/bao-mat/cai-dat/"
ADMIN = "/quan-tri/"


@pytest.fixture
def editor():
    return EditorFactory()


@pytest.fixture
def protected(editor):
    set_up_totp(editor)
    return editor


def enter_password(client, user, password=PASSWORD, **data):
    return client.post(LOGIN, {"login": user.username, "password": password, **data})


def goes_to(response):
    assert response.status_code == 302, response.content[:300]
    return urlsplit(response["Location"]).path


@pytest.fixture
def clock(monkeypatch):
    """Move the time that the second factor reads."""

    class Clock:
        moment = time.time()

        def ahead(self, seconds):
            self.moment += seconds

    started = Clock()
    monkeypatch.setattr(time, "time", lambda: started.moment)
    return started


def test_password_and_code_open_the_admin(client, protected):
    assert goes_to(enter_password(client, protected)) == CODE
    assert goes_to(client.post(CODE, {"code": totp_code()})) == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_a_password_alone_is_not_a_login(client, protected):
    enter_password(client, protected)
    assert goes_to(client.get(ADMIN)) == LOGIN


def test_an_account_without_the_second_factor_is_sent_to_set_it_up(client, editor):
    assert goes_to(enter_password(client, editor)) == ADMIN
    assert goes_to(client.get(ADMIN)) == SET_UP


@pytest.mark.parametrize(
    "path",
    [
        "/quan-tri/",
        "/quan-tri/pages/",
        "/quan-tri/account/",
        "/quan-tri/users/",
        "/quan-tri/api/main/pages/",
        "/quan-tri/images/",
        "/quan-tri/no/such/page/",
    ],
)
def test_no_direct_address_of_the_admin_skips_the_second_factor(client, protected, path):
    client.force_login(protected)
    assert goes_to(client.get(path)) == AGAIN
    assert goes_to(client.post(path)) == AGAIN


def test_the_code_asked_for_later_lets_one_go_on(client, protected):
    client.force_login(protected)
    answer = client.post(f"{AGAIN}?next=/quan-tri/pages/", {"code": totp_code()})
    assert goes_to(answer) == "/quan-tri/pages/"
    assert client.get(ADMIN).status_code == 200


def test_another_users_second_factor_in_the_session_does_not_count(client, protected):
    sign_in(client, EditorFactory())
    session = client.session
    session["_auth_user_id"] = str(protected.pk)
    session["_auth_user_hash"] = protected.get_session_auth_hash()
    session.save()
    assert goes_to(client.get(ADMIN)) == AGAIN


def test_removing_the_app_closes_the_area_at_once(client, protected):
    sign_in(client, protected)
    Authenticator.objects.filter(user=protected).delete()
    assert goes_to(client.get(ADMIN)) == SET_UP


@pytest.fixture
def set_up(client, editor, monkeypatch):
    """Set the app up as its owner does; answers the code used and where that led."""
    # The test's own transaction never commits: run at once what would follow the commit.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda callback: callback())

    def walk():
        enter_password(client, editor)
        assert goes_to(client.get(SET_UP)) == "/tai-khoan/xac-nhan/"
        client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
        code = totp_code(secret=client.get(SET_UP).context["form"].secret)
        return code, client.post(SET_UP, {"code": code})

    return walk


def test_setting_up_asks_for_the_password_again_then_counts_as_shown(client, set_up):
    _, done = set_up()
    assert goes_to(done) == "/tai-khoan/bao-mat/ma-du-phong/"
    assert client.get(ADMIN).status_code == 200


def test_the_code_used_to_set_up_signs_nobody_in(editor, client_two, set_up):
    code, _ = set_up()
    enter_password(client_two, editor)
    assert client_two.post(CODE, {"code": code}).status_code == 200
    assert goes_to(client_two.get(ADMIN)) == LOGIN


@pytest.fixture
def client_two(client):
    return type(client)()


def test_a_code_is_good_once_whatever_the_cache_forgets(client, client_two, protected, clock):
    enter_password(client, protected)
    code = totp_code()
    assert goes_to(client.post(CODE, {"code": code})) == ADMIN
    from django.core.cache import cache

    cache.clear()
    enter_password(client_two, protected)
    assert client_two.post(CODE, {"code": code}).status_code == 200
    assert client_two.post(CODE, {"code": totp_code(clock.moment - 30)}).status_code == 200
    clock.ahead(30)
    assert goes_to(client_two.post(CODE, {"code": totp_code(clock.moment)})) == ADMIN


def test_a_phones_clock_may_be_one_step_off_and_no_more(protected, clock):
    assert second_factor.check(protected, totp_code(clock.moment - 60)) is None
    assert second_factor.check(protected, totp_code(clock.moment - 30))
    assert second_factor.check(protected, totp_code(clock.moment + 30))
    assert second_factor.check(protected, totp_code(clock.moment + 60)) is None


def test_five_wrong_codes_close_the_second_factor_for_a_quarter_of_an_hour(protected, clock):
    for _ in range(5):
        assert second_factor.check(protected, "000000") is None
    with pytest.raises(second_factor.TooManyTriesError):
        second_factor.check(protected, totp_code())
    clock.ahead(second_factor.WAIT + 1)
    assert second_factor.check(protected, totp_code(clock.moment))


def test_wrong_codes_from_ever_new_addresses_are_counted_together(client, protected):
    for number in range(6):
        visitor = type(client)(REMOTE_ADDR=f"192.0.2.{number}")
        enter_password(visitor, protected)
        answer = visitor.post(CODE, {"code": "000000"})
    assert "15" in " ".join(answer.context["form"].errors["code"])


def test_a_spare_code_works_once(client, client_two, protected):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    spare = RecoveryCodes.activate(protected).get_unused_codes()[0]
    enter_password(client, protected)
    assert goes_to(client.post(CODE, {"code": spare})) == ADMIN
    enter_password(client_two, protected)
    assert client_two.post(CODE, {"code": spare}).status_code == 200


def test_five_wrong_passwords_lock_this_user_from_this_address_alone(client, protected):
    for _ in range(4):
        assert enter_password(client, protected, "sai").status_code == 200
    assert enter_password(client, protected, "sai").status_code == 429
    assert enter_password(client, protected).status_code == 429
    elsewhere = type(client)(REMOTE_ADDR="192.0.2.7")
    assert goes_to(enter_password(elsewhere, protected)) == CODE
    assert goes_to(enter_password(client, EditorFactory())) == ADMIN


def test_one_address_with_many_users_locks_nobody_else_out(client):
    """Carrier NAT, or a station's one line: each of twenty people slips a few times."""
    people = [EditorFactory() for _ in range(20)]
    for user in people:
        for _ in range(4):
            assert enter_password(client, user, "sai").status_code == 200
    for user in people:
        visitor = type(client)()
        assert goes_to(enter_password(visitor, user)) == ADMIN


def test_unknown_names_from_an_address_lock_no_known_one_out(client, protected):
    for number in range(30):
        client.post(LOGIN, {"login": f"doan-{number}", "password": "sai"})
    assert goes_to(enter_password(client, protected)) == CODE


def test_a_password_reset_by_mail_still_asks_for_the_code(client, protected):
    client.post("/tai-khoan/mat-khau/quen/", {"email": protected.email})
    link = re.search(r"https?://[^/]+(/tai-khoan/mat-khau/dat-lai/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    new = {"password1": "chim có tổ người có tông", "password2": "chim có tổ người có tông"}
    client.post(form.redirect_chain[-1][0], new)
    assert goes_to(client.get(ADMIN)) == LOGIN
    protected.refresh_from_db()
    assert protected.check_password("chim có tổ người có tông")
    assert goes_to(enter_password(client, protected, "chim có tổ người có tông")) == CODE


def test_a_reset_for_an_unknown_address_looks_the_same_and_sends_nothing(client, protected):
    known = client.post("/tai-khoan/mat-khau/quen/", {"email": protected.email})
    unknown = client.post("/tai-khoan/mat-khau/quen/", {"email": "khong-co@example.vn"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


def test_remember_me_is_not_offered_and_cannot_be_asked_for(client, protected):
    assert b"remember" not in client.get(LOGIN).content
    enter_password(client, protected, remember="on")
    client.post(CODE, {"code": totp_code()})
    assert client.cookies["portal_session"]["max-age"] == ""
    assert goes_to(client.get("/quan-tri/login/")) == LOGIN


def test_a_busy_session_ends_eight_hours_after_the_login(client, protected, clock):
    sign_in(client, protected)
    for _ in range(8):
        clock.ahead(59 * 60)
        assert client.get(ADMIN).status_code == 200
        session = client.session
        session["touched"] = clock.moment
        session.save()
    clock.ahead(10 * 60)
    assert goes_to(client.get(ADMIN)) == LOGIN


def test_an_officer_finds_no_admin_second_factor_or_not(client):
    officer = OfficerFactory()
    client.force_login(officer)
    assert client.get(ADMIN).status_code == 404
    sign_in(client, officer)
    assert client.get(ADMIN).status_code == 404
    assert client.get("/quan-tri/users/").status_code == 404


def test_no_editor_and_no_superuser_finds_the_desk(client, protected):
    for user in (protected, User.objects.create_superuser("chu-tich")):
        sign_in(client, user)
        assert client.get("/truc-ban/").status_code == 404
        assert client.get("/en/truc-ban/").status_code == 404


def test_an_officer_without_the_second_factor_shown_is_asked_for_it_at_the_desk(client):
    officer = OfficerFactory()
    set_up_totp(officer)
    client.force_login(officer)
    assert goes_to(client.get("/truc-ban/")) == AGAIN
    assert goes_to(client.get("/en/truc-ban/tin/1/")) == f"/en{AGAIN}"


@pytest.mark.parametrize(
    ("factory", "door"), [(EditorFactory, ADMIN), (OfficerFactory, "/truc-ban/")]
)
def test_each_kind_of_account_enters_by_its_own_door(client, factory, door):
    user = factory()
    set_up_totp(user)
    enter_password(client, user)
    assert goes_to(client.post(CODE, {"code": totp_code()})) == door
    assert goes_to(client.get("/tai-khoan/")) == door


def test_wagtails_own_login_and_password_reset_do_not_exist(client, protected):
    assert goes_to(client.get("/quan-tri/login/?next=/quan-tri/pages/")) == LOGIN
    posted = client.post("/quan-tri/login/", {"username": protected.username, "password": PASSWORD})
    assert goes_to(posted) == LOGIN
    assert client.get("/quan-tri/password_reset/").status_code == 404
    assert client.post("/quan-tri/password_reset/", {"email": protected.email}).status_code == 404
    assert client.get("/quan-tri/password_reset/confirm/1/2/").status_code == 404
    assert not mail.outbox


@pytest.mark.parametrize(
    "name",
    [
        *("account_signup", "account_email", "account_request_login_code", "account_set_password"),
        *("mfa_signup_webauthn", "mfa_trust", "socialaccount_connections"),
        "admin:index",
    ],
)
def test_no_other_way_in_has_an_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_webauthn_login_is_refused_though_allauth_has_the_code(client, protected):
    enter_password(client, protected)
    assert client.post(CODE, {"credential": "{}"}).status_code != 302
    assert goes_to(client.get(ADMIN)) == LOGIN


def test_the_second_factors_secrets_are_sealed_in_the_database(protected):
    stored = Authenticator.objects.get(user=protected).data["secret"]
    assert SECRET not in stored
    assert second_factor.check(protected, totp_code())


def test_a_former_secret_key_still_opens_them(protected, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key, long enough to be taken for one by Django's checks 12345"
    assert second_factor.check(protected, totp_code())


def test_the_account_pages_exist_in_english_too(client):
    assert client.get("/en/tai-khoan/dang-nhap/").status_code == 200


def test_passwords_are_hashed_with_argon2_where_people_use_them():
    from portal.settings import base

    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
