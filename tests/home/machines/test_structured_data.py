"""What every type of page says of itself is valid in schema.org's words, and true."""

import copy
import json
import re
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.campaigns.consultations.factories import ConsultationFactory
from tests.campaigns.events.factories import EventFactory
from tests.campaigns.factories import (
    MovementFactory,
    OrganisationFactory,
    PilotModelFactory,
    ProgrammeFactory,
)
from tests.home.machines.schema_org import ASKED, TYPES, faults
from tests.home.machines.valid import SITEMAP, valid_xml
from tests.home.station_world import make_country
from tests.news.documents.factories import LegalDocumentFactory
from tests.news.factories import NewsArticleFactory
from tests.news.learning.factories import GuideFactory, QuestionFactory, QuizFactory
from wagtail.models import Page, get_page_models

from common.models import SiteSettings
from common.pages import BasePage
from home.models import HomePage

pytestmark = pytest.mark.django_db
FACTORIES = (
    *(NewsArticleFactory, LegalDocumentFactory, GuideFactory, QuestionFactory, QuizFactory),
    *(MovementFactory, PilotModelFactory, ProgrammeFactory, EventFactory, ConsultationFactory),
)


@pytest.fixture
def home(settings, tmp_path):
    """The site's own first pages."""
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    return HomePage.objects.get(locale__language_code="vi")


def make(factory, **fields):
    """A published page below the list that is its place."""
    (parent,) = factory._meta.model.allowed_parent_page_models()
    page = factory(parent=parent.objects.filter(locale__language_code="vi").get(), **fields)
    page.save_revision().publish()
    return page


def data_of(client, page):
    return data_at(client, page.url)


def data_at(client, address):
    html = client.get(address).content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def own(client, page):
    """What a page says of itself, checked."""
    data = data_of(client, page)
    assert faults(data) == [], page
    return data["@graph"][1]


def test_every_type_of_page_says_what_is_valid(client, home):
    for factory in FACTORIES:
        make(factory)
    seen = {}
    for page in Page.objects.live().filter(depth__gt=1).specific():
        if isinstance(page, BasePage):
            seen[type(page)] = own(client, page)["@type"]
    assert seen.keys() == {model for model in get_page_models() if issubclass(model, BasePage)}
    assert seen[HomePage] == "WebSite"
    lists = {kind for model, kind in seen.items() if "Index" in model.__name__}
    assert lists == {"CollectionPage"}


def test_an_article_says_that_it_is_news(client, home):
    page = make(NewsArticleFactory)
    found = own(client, page)
    assert (found["@type"], found["headline"]) == ("NewsArticle", page.title)
    assert found["articleSection"] == page.section.name
    trail = data_of(client, page)["@graph"][2]["itemListElement"]
    assert [step["name"] for step in trail] == [home.title, "Tin tức", page.title]


def test_the_home_page_says_who_runs_the_site_and_how_it_is_searched(client, home):
    data = data_of(client, home)
    assert data["@graph"][0]["name"] == SiteSettings.load().organisation
    target = data["@graph"][1]["potentialAction"]["target"]
    assert target["urlTemplate"].endswith("/tim-kiem/?q={search_term_string}")
    assert len(data["@graph"]) == 2


def test_a_legal_document_says_its_number_and_whether_it_is_in_force(client, home):
    document = make(LegalDocumentFactory, checked_on=timezone.localdate())
    found = own(client, document)
    assert found["legislationIdentifier"] == document.number
    assert found["legislationLegalForce"] == "https://schema.org/InForce"
    unchecked = make(LegalDocumentFactory)
    assert "legislationLegalForce" not in own(client, unchecked)


def test_a_question_has_the_committees_one_answer(client, home):
    page = make(QuestionFactory)
    (question,) = own(client, page)["mainEntity"]
    assert question["name"] == page.title
    assert question["acceptedAnswer"]["text"] == page.summary


def test_a_quiz_says_its_questions_and_no_answer(client, home):
    page = make(QuizFactory)
    found = own(client, page)
    assert [part["name"] for part in found["hasPart"]] == [asked.text for asked in page.asked]
    assert "Answer" not in json.dumps(found)


def test_an_event_says_when_where_and_whether(client, home):
    found = own(client, make(EventFactory, state="cancelled"))
    assert found["startDate"].startswith("2023-07-25T")
    assert found["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_consultation_is_an_event_without_a_place(client, home):
    page = make(ConsultationFactory)
    found = own(client, page)
    assert found["location"] == {"@type": "VirtualLocation", "url": page.full_url}
    assert found["endDate"] == page.closes_at.isoformat()


def test_a_programme_names_number_period_and_parties(client, home):
    page = make(ProgrammeFactory, number="12/CTPH", since="2023", until="2026-07")
    page.parties.create(organisation=OrganisationFactory(name="Mặt trận phường"))
    page.save()
    about = own(client, page)["about"]
    assert (about["identifier"], about["foundingDate"]) == ("12/CTPH", "2023")
    assert about["dissolutionDate"] == "2026-07"
    assert "Mặt trận phường" in [party["name"] for party in about["member"]]


def test_a_model_names_its_movement_only_while_that_is_published(client, home):
    movement = make(MovementFactory)
    page = make(PilotModelFactory, movement=movement)
    assert own(client, page)["about"]["parentOrganization"]["name"] == movement.title
    movement.unpublish()
    assert "parentOrganization" not in own(client, page)["about"]


def test_a_page_of_the_police_s_directory_is_valid_too(client, home):
    make_country()
    kinds = {}
    for address in ("/cong-an/", "/cong-an/tinh/48/", "/cong-an/ca-cam-le/", "/en/cong-an/"):
        data = data_at(client, address)
        assert faults(data) == [], address
        kinds[address] = data["@graph"][1]["@type"]
    assert kinds["/cong-an/ca-cam-le/"] == "WebPage"
    assert kinds["/cong-an/tinh/48/"] == "CollectionPage"


def test_every_part_of_a_whole_site_s_sitemap_is_valid(client, home):
    make_country()
    parts = [loc.text for loc in valid_xml(client.get("/sitemap.xml")).iter(f"{SITEMAP}loc")]
    assert len(parts) == 2
    found = [valid_xml(client.get(urlsplit(part).path)) for part in parts]
    links = [link.get("hreflang") for root in found for link in root.iter("{*}link")]
    assert {"vi", "en"} <= set(links)
    assert any("/cong-an/" in loc.text for root in found for loc in root.iter(f"{SITEMAP}loc"))


def test_no_text_ends_the_datas_element(client, home):
    page = make(NewsArticleFactory, title="</script><script>alert(1)</script>")
    assert b"<script>alert" not in client.get(page.url).content
    assert own(client, page)["headline"] == page.title


PLANTED = (
    {"@type": "NoSuchThing"},
    {"startDate": "2023-07-25"},
    {"datePublished": "25/7/2023"},
    {"dateModified": "2023-07-25T10:00:00"},
    {"headline": ""},
    {"image": "/anh.png"},
    {"author": {"@id": "https://nowhere.example/#x"}},
    {"author": {"@type": "Event", "name": "x"}},
    {"author": {"@type": "Organization"}},
    {"publisher": 7},
)


def test_the_check_finds_what_is_planted(client, home):
    data = data_of(client, make(NewsArticleFactory))
    assert faults(data) == []
    for change in PLANTED:
        broken = copy.deepcopy(data)
        broken["@graph"][1] |= change
        assert faults(broken), change
    assert ASKED.keys() <= TYPES.keys()
