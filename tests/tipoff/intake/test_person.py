"""With or without a name: who is asked for a contact, what is one, and that it can be dropped."""

import pytest
from tests.tipoff.intake.walk import (
    CONTACT,
    fill,
    fill_named,
    held_by,
    page_of,
    post,
    receipt_on,
    send,
    url,
)

from tipoff import blobs
from tipoff.intake.person import is_phone
from tipoff.models import Tip
from tipoff.vault.tips import SealedTip, open_part

ORGANISATION = {"organisation": "Tổ dân phố 5", "name": "", "email": ""}


def contact_of(world, tip):
    """What the station opens of a tip's contact, in the row and in the blob alike."""
    holder = tip.station.code
    _, _, contact = world.open_tip(tip, holder)
    blob = SealedTip.from_bytes(blobs.store().read(tip.blob))
    assert open_part("contact", blob.contact, blob.identity, world.tip_key(tip, holder)) == contact
    return contact


def test_without_a_name_nothing_is_asked_of_the_person(world, client):
    assert fill(client).url == url("kiem-tra")
    assert client.get(url("lien-he")).url == url("kiem-tra")
    send(client)
    assert contact_of(world, Tip.objects.get()) == {}


def test_the_warning_stands_with_the_choice(world, client):
    fill(client)
    page = page_of(client, "cach-bao-tin")
    assert "Không ghi tên giúp giảm nguy cơ bị lộ, nhưng nội dung, ảnh hoặc giọng nói" in page


def test_a_name_and_contact_are_sealed_apart_and_stand_on_the_check_page(world, client):
    assert fill(client, cach_bao_tin={"identity": "named"}).url == url("lien-he")
    assert post(client, "lien-he", {**CONTACT, "hours": "sau 18 giờ"}).url == url("kiem-tra")
    page = page_of(client, "kiem-tra")
    assert "Điện thoại: 0912 345 678" in page
    assert "Tổ chức:" not in page
    send(client)
    tip = Tip.objects.get()
    header, body, _ = world.open_tip(tip, "cam-le")
    assert contact_of(world, tip) == {**CONTACT, "hours": "sau 18 giờ"}
    assert "Thử" not in str(header) + str(body)
    assert body["identity"] == "named"


def test_an_organisation_needs_no_persons_name(world, client):
    fill_named(client, "organisation", **ORGANISATION)
    send(client)
    assert contact_of(world, Tip.objects.get()) == {
        "organisation": "Tổ dân phố 5",
        "phone": "0912 345 678",
    }


@pytest.mark.parametrize("identity", ["named", "organisation"])
def test_choosing_no_name_drops_the_contact_from_the_draft_for_good(world, client, identity):
    fill_named(client, identity, organisation="Tổ dân phố 5")
    post(client, "cach-bao-tin", {"identity": "anonymous"})
    assert "contact" not in held_by(client)
    assert post(client, "cach-bao-tin", {"identity": identity}).url == url("lien-he")
    assert "Nguyễn Thị Thử" not in page_of(client, "lien-he")


def test_choosing_no_name_after_sending_drops_the_contact_from_the_tip_for_good(world, client):
    fill_named(client)
    send(client)
    post(client, "cach-bao-tin", {"identity": "anonymous"})
    send(client)
    tip = Tip.objects.get()
    assert contact_of(world, tip) == {}
    assert tip.messages.count() == 1


def test_no_name_and_another_reader_drops_the_contact_from_the_first_tip_too(world, client):
    fill_named(client)
    send(client)
    post(client, "cach-bao-tin", {"identity": "anonymous"})
    post(client, "lien-quan", {"concerns": "ward"})
    send(client)
    assert [contact_of(world, tip) for tip in Tip.objects.all()] == [{}, {}]
    assert Tip.objects.count() == 2


def test_an_organisation_is_dropped_when_a_person_reports_and_the_rest_is_kept(world, client):
    fill_named(client, "organisation", organisation="Tổ dân phố 5")
    assert post(client, "cach-bao-tin", {"identity": "named"}).url == url("kiem-tra")
    assert held_by(client)["contact"]["phone"] == "0912 345 678"
    assert "organisation" not in held_by(client)["contact"]
    assert post(client, "cach-bao-tin", {"identity": "organisation"}).url == url("lien-he")
    assert "0912 345 678" in page_of(client, "lien-he")


def test_a_contact_sent_from_an_old_window_after_choosing_no_name_is_not_kept(world, client):
    fill_named(client)
    post(client, "cach-bao-tin", {"identity": "anonymous"})
    assert post(client, "lien-he", CONTACT).url == url("kiem-tra")
    assert "contact" not in held_by(client)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ["Hãy ghi tên", "một cách là đủ"]),
        ({"name": "Thử"}, ["một cách là đủ"]),
        ({"name": "Thử", "phone": "0912"}, ["10 hoặc 11 chữ số"]),
        ({"name": "Thử", "email": "thu@"}, ["ten@vidu.vn"]),
        ({"phone": "0912345678"}, ["Hãy ghi tên"]),
        ({"name": "x" * 151, "phone": "0912345678"}, ["151 ký tự"]),
        ({"name": "Thử", "email": f"{'x' * 400}@vidu.vn"}, ["quá dài"]),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(
    world, client, given, said
):
    fill(client, cach_bao_tin={"identity": "named"})
    page = post(client, "lien-he", given).content.decode()
    assert "<title>Lỗi: " in page
    for words in said:
        assert page.count(words) == 2, words  # in the summary, and beside the field
    for typed in given.values():
        assert f'value="{typed}"' in page


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "(0912) 345 678",
        "+84 912 345 678",
        "84912345678",
        "0084 912345678",
        "+84 (0)912 345 678",
        "0236 3822 113",
        "024.3942.1234",
        "０９１２３４５６７８",
        "+33 6 12 34 56 78",
        "+1 (202) 555-0143",
    ],
)
def test_a_phone_number_in_any_usual_form_is_taken(typed):
    assert is_phone(typed)


@pytest.mark.parametrize(
    "typed",
    ["113", "0912 345", "09123456789012", "số của tôi", "+84", "0912345678 x", "1 2 3", "-"],
)
def test_what_is_no_phone_number_is_not_taken(typed):
    assert not is_phone(typed)


def test_one_receipt_stays_one_receipt_when_a_name_is_added_after_sending(world, client):
    fill(client)
    first = receipt_on(send(client))
    post(client, "cach-bao-tin", {"identity": "named"})
    post(client, "lien-he", CONTACT)
    assert receipt_on(send(client)) == first
    assert contact_of(world, Tip.objects.get()) == CONTACT
