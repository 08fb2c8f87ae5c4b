"""Keys at the desk in a real browser: two people and their workers, from no keys to a tip read."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import re

import pytest
from django.test import Client
from playwright.sync_api import expect
from tests.accounts import sign_in
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import PASSPHRASE, STORY, enrol, send
from tests.tipoff.desk.keys import signing

from common.models import User
from places.models import Station
from tipoff.models import AuthorityShare, Enrolment, Officer, StationKey, TipKey
from tipoff.vault import authorities, certificates, primitives

# A passphrase is stretched at full cost here, on machines that do other things besides.
SLOWLY = 90_000
PANEL = "/truc-ban/khoa-don-vi/"
SIX_WORDS = re.compile(r"^([a-z]+ ){5}[a-z]+$")
SIX_GROUPS = re.compile(r"^([0-9]{5} ){5}[0-9]{5}$")


@pytest.fixture
def desk(live_server, new_page):
    """Make a page of the desk for an officer, signed in."""

    def make(officer, path="/truc-ban/"):
        client = Client()
        sign_in(client, officer.user)
        page = new_page()
        cookie = client.cookies["portal_session"].value
        login = {"name": "portal_session", "value": cookie, "url": live_server.url}
        page.context.add_cookies([login | {"httpOnly": True, "sameSite": "Lax"}])
        page.goto(live_server.url + path)
        return page

    return make


@pytest.fixture
def signer(world):
    """An officer of Đà Nẵng's duty desk whose vault holds the province's signing key."""
    duty = enrol(world, Station.objects.get(code="desk-48"), "dung")
    pair, row = world.authorities["48"]
    named = certificates.read_unverified(certificates.Authority, row.certificate)
    receiver = certificates.Recipient("officer", duty.officer.public_id, 0, duty.keys.box.public)
    sealed = authorities.seal_authority_share(pair.private, named, receiver)
    AuthorityShare.objects.create(authority=row, officer=duty.officer, sealed=sealed)
    return duty


@pytest.fixture
def newcomer(world):
    """An officer of Cẩm Lệ with an account and no keys."""
    user = User.objects.create(username="hoa", kind=User.Kind.OFFICER)
    station = Station.objects.get(code="cam-le")
    return Officer.objects.create(user=user, station=station, display_name="Cán bộ Hoa")


def unlock(page, passphrase=PASSPHRASE):
    page.get_by_label("Cụm mật khẩu kho khóa").fill(passphrase)
    page.get_by_role("button", name="Mở khóa", exact=True).click()


def keys_panel(page):
    unlock(page)
    expect(page.locator("#panel h1")).to_contain_text("Khóa", timeout=SLOWLY)


def make_keys(page):
    """Go through the enrolment; answer the six words and the six groups."""
    page.get_by_role("button", name="Tạo khóa").click()
    shown = page.locator("#enrol-words")
    expect(shown).to_have_text(SIX_WORDS, timeout=SLOWLY)
    words = shown.text_content()
    again = page.get_by_label("Gõ lại sáu từ theo tờ giấy vừa ghi")
    again.fill(words)
    page.get_by_role("button", name="Kiểm tra và tiếp tục").click()
    groups = page.locator("#enrol-groups")
    expect(groups).to_have_text(SIX_GROUPS, timeout=SLOWLY)
    return words, groups.text_content()


def certify(page, groups):
    page.get_by_label("Các nhóm số nghe được").fill(groups)
    page.get_by_role("button", name="So sánh và chứng thực").click()


def test_from_no_keys_to_a_tip_that_is_read(world, desk, signer, newcomer, axe):
    tip = send("cam-le")
    page = desk(newcomer)
    axe(page)
    words, groups = make_keys(page)
    axe(page)
    assert words not in page.content()

    province = desk(signer.officer, PANEL)
    keys_panel(province)
    axe(province)
    certify(province, "00000 " * 6)
    expect(province.locator("#panel")).to_contain_text("đánh tráo khóa", timeout=SLOWLY)
    certify(province, groups)
    expect(province.locator("#notice")).to_contain_text("Đã chứng thực cán bộ", timeout=SLOWLY)

    colleague = desk(enrol(world, newcomer.station, "lan").officer, PANEL)
    keys_panel(colleague)
    colleague.get_by_role("button", name="Trao khóa của đơn vị cho Cán bộ Hoa").click()
    expect(colleague.locator("#notice")).to_contain_text("đã mở được tin", timeout=SLOWLY)

    page.reload()
    unlock(page, words)
    page.get_by_role("link", name=tip.public_id).click(timeout=SLOWLY)
    expect(page.locator('[data-slot="body"]')).to_contain_text(STORY, timeout=SLOWLY)


def test_keys_put_in_after_the_groups_were_read_are_not_certified(desk, signer, newcomer):
    """The database's writer swaps the row between the call and the click."""
    page = desk(newcomer)
    _, groups = make_keys(page)
    province = desk(signer.officer, PANEL)
    Enrolment.objects.update(box_key=primitives.box_pair().public)
    keys_panel(province)
    certify(province, groups)
    expect(province.locator("#panel")).to_contain_text("đánh tráo khóa", timeout=SLOWLY)
    assert not Officer.objects.filter(pk=newcomer.pk, vault__isnull=False).exists()


