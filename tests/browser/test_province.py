"""The provincial desk in a real browser: why tips came up is read from their sealed headers there,
a station's tip is taken over with a sealed reason, certificates and rules are signed there."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests.browser.test_keys_desk import desk, signer, unlock  # noqa: F401
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import PASSPHRASE, STORY, send
from tests.tipoff.desk.province.sending import send_about

from places.models import Ward
from tipoff.models import RoutingRule, StationKey, Tip
from tipoff.routing import Concerns
from tipoff.vault.certificates import StationCertificate, read_unverified


@pytest.fixture
def late(world):
    tip = send()
    past = timezone.now() - timedelta(hours=3)
    Tip.objects.filter(pk=tip.pk).update(acknowledge_by=past, decide_by=past)
    return tip


def answered(page, path):
    return page.expect_response(lambda answer: path in answer.url and answer.ok)


def open_at(desk, signer, path):
    page = desk(signer.officer, path)
    unlock(page)
    expect(page.locator("#panel h1")).to_be_visible()
    return page


def test_the_overview_sorts_tips_by_their_sealed_reasons_and_shows_what_is_wrong_below(
    desk, signer, world, late, axe_on_each
):
    world.station("ca-moi", "ward", "48", ["20285"], working=False)
    tips = {
        "conflict": send_about(ward="20260", concerns=Concerns.WARD),
        "unknown": send_about(ward=None),
        "idle": send_about(ward="20285"),
    }
    page = open_at(desk, signer, "/truc-ban/tinh/")
    for group, tip in tips.items():
        found = page.locator(f'[data-group="{group}"]')
        expect(found.locator(f'[data-row="{tip.public_id}"]')).to_be_visible()
        expect(found.locator('[data-slot="count"]')).to_have_text("1")
    expect(page.locator('[data-group="other"]')).to_be_hidden()
    expect(page.get_by_text("Chưa có khóa.")).to_be_visible()
    page.locator("summary", has_text="1 tin quá hạn").click()
    axe_on_each(page)


def test_a_late_tip_is_taken_over_with_a_sealed_reason_and_then_read(
    desk, signer, late, expect_console_error
):
    expect_console_error("tim-tin/")
    page = open_at(desk, signer, "/truc-ban/tinh/")
    page.get_by_label("Số tin báo").fill("12")
    page.get_by_role("button", name="Tìm tin của đơn vị").click()
    expect(page.get_by_text("Số tin báo gồm mười chữ số.")).to_be_visible()
    page.get_by_label("Số tin báo").fill(late.public_id)
    page.get_by_role("button", name="Tìm tin của đơn vị").click()
    expect(page.locator('#panel [data-slot="header"]')).to_contain_text("Trộm cắp")
    page.get_by_role("button", name="Tiếp nhận thay").click()
    expect(page.get_by_text("Hãy ghi lý do.")).to_be_visible()
    page.get_by_label("Lý do").fill("Đơn vị để quá hạn, việc cần làm ngay.")
    with answered(page, "/nhan/"):
        page.get_by_role("button", name="Tiếp nhận thay").click()
    expect(page.locator('#sheet [data-slot="body"]')).to_contain_text(STORY)
    assert Tip.objects.get(pk=late.pk).station.code == "desk-48"


def test_a_station_gets_another_ward_and_a_rule_is_made_and_unmade_with_signatures_given_here(
    desk, signer, world, axe
):
    Ward.objects.filter(pk="20285").update(name="Ngũ Hành Sơn")
    page = open_at(desk, signer, "/truc-ban/tinh/don-vi/o/cam-le/")
    page.get_by_text("Đổi phường, xã phụ trách").click()
    page.get_by_label("phường Ngũ Hành Sơn").check()
    axe(page)
    with answered(page, "/ky/"):
        page.get_by_role("button", name="Ký chứng thư mới").click()
    expect(page.locator("#notice")).to_contain_text("Chứng thư mới")
    key = StationKey.objects.get(station__code="cam-le")
    assert read_unverified(StationCertificate, key.certificate).wards == ("20260", "20285")
    page.get_by_role("link", name="Quy tắc chuyển tin").click()
    page.get_by_label("Loại việc").select_option("drugs")
    page.get_by_label("Chuyển về").select_option("desk-48")
    page.get_by_role("button", name="Ký quy tắc").click()
    expect(page.locator("#notice")).to_contain_text("có hiệu lực")
    expect(page.get_by_text("hợp lệ", exact=True)).to_be_visible()
    axe(page)
    with answered(page, "/bo/"):
        page.get_by_role("button", name="Bỏ quy tắc").click()
    expect(page.locator("#notice")).to_contain_text("Đã bỏ quy tắc")
    assert not RoutingRule.objects.exists()


def test_the_other_panels_are_for_everybody_to_use_in_both_languages(
    desk, signer, late, axe, axe_on_each
):
    for number in range(6):
        send(story=str(number))
    page = open_at(desk, signer, "/truc-ban/tinh/so-lieu/")
    expect(page.locator("#panel tfoot")).to_contain_text("7")
    axe_on_each(page, ((360, True), (1280, False)))
    page.get_by_role("link", name="Đơn vị", exact=True).click()
    expect(page.locator("#panel h1")).to_have_text("Đơn vị")
    axe_on_each(page, ((360, False), (1280, True)))
    page.goto(page.url.replace("/truc-ban/", "/en/truc-ban/"))
    page.get_by_label("Vault passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock", exact=True).click()
    for part in ("Overview", "Stations", "Rules", "Figures"):
        page.get_by_role("link", name=part, exact=True).click()
        expect(page.locator("#panel nav [aria-current]")).to_have_text(part)
        axe(page)
