"""The demonstration: loaded twice it is one, its words are its own, and its doors open."""

import dataclasses
import io
import json
import re
from collections import Counter

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from tests.portal.production import run, variables

from common.models import User
from news.models import NewsArticlePage
from places.folding import fold
from places.models import Station
from portal.demo import keys
from portal.demo.constants import PASSWORD, RECEIPT
from portal.demo.content import campaigns
from portal.demo.content.articles import ARTICLES
from portal.demo.content.documents import DOCUMENTS
from portal.demo.content.learning import GUIDES, QUESTIONS, QUIZ
from portal.demo.content.people import EDITORS, OFFICERS, STATIONS
from portal.demo.content.tips import TIPS
from tipoff.models import Officer, OfficerVault, State, Tip
from tipoff.vault import officers

LOGIN, CODE = "/tai-khoan/dang-nhap/", "/tai-khoan/bao-mat/ma/"
ACCOUNT = {"username", "password", "role", "station", "totp_secret", "passphrase"}
SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"
# Names of bodies, movements, models, places and rules: nobody can tell of them in other words.
PROPER_NAMES = (
    "toan dan bao ve an ninh to quoc",
    "toan dan phong chay chua chay",
    "uy ban mttq viet nam phuong khue trung",
    "uy ban mttq viet nam thanh pho",
    "ngan hang chinh sach xa hoi",
    "hoi nghi phan bien xa hoi",
    "mo hinh quan ly 4 1",
    "cau lac bo chi doan giup ban",
    "khai tay khai tay 1 va hai an 1",
    "phuong hoa quy quan ngu hanh son",
    "xa nam dong huyen cu jut",
    "phat hien to giac toi pham",
    "quan ly giao duc cam hoa giup do",
    "22 2023 qd ttg cua thu tuong",
    "tin dung doi voi nguoi chap hanh xong an phat tu",
    "nguoi chap hanh xong an phat tu",
    "nghi dinh so 49 2020 nd cp ngay 17 4 2020 cua chinh phu",
    "cac bien phap bao dam tai hoa nhap cong dong",
)
SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trương|Mai"
)
FULL_NAME = re.compile(rf"\b(?:{SURNAMES})(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+){{1,3}}\b")


def said(name, *words):
    out = io.StringIO()
    call_command(name, *words, stdout=out)
    return out.getvalue()


def counts():
    """The rows of every model of the project, of Wagtail and of the accounts."""
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def texts():
    """Everything that the demonstration says, a piece each."""
    for told in (*ARTICLES, *GUIDES, *QUESTIONS, *DOCUMENTS, *campaigns.MODELS):
        yield from strings(dataclasses.asdict(told))
    yield from strings([QUIZ, campaigns.ORGANISATIONS, campaigns.MOVEMENT, campaigns.PROGRAMME])
    yield from strings([campaigns.EVENT, campaigns.COMING])
    yield from strings([campaigns.CONSULTATION, campaigns.OPEN])
    for tip in TIPS:
        yield from (tip.text, tip.reply)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in strings(item))
    elif isinstance(value, list | tuple):
        yield from (text for item in value for text in strings(item))


def shingles(text, size=6):
    """Each run of six words, folded, proper names taken out."""
    bare = fold(re.sub(r"<[^>]+>", " ", text))
    for name in PROPER_NAMES:
        bare = bare.replace(name, " | ")
    found = set()
    for part in bare.split("|"):
        words = part.split()
        found |= {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}
    return found


def test_loaded_twice_it_is_the_same_demonstration(db):
    before = counts()
    call_command("load_demo", verbosity=0)
    assert counts() == before


def test_it_has_every_station_account_article_and_tip_of_its_contents(db):
    assert Station.objects.filter(is_demonstration=True).count() == len(STATIONS) == 7
    assert Officer.objects.count() == len(OFFICERS)
    assert User.objects.filter(is_demonstration=True).count() == len(OFFICERS) + len(EDITORS)
    assert NewsArticlePage.objects.live().count() == len(ARTICLES) >= 40
    assert Tip.objects.filter(practice=False).count() == len(TIPS) == 15