def test_who_leaves_is_out_and_those_who_stay_read_old_and_new_tips(world, desk, signer):
    station = Station.objects.get(code="cam-le")
    leaver, stays = (enrol(world, station, name) for name in ("minh", "lan"))
    old = send("cam-le")
    province = desk(signer.officer, PANEL + "?station=cam-le")
    unlock(province)
    province.get_by_text("minh chuyển đơn vị hoặc rời đi").click()
    province.get_by_role("button", name="Cho minh rời đơn vị").click()
    expect(province.locator("#notice")).to_contain_text("Đơn vị dùng khóa mới", timeout=SLOWLY)
    assert StationKey.objects.get(station=station, retired_at=None).epoch == 2
    new = send("cam-le")
    page = desk(stays.officer)
    unlock(page)
    for tip in (old, new):
        expect(page.locator(f'[data-row="{tip.public_id}"]')).to_contain_text(
            "Trộm cắp", timeout=SLOWLY
        )
    gone = desk(leaver.officer)
    expect(gone).to_have_url(re.compile("tai-khoan"))


def test_certificates_that_ran_out_are_renewed_and_station_and_officer_go_on_with_their_keys(
    world, desk, signer, axe
):
    station = Station.objects.get(code="cam-le")
    lan = enrol(world, station, "lan")
    old = send("cam-le")
    key = StationKey.objects.get(station=station)
    key.certificate = signing.station_certificate(world, key, not_after=1_700_000_000)
    key.save()
    assert send("cam-le").station.code == "desk-48"
    vault = lan.officer.vault
    vault.certificate = signing.officer_certificate(world, lan.officer, lan.keys, not_after=1)
    vault.save()
    page = desk(lan.officer)
    page.get_by_role("button", name="Xem sáu nhóm số").click()
    page.get_by_label("Gõ lại sáu từ theo tờ giấy vừa ghi").fill(PASSPHRASE)
    page.get_by_role("button", name="Kiểm tra và tiếp tục").click()
    groups = page.locator("#enrol-groups")
    expect(groups).to_have_text(SIX_GROUPS, timeout=SLOWLY)

    province = desk(signer.officer, PANEL)
    keys_panel(province)
    expect(province.locator("#panel")).to_contain_text("đã hết hạn ngày 15/11/2023")
    axe(province)
    province.get_by_role("button", name="Gia hạn chứng thư của Công an cam-le").click()
    expect(province.locator("#notice")).to_contain_text("khóa giữ nguyên", timeout=SLOWLY)
    expect(
        province.get_by_role("button", name="Gia hạn chứng thư của Công an cam-le")
    ).to_be_hidden()

    certify(province, groups.text_content())
    expect(province.locator("#notice")).to_contain_text("Đã chứng thực cán bộ", timeout=SLOWLY)

    new = send("cam-le")
    assert (new.station, TipKey.objects.get(tip=new, name="cam-le").epoch) == (station, 1)
    page.reload()
    unlock(page)
    for tip in (old, new):
        row = page.locator(f'[data-row="{tip.public_id}"]')
        expect(row).to_contain_text("Trộm cắp", timeout=SLOWLY)


def test_both_pages_of_keys_are_without_barriers_in_english_too(desk, signer, newcomer, axe):
    page = desk(newcomer, "/en/truc-ban/")
    expect(page.get_by_role("button", name="Make my keys")).to_be_visible()
    axe(page)
    province = desk(signer.officer, "/en" + PANEL + "?station=cam-le")
    province.get_by_label("Vault passphrase").fill(PASSPHRASE)
    province.get_by_role("button", name="Unlock", exact=True).click()
    expect(province.locator("#panel h1")).to_contain_text("Keys", timeout=SLOWLY)
    axe(province)
