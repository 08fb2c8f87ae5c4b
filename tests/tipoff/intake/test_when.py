"""On which day: only days that fit, kept as dates, and never asked of what goes on now."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.tipoff.intake.walk import fill, page_of, post, send, url

from tipoff.models import Tip


def day(offset):
    return timezone.localdate() + timedelta(days=offset)


def boxes(found, **more):
    parts = {"date_day": found.day, "date_month": found.month, "date_year": found.year}
    return {"when": "day", **parts, **more}


def body_of(world):
    return world.open_tip(Tip.objects.get(), "cam-le")[1]


@pytest.mark.parametrize(("said", "offset"), [("today", 0), ("yesterday", -1)])
def test_today_and_yesterday_are_kept_as_dates_since_they_are_read_on_another_day(
    world, client, said, offset
):
    fill(client, khi_nao={"when": said})
    assert day(offset).strftime("%d/%m/%Y") in page_of(client, "kiem-tra")
    send(client)
    assert body_of(world)["when"] == said
    assert body_of(world)["date"] == day(offset).isoformat()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (boxes(date(2026, 3, 5)), "2026-03-05"),
        (boxes(date(2026, 3, 5), date_day=""), "2026-03"),
        (boxes(date(2026, 3, 5), date_year="26", date_day="05"), "2026-03-05"),
        (boxes(date(2026, 3, 5), when=""), "2026-03-05"),
    ],
)
def test_another_day_is_three_boxes_of_which_the_first_may_be_blank(world, client, given, kept):
    fill(client, khi_nao=given)
    send(client)
    assert (body_of(world)["when"], body_of(world)["date"]) == ("day", kept)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"when": ""}, "Hãy chọn một ngày"),
        ({"when": "khi khác"}, "Hãy chọn một ngày"),
        ({"when": "tomorrow"}, "Hãy chọn một ngày"),
        ({"when": "day"}, "Hãy ghi ngày, hoặc chọn"),
        ({"when": "day", "date_day": "12"}, "Hãy ghi ngày bằng số"),
        (boxes(date(2026, 3, 5), date_month="ba"), "Hãy ghi ngày bằng số"),
        (boxes(date(2026, 3, 5), date_month="²"), "Hãy ghi ngày bằng số"),
        (boxes(date(2026, 3, 5), date_day="31", date_month="2"), "Không có ngày như vậy"),
        (boxes(date(2026, 3, 5), date_day="0"), "Không có ngày như vậy"),
        (boxes(date(2026, 3, 5), date_year="1"), "Ngày này chưa đến"),
        (boxes(date(2026, 3, 5), date_year="9999"), "Ngày này chưa đến"),
    ],
)
def test_a_day_that_cannot_be_is_said_and_what_was_typed_stays(world, client, given, said):
    fill(client)
    if given.get("date_year") == "1":
        given = {**given, "date_year": str(day(400).year)}
    page = post(client, "khi-nao", given).content.decode()
    assert page.count(said) == 2
    for name, typed in given.items():
        if name != "when":
            assert f'value="{typed}"' in page


def test_this_month_is_no_day_to_come(world, client):
    fill(client, khi_nao=boxes(day(0), date_day=""))
    assert day(0).strftime("%m/%Y") in page_of(client, "kiem-tra")


def test_what_goes_on_now_has_no_day_to_ask_for(world, client):
    fill(client, khi_nao={"when": "yesterday"})
    post(client, "thoi-diem", {"happening": "now"})
    post(client, "goi-113")
    assert "Ngày xảy ra" not in page_of(client, "kiem-tra")
    assert client.get(url("khi-nao")).url == url("kiem-tra")
    send(client)
    assert "when" not in body_of(world)


def test_what_may_happen_soon_is_asked_for_days_to_come(world, client):
    fill(client, khi_nao={"when": "yesterday"})
    assert post(client, "thoi-diem", {"happening": "soon"}).url == url("khi-nao")
    page = page_of(client, "khi-nao")
    assert "Việc có thể xảy ra khi nào?" in page
    assert "Ngày mai" in page
    assert "Hôm qua" not in page
    assert "Ngày này đã qua" in post(client, "khi-nao", boxes(day(-40))).content.decode()
    assert post(client, "khi-nao", {"when": "tomorrow"}).url == url("kiem-tra")
    assert day(1).strftime("%d/%m/%Y") in page_of(client, "kiem-tra")


def test_a_day_that_fits_again_is_not_asked_for_again(world, client):
    fill(client, khi_nao={"when": "yesterday"})
    post(client, "thoi-diem", {"happening": "soon"})
    assert post(client, "thoi-diem", {"happening": "happened"}).url == url("kiem-tra")
