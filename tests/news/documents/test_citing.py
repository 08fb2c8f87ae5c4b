"""Pages cite documents: offered links, quoted provisions, and who cites whom, kept up to date."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.documents.factories import FIRST, LegalDocumentFactory, add_version
from tests.news.factories import NewsArticleFactory
from wagtail.blocks.struct_block import StructBlockValidationError

from common.roles import CONTRIBUTOR, EDITOR
from news.documents.blocks import LegalBodyBlock
from news.documents.keys import Key
from news.documents.selectors import documents_for
from news.models import Citation, LegalDocument, NewsArticlePage
from publishing.models import Generation

TEXT = "<p>Theo điểm đ khoản 2 Điều 1 Quyết định 22/2023/QĐ-TTg, cơ sở được vay.</p>"


@pytest.fixture
def decision(documents):
    page = LegalDocumentFactory(parent=documents, number="22/2023/QĐ-TTg", title="Về tín dụng")
    add_version(page, date(2023, 10, 10), FIRST)
    return LegalDocument.objects.get(pk=page.pk)


def article(index, text=TEXT, **values):
    values = {"published_at": datetime(2024, 5, 1, tzinfo=UTC), **values}
    page = NewsArticleFactory(parent=index, body=[("text", text)], **values)
    page.save_revision().publish()
    return page


@pytest.fixture
def editor(client, home):
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=EDITOR.name))
    return client


def offers_url(page):
    return reverse("news_link_citations", args=(page.pk,))


def test_an_editor_makes_links_of_citations_with_one_click(editor, index, decision):
    page = article(index)
    shown = editor.get(offers_url(page))
    offer = shown.context["offers"][0]
    assert offer.words == "điểm đ khoản 2 Điều 1 Quyết định 22/2023/QĐ-TTg"
    assert offer.address == f"{decision.url}?ngay=2024-05-01#dieu-1-khoan-2-diem-dd"
    data = {"revision": shown.context["revision"], "offer": [offer.name]}
    editor.post(offers_url(page), data)
    draft = NewsArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert f'href="{offer.address}"' in draft.body[0].value.source
    assert editor.get(offers_url(page)).context["offers"] == []
    # A draft alone: nothing is published, and the revision before it is still there.
    assert NewsArticlePage.objects.get(pk=page.pk).body[0].value.source == TEXT
    assert TEXT in page.revisions.order_by("pk").first().as_object().body[0].value.source


def test_a_text_that_changed_meanwhile_is_looked_at_again(editor, index, decision):
    page = article(index)
    shown = editor.get(offers_url(page))
    page.save_revision()
    data = {"revision": shown.context["revision"], "offer": [shown.context["offers"][0].name]}
    assert editor.post(offers_url(page), data).url == offers_url(page)
    draft = NewsArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "href" not in draft.body[0].value.source


def test_links_are_offered_where_a_page_is_edited_and_to_those_who_may_edit_it(
    client, home, index, decision
):
    call_command("setup_roles", verbosity=0)
    page = article(index)
    sign_in(client, StaffFactory(role=EDITOR.name))
    form = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert offers_url(page) in form
    client.logout()
    sign_in(client, StaffFactory(role=CONTRIBUTOR.name))
    assert client.get(offers_url(page)).status_code in (302, 403)


def test_a_place_that_the_text_lacks_leads_to_what_it_lies_in(editor, index, decision):
    page = article(index, "<p>Khoản 9 Điều 2 Quyết định 22/2023/QĐ-TTg và Điều 99 của Luật lạ</p>")
    offers = editor.get(offers_url(page)).context["offers"]
    assert [offer.address.partition("#")[2] for offer in offers] == ["dieu-2"]


def cited_by(client, document):
    html = client.get(document.url).content.decode()
    return html[html.index("duoc-dan") :] if "duoc-dan" in html else ""


def test_a_document_shows_who_cites_it_as_they_are_published_and_withdrawn(client, index, decision):
    page = article(index, title="Bài về vay vốn")
    assert "Bài về vay vốn" in cited_by(client, decision)
    assert "Điều 1 ·" in cited_by(client, decision)
    page.body = [("text", "<p>Không dẫn gì.</p>")]
    page.save_revision()
    assert "Bài về vay vốn" in cited_by(client, decision)
    page.save_revision().publish()
    assert cited_by(client, decision) == ""
    page = article(index, title="Bài khác")
    page.unpublish()
    assert cited_by(client, decision) == ""
    page.save_revision().publish()
    page.delete()
    assert not Citation.objects.exists()


def test_a_document_that_comes_later_finds_those_that_cite_it(client, index, documents):
    article(index, title="Bài viết sớm")
    late = LegalDocumentFactory(parent=documents, number="22/2023/QĐ-TTg")
    late.save_revision().publish()
    assert "Bài viết sớm" in cited_by(client, late)


def test_a_name_without_year_means_the_law_in_force_on_the_texts_day(client, index, documents):
    old, new = (
        LegalDocumentFactory(
            parent=documents,
            title=f"Bộ luật Hình sự năm {year}",
            kind="bo-luat",
            number=f"{number}/{year}/QH",
            issued_on=date(year, 12, 1),
            in_force_on=date(year + 1, 7, 1),
            ended_on=ended,
        )
        for number, year, ended in ((15, 1999, date(2018, 1, 1)), (100, 2015, None))
    )
    key = Key("bo luat hinh su")
    for day, meant in ((date(2010, 1, 1), old), (date(2024, 1, 1), new)):
        assert documents_for([(key, day)])[key, day].pk == meant.pk
    assert documents_for([(key, date(1990, 1, 1))]) == {}
    article(index, "<p>Điều 123 Bộ luật Hình sự quy định…</p>", title="Bài 2024")
    assert "Bài 2024" in cited_by(client, new)
    assert cited_by(client, old) == ""


def test_a_change_of_citations_starts_a_new_generation(index):
    page = article(index)
    before = Generation.objects.get().number
    Citation.objects.filter(page=page.pk).delete()
    assert Generation.objects.get().number > before


def block(decision, **values):
    body = LegalBodyBlock().child_blocks["citation"]
    blank = {"article": "", "clause": "", "point": "", "day": None}
    return body, body.normalize({"document": decision, **blank, **values})


def test_the_block_quotes_the_provision_with_its_link_and_label(decision):
    body, value = block(decision, article="1", clause="2")
    html = body.render(value)
    assert "2. Cơ sở sản xuất nhận" in html
    assert "đ) Có hợp đồng lao động." in html
    assert "1. Người chấp hành" not in html
    assert f'<a href="{decision.url}#dieu-1-khoan-2">Khoản 2 Điều 1 Quyết định 22/2023' in html
    assert "Chưa kiểm tra hiệu lực" in html


def test_the_block_can_be_seen_before_it_is_chosen(decision):
    body, _value = block(decision)
    assert body.is_previewable
    assert "Điều 145" in render_to_string(body.meta.preview_template)
    assert str(body.get_description())


def test_the_block_refuses_a_place_that_the_text_lacks(decision):
    for wrong in ({"article": "99"}, {"article": "Điều 1"}, {"clause": "1"}):
        body, value = block(decision, **wrong)
        with pytest.raises(StructBlockValidationError):
            body.clean(value)
    body, value = block(decision, article="1", day=date(2020, 1, 1))
    assert body.clean(value)["article"] == "1"


def test_the_block_shows_nothing_when_empty_and_no_link_to_what_is_withdrawn(decision):
    body, value = block(None)
    assert body.render(value).strip() == ""
    decision.unpublish()
    body, value = block(decision, article="1")
    html = body.render(value)
    assert "Điều 1 Quyết định 22/2023/QĐ-TTg" in html
    assert "<a " not in html


def test_a_page_that_quotes_the_law_is_among_those_that_cite_it_at_a_fixed_cost(
    client, index, documents, decision
):
    def page_with(*places):
        quotes = [("citation", block(decision, article=place)[1]) for place in places]
        page = NewsArticleFactory(parent=index, title=f"Bài {len(places)}", body=quotes)
        page.save_revision().publish()
        client.get(page.url)
        with CaptureQueriesContext(connection) as seen:
            assert "Người chấp hành xong" in client.get(page.url).content.decode()
        return len(seen)

    assert page_with("1") == page_with("1", "2", "1", "2") <= 10
    assert "Bài 4" in cited_by(client, decision)
