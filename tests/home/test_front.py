"""The home page: each part shows what there is, is left out without it, and costs few queries."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.campaigns.consultations.factories import ConsultationFactory
from tests.campaigns.events.factories import EventFactory
from tests.campaigns.factories import PilotModelFactory, adopt, publish
from tests.news.documents.factories import LegalDocumentFactory
from tests.news.learning.factories import QuestionFactory
from tests.publishing.pages import make_article

from campaigns.models import ConsultationIndexPage, EventIndexPage, PilotModelIndexPage
from common.caching import MARK
from news.models import LegalDocumentIndexPage, QuestionIndexPage
from places.models import Province, Ward

pytestmark = pytest.mark.django_db
PARTS = ("newest", "section-phong-trao", "events", "consultations", "models", "law-question")


@pytest.fixture
def wards(db):
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    rows = [
        ("20260", "Cẩm Lệ", 16.0166, 108.2005),
        ("20194", "Hải Vân", 16.2, 108.1),
        ("20333", "Hoàng Sa", 16.568, 112.135),
    ]
    return [
        Ward.objects.create(
            code=code, name=name, kind="phường", province=province, latitude=north, longitude=east
        )
        for code, name, north, east in rows
    ]


def page(client, address="/"):
    return client.get(address).content.decode()


def parts(html):
    return [name for name in PARTS if f'id="{name}"' in html]


def coming(**more):
    soon = timezone.now() + timedelta(days=2)
    index = EventIndexPage.objects.get()
    return EventFactory(parent=index, starts_at=soon, ends_at=soon + timedelta(hours=2), **more)


def taken_up(ward):
    model = PilotModelFactory(parent=PilotModelIndexPage.objects.get())
    adopt(model, ward)
    return publish(model)


def test_an_empty_site_has_the_way_to_the_police_and_nothing_hollow(home, client):
    html = page(client)
    assert parts(html) == []
    assert 'class="lead-story"' not in html
    assert 'href="/bao-tin/"' in html[html.index("<main") :]


def test_the_emergency_numbers_are_labelled_links_before_everything_else(home, client):
    html = page(client)
    head = html[: html.index("<header")]
    for number, label in (("113", "Công an"), ("114", "Cháy"), ("115", "Cấp cứu"), ("111", "Trẻ")):
        assert re.search(rf'<a href="tel:{number}">.*{label}', head)


def test_the_place_of_a_crime_is_asked_nowhere_and_the_finder_stands_apart(home, client):
    html = page(client)
    forms = re.findall(r"<form[^>]*>", html)
    assert [re.search('action="([^"]*)"', form)[1] for form in forms] == ["/cong-an/tim/phuong-xa/"]
    assert 'method="get"' in forms[0]
    report = html[html.index('aria-labelledby="report"') : html.index('aria-labelledby="finder"')]
    assert "<input" not in report
    assert "csrfmiddlewaretoken" not in html


def test_every_part_shows_what_there_is(home, index, wards, client):
    for number in range(12):
        make_article(index, number)
    event = coming()
    consultation = ConsultationFactory(parent=ConsultationIndexPage.objects.get())
    question = QuestionFactory(parent=QuestionIndexPage.objects.get())
    document = LegalDocumentFactory(parent=LegalDocumentIndexPage.objects.get())
    model = PilotModelFactory(parent=PilotModelIndexPage.objects.get())
    html = page(client)
    assert parts(html) == list(PARTS)
    for shown in (event, consultation, question, document, model):
        assert f'href="{shown.url}"' in html
    assert 'href="/phap-luat/hoi-dap/"' in html
    assert 'href="/phong-trao/mo-hinh/"' in html
    assert "map__drawing" not in html  # nobody has taken the model up


def test_a_document_of_the_legal_corner_says_whether_it_is_in_force(home, client):
    parent = LegalDocumentIndexPage.objects.get()
    today = timezone.localdate()
    ended = {"checked_on": today, "ended_on": today - timedelta(days=1)}
    for day, known in enumerate(({"checked_on": today}, ended, {}), start=1):
        LegalDocumentFactory(parent=parent, issued_on=date(2023, 8, day), **known)
    QuestionFactory(parent=QuestionIndexPage.objects.get())
    corner = page(client).partition('id="law-question"')[2]
    questions, _, documents = corner.partition('id="law-document"')
    labels = r'<span class="tag[^"]*">([^<]+)</span>'
    assert re.findall(labels, questions) == []
    said = ["Chưa kiểm tra hiệu lực", "Hết hiệu lực toàn bộ", "Còn hiệu lực"]
    assert re.findall(labels, documents.partition("</section>")[0]) == said


def test_the_map_has_every_place_of_the_models_under_their_numbers(home, wards, client):
    older, newer = taken_up(wards[0]), taken_up(wards[2])
    html = page(client)
    drawn = html[html.index('<svg class="map__drawing"') : html.index("</figure>")]
    assert re.findall(r'dy=".35em">([^<]+)</text>', drawn) == ["2", "1"]
    assert "Hoàng Sa" in drawn
    order = [html.index(f'href="{model.url}"') for model in (newer, older)]
    assert order == sorted(order)


def test_what_is_over_is_not_announced(home, client):
    EventFactory(parent=EventIndexPage.objects.get())
    past = timezone.now() - timedelta(days=1)
    ConsultationFactory(
        parent=ConsultationIndexPage.objects.get(), opens_at=past - timedelta(1), closes_at=past
    )
    assert parts(page(client)) == []


def test_the_page_is_drawn_anew_when_an_event_begins_or_a_consultation_closes(home, client):
    event = coming()
    closing = ConsultationFactory(parent=ConsultationIndexPage.objects.get())
    kept_until = float(client.get("/")[MARK].partition(" ")[2])
    assert kept_until == pytest.approx(closing.closes_at.timestamp(), abs=0.01)
    closing.unpublish()
    kept_until = float(client.get("/")[MARK].partition(" ")[2])
    assert kept_until == pytest.approx(event.starts_at.timestamp(), abs=0.01)


def test_queries_are_as_few_for_much_as_for_little(
    home, index, wards, client, django_assert_max_num_queries
):
    def add(number):
        make_article(index, number)
        coming()
        ConsultationFactory(parent=ConsultationIndexPage.objects.get())
        taken_up(wards[number % 3])
        LegalDocumentFactory(parent=LegalDocumentIndexPage.objects.get())

    add(1)
    page(client)
    with django_assert_max_num_queries(12) as few:
        page(client)
    for number in range(2, 7):
        add(number)
    with django_assert_max_num_queries(len(few)):
        page(client)


def test_the_home_page_remembers_the_reader_s_text_size_like_every_other(home, client):
    assert re.search(r'<script defer src="/static/common/reader[^"]*\.js"', page(client))