def test_it_has_practice_tips_and_past_months_in_its_figures(db, client):
    made = Tip.objects.filter(practice=True)
    assert {tip.station.code for tip in made} == {"ca-cam-le"}
    assert made.count() == 2
    chart = client.get("/bao-tin/so-lieu/").context["chart"]
    assert len(chart.bars) == 12
    assert all(bar.span.most for bar in chart.bars)


def test_its_tips_stand_in_every_state_one_urgent_and_one_in_english(db):
    states = Counter(Tip.objects.values_list("state", flat=True))
    assert set(states) == set(State.values)
    assert Tip.objects.filter(urgent=True).count() >= 1
    assert [tip.key for tip in TIPS if tip.language == "en"] == ["rental-scam"]


def test_a_tip_about_the_wards_unit_stands_at_the_province(db):
    held = Counter(Tip.objects.values_list("station__code", flat=True))
    concerned = [tip for tip in TIPS if tip.concerns == "ward"]
    assert len(concerned) == 1
    # With it what has no place, and what happened where no station works yet.
    assert held["truc-ban-da-nang"] == 3
    assert held["ca-hai-van"] == 0


def test_the_public_receipt_shows_a_verified_reply(db, client):
    page = client.post("/bao-tin/tra-cuu/", {"receipt": RECEIPT})
    (told,) = [tip for tip in TIPS if tip.receipt == RECEIPT]
    shown = page.content.decode()
    assert page.status_code == 200
    assert told.reply in shown
    assert "Công an phường Cẩm Lệ" in shown
    assert told.text not in shown


def test_it_names_no_private_person():
    named = {text: FULL_NAME.findall(text) for text in texts() if FULL_NAME.search(text)}
    assert named == {}
    assert FULL_NAME.search("bà Nguyễn Thị Hoa, tổ 3"), "the pattern itself finds names"


def test_its_sentences_are_not_those_of_the_stories_that_it_tells_anew():
    if not SEEDS.is_dir():
        pytest.skip(f"the stories are not in {SEEDS}: nothing to compare with")
    theirs = set().union(*(shingles(file.read_text()) for file in SEEDS.glob("*.txt")))
    ours = set().union(*(shingles(text) for text in texts()))
    assert len(theirs) > 100
    assert ours & theirs == set()


def test_demo_accounts_says_every_secret_of_each_account():
    accounts = json.loads(said("demo_accounts", "--json"))
    assert [a["username"] for a in accounts] == [p.username for p in (*EDITORS, *OFFICERS)]
    assert all(set(account) == ACCOUNT for account in accounts)
    for account in accounts:
        serves = account["role"] in {"chief", "officer"}
        assert bool(account["station"]) == bool(account["passphrase"]) == serves
        assert account["totp_secret"]


def test_the_accounts_are_those_of_the_database(db):
    for account in json.loads(said("demo_accounts", "--json")):
        user = User.objects.get(username=account["username"])
        secret = Authenticator.objects.get(user=user, type="totp").data["secret"]
        assert user.check_password(account["password"])
        assert decrypt(secret) == account["totp_secret"]
        station = user.officer.station.code if account["station"] else None
        assert station == account["station"]


def test_an_accounts_passphrase_opens_its_vault(db):
    (account,) = [
        a for a in json.loads(said("demo_accounts", "--json")) if a["username"] == "camle1"
    ]
    vault = OfficerVault.objects.get(officer__user__username="camle1")
    seed, _ = officers.unwrap_officer(
        bytes(vault.wrapped), account["passphrase"], vault.officer.public_id
    )
    assert seed == keys.member("camle1").seed


@pytest.mark.parametrize(
    ("username", "place"), [("camle1", "/truc-ban/"), ("bientap", "/quan-tri/")]
)
def test_the_password_and_the_present_code_pass_the_login(db, client, username, place):
    client.post(LOGIN, {"login": username, "password": PASSWORD})
    assert client.get(place).status_code == 302
    answer = client.post(CODE, {"code": said("demo_code", username).strip()})
    assert (answer.status_code, answer["Location"]) == (302, place)
    assert client.get(place).status_code == 200


