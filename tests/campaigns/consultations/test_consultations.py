"""Consultations: open and close by themselves; opinions shown as moderators allow, unsigned."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.campaigns.consultations.factories import ConsultationFactory, OpinionFactory

from campaigns.models import ConsultationIndexPage, ConsultationPage, Opinion
from common import sendings
from common.caching import ALLOWED, MARK
from publishing import generation
from publishing.models import CatalogueEntry

pytestmark = pytest.mark.django_db
OPENS = datetime(2024, 5, 1, 1, tzinfo=UTC)
CLOSES = datetime(2024, 5, 14, 10, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@pytest.fixture
def index(home):
    return ConsultationIndexPage.objects.get()


def make(index, **values):
    page = ConsultationFactory(parent=index, **values)
    page.save_revision().publish()
    return ConsultationPage.objects.get(pk=page.pk)


def at(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


def read(client, page):
    return client.get(page.url).content.decode()


def show(page, **values):
    return OpinionFactory(consultation=page, state=Opinion.State.SHOWN, **values)


def test_it_opens_and_closes_at_its_second_on_kept_pages_too(index, client, monkeypatch):
    page = make(index, opens_at=OPENS, closes_at=CLOSES)
    for moment, next_change, says, asks in (
        (OPENS - SECOND, OPENS, "Mở lúc", False),
        (OPENS, CLOSES, "Nhận ý kiến đến", True),
        (CLOSES - SECOND, CLOSES, "Nhận ý kiến đến", True),
        (CLOSES, None, "Đã đóng từ", False),
    ):
        at(monkeypatch, moment)
        answer = client.get(page.url)
        until = answer[MARK].removeprefix(ALLOWED).strip()
        assert until == (f"{next_change.timestamp():.3f}" if next_change else ""), moment
        html = answer.content.decode()
        assert says in html, moment
        assert (f'href="/gui/gop-y/{page.pk}/"' in html) is asks, moment
    assert '<time datetime="2024-05-14T17:00:00+0700">14/5/2024, 17:00</time>' in html


def test_the_list_shows_what_is_open_first_and_turns_at_the_closing(index, client, monkeypatch):
    make(index, title="Dự thảo cũ", opens_at=OPENS - 30 * DAY, closes_at=OPENS - DAY)
    make(index, title="Dự thảo sau", opens_at=OPENS, closes_at=CLOSES + DAY)
    make(index, title="Dự thảo nay", opens_at=OPENS, closes_at=CLOSES)
    at(monkeypatch, CLOSES - SECOND)
    answer = client.get(index.url)
    html = answer.content.decode()
    order = [html.index(f">Dự thảo {name}</a>") for name in ("nay", "sau", "cũ")]
    assert order == sorted(order)
    assert order[1] < html.index(">Đã đóng</h2>") < order[2]
    assert answer[MARK] == f"{ALLOWED} {CLOSES.timestamp():.3f}"
    at(monkeypatch, CLOSES)
    html = read(client, index)
    assert html.index(">Đã đóng</h2>") < html.index(">Dự thảo nay</a>")


@pytest.mark.parametrize("number", [1, 15])
def test_the_list_costs_the_same_for_one_and_for_many(index, client, number):
    for _ in range(number):
        make(index)
        make(index, opens_at=OPENS, closes_at=CLOSES)
    client.get(index.url)
    with CaptureQueriesContext(connection) as seen:
        client.get(index.url)
    assert len(seen) <= 6


@pytest.mark.parametrize("number", [1, 200])
def test_a_page_costs_the_same_for_one_opinion_and_for_many(index, client, number):
    page = make(index)
    for _ in range(number):
        show(page, theme=page.themes[0].id)
    client.get(page.url)
    with CaptureQueriesContext(connection) as seen:
        assert read(client, page).count("Nên họp buổi tối.") == number
    assert len(seen) <= 5


def test_opinions_stand_under_their_theme_without_name_or_number(index, client):
    page = make(index)
    show(page, theme=page.themes[1].id, text="Xin nêu mức chi.")
    show(page, text="Đồng ý cả dự thảo.", theme="gone")
    show(page, theme=page.themes[0].id, shown_text="Nên họp buổi tối. Gọi tôi […].")
    html = read(client, page)
    order = [
        html.index(words)
        for words in (
            ">Thời gian họp</h2>",
            "Nên họp buổi tối. Gọi tôi […].",
            ">Kinh phí</h2>",
            "Xin nêu mức chi.",
            ">Ý kiến về cả dự thảo</h2>",
            "Đồng ý cả dự thảo.",
        )
    ]
    assert order == sorted(order)
    for secret in (">Lan", "Lan<", " Lan", "0900"):
        assert secret not in html


@pytest.mark.parametrize(
    "values",
    [
        {"state": "new"},
        {"state": "not_shown", "reason": "x"},
        {"state": "shown", "may_show": False},
    ],
)
def test_what_is_not_let_through_is_not_shown(index, client, values):
    page = make(index)
    OpinionFactory(consultation=page, text="Không ai được thấy.", **values)
    assert "Không ai được thấy." not in read(client, page)


def test_a_hostile_opinion_is_escaped(index, client):
    page = make(index)
    show(page, text="<script>alert(1)</script>")
    assert "<script>alert" not in read(client, page)


def test_conference_opinions_answers_and_the_summary_are_shown(index, client):
    said = {
        "who": "Đại diện chi hội phụ nữ",
        "text": "Nên họp buổi tối.",
        "conference": "Hội nghị phản biện xã hội",
        "date": "2024-05-14",
    }
    theme = {"title": "Giờ họp", "conference_opinions": [said], "answer": "<p>Tiếp thu.</p>"}
    page = make(index, themes=[("theme", theme)], outcome=[("text", "<p>9 ý kiến.</p>")])
    html = read(client, page)
    for words in ("Đại diện chi hội phụ nữ · Hội nghị phản biện xã hội, 14/5/2024", "Tiếp thu."):
        assert words in html
    assert html.index("9 ý kiến.") < html.index("Giờ họp")
    assert "nen hop buoi toi" in CatalogueEntry.objects.get(pk=page.pk).search_row.text


def test_a_theme_keeps_its_opinions_when_its_title_or_place_changes(index, client):
    page = make(index)
    show(page, theme=page.themes[0].id)
    first, second = page.themes.get_prep_value()
    first["value"]["title"] = "Lịch họp"
    page.themes = page.themes.stream_block.to_python([second, first])
    page.save_revision().publish()
    html = read(client, page)
    assert html.index(">Lịch họp</h2>") < html.index("Nên họp buổi tối.")
    assert "Ý kiến về cả dự thảo" not in html


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": "shown", "may_show": False}, "state"),
        ({"state": "not_shown"}, "reason"),
        ({"state": "shown", "shown_text": "Không nên họp."}, "shown_text"),
    ],
)
def test_moderators_neither_override_the_sender_nor_change_a_word(values, field):
    with pytest.raises(ValidationError) as refused:
        OpinionFactory.build(consultation=None, **values).clean()
    assert set(refused.value.message_dict) == {field}


def test_what_readers_see_starts_a_new_generation_and_a_mere_sending_does_not(index):
    page = make(index)
    before = generation.read()
    opinion = OpinionFactory(consultation=page)
    assert generation.read() == before
    numbers = [before]
    for state in (Opinion.State.SHOWN, Opinion.State.NOT_SHOWN):
        opinion.state = state
        opinion.save()
        numbers.append(generation.read())
    assert numbers == sorted(set(numbers))


def test_after_their_time_senders_are_forgotten_and_shown_words_stay(index, settings):
    page = make(index)
    long_ago = timezone.now() - settings.SENDINGS_KEPT - DAY
    shown = show(page, shown_text="Nên họp buổi tối. […]")
    for state in ("new", "not_shown"):
        OpinionFactory(consultation=page, state=state)
    OpinionFactory(consultation=page, state="shown", may_show=False)
    Opinion.objects.update(sent_at=long_ago)
    young = OpinionFactory(consultation=page)
    assert sendings.forget() == 3
    shown.refresh_from_db()
    kept = (shown.text, shown.shown_text, shown.name, shown.reply_to)
    assert kept == ("Nên họp buổi tối. […]", "", "", "")
    young.refresh_from_db()
    assert (young.name, young.text) == ("Lan", "Nên họp buổi tối. Gọi tôi 0900 000 000.")
    assert sendings.forget() == 0


def test_it_closes_after_it_opens():
    with pytest.raises(ValidationError) as refused:
        ConsultationFactory.build(opens_at=CLOSES, closes_at=OPENS).clean()
    assert set(refused.value.message_dict) == {"closes_at"}