def test_a_code_of_nobody_is_refused():
    with pytest.raises(CommandError, match="no demonstration account is called somebody"):
        said("demo_code", "somebody")


@pytest.mark.parametrize("command", ["demo_accounts", "demo_code", "load_demo"])
def test_production_knows_no_such_command(tmp_path, command):
    result = run(variables(tmp_path), command)
    assert result.returncode != 0
    assert "Unknown command" in result.stderr


KNOWN = [
    ("Khuê Trung", "20260", "Cẩm Lệ", "Đà Nẵng", "ca-cam-le"),
    ("Phường Khuê Trung, quận Cẩm Lệ", "20260", "Cẩm Lệ", "Đà Nẵng", "ca-cam-le"),
    ("p khue trung cam le", "20260", "Cẩm Lệ", "Đà Nẵng", "ca-cam-le"),
    ("Hòa Quý", "20285", "Ngũ Hành Sơn", "Đà Nẵng", "ca-ngu-hanh-son"),
    ("hoa quy ngu hanh son da nang", "20285", "Ngũ Hành Sơn", "Đà Nẵng", "ca-ngu-hanh-son"),
    ("Nam Dong, Cư Jút", "24649", "Nam Dong", "Lâm Đồng", "ca-nam-dong"),
    ("xã Nam Dong, huyện Cư Jút, Đắk Nông", "24649", "Nam Dong", "Lâm Đồng", "ca-nam-dong"),
]


@pytest.mark.parametrize(("typed", "ward", "name", "province", "station"), KNOWN)
def test_an_old_name_leads_to_its_ward_and_to_the_station_of_that_ward(
    db, typed, ward, name, province, station
):
    first = json.loads(said("find_place", typed, "--json"))[0]
    assert (first["code"], first["name"], first["province"]) == (ward, name, province)
    answer = json.loads(said("route_tip", "--ward", ward, "--category", "theft", "--json"))
    assert answer["station"] == station


def test_nam_dong_alone_may_be_two_wards_and_both_are_offered(db):
    """Without marks nobody can tell Nam Dong from Nam Đồng."""
    offered = json.loads(said("find_place", "Nam Dong", "--json"))
    places = {(found["full_name"], found["province"]) for found in offered}
    assert {("xã Nam Dong", "Lâm Đồng"), ("phường Nam Đồng", "Hải Phòng")} <= places


def test_a_batch_answers_the_same_as_one_by_one(db, monkeypatch):
    lines = "\n".join(typed for typed, *_ in KNOWN).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    answers = [json.loads(line) for line in said("find_place", "--batch", "--json").splitlines()]
    assert [answer[0]["code"] for answer in answers] == [ward for _, ward, *_ in KNOWN]
    assert answers == [json.loads(said("find_place", typed, "--json")) for typed, *_ in KNOWN]


@pytest.mark.parametrize(
    ("words", "station"),
    [
        (("--ward", "20260", "--category", "theft", "--concerns", "ward"), "truc-ban-da-nang"),
        (("--ward", "20260", "--category", "theft", "--concerns", "unsure"), "truc-ban-da-nang"),
        (("--ward", "24649", "--category", "fraud", "--online"), "truc-ban-lam-dong"),
        (("--ward", "none", "--province", "none", "--category", "other"), "truc-ban-da-nang"),
        (("--ward", "none", "--province", "68", "--category", "other"), "truc-ban-lam-dong"),
        (
            ("--ward", "20260", "--category", "other", "--concerns", "province"),
            "truc-ban-trung-uong",
        ),
        (("--ward", "00004", "--category", "other"), "truc-ban-trung-uong"),
    ],
)
def test_what_no_ward_may_have_goes_up(db, words, station):
    assert json.loads(said("route_tip", *words, "--json"))["station"] == station
