"""What an editor may save and publish of a legal document, through the admin's own form."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.documents.factories import FIRST, LegalDocumentFactory
from tests.news.editing import errors
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from common.roles import REVIEWER
from news.models import LegalDocument

FIELDS = (
    *("title", "summary", "number", "kind", "issuing_body", "signer", "issued_on", "in_force_on"),
    *("partly_ended_on", "ended_on", "checked_on", "official_url", "pdf", "slug", "seo_title"),
    *("search_description", "listing_title", "listing_image"),
)
WHOLE = {
    "title": "Quyết định về tín dụng",
    "number": "22/2023/QĐ-TTg",
    "kind": "quyet-dinh",
    "issuing_body": "Thủ tướng Chính phủ",
    "issued_on": "2023-08-17",
    "in_force_on": "2023-10-10",
    "official_url": "https://vbpl.vn/van-ban/1",
}


def data(*, versions=(), relations=(), **values):
    return nested_form_data(
        {
            **dict.fromkeys(FIELDS, ""),
            "plain_summary": rich_text(""),
            "versions": inline_formset(versions),
            "relations": inline_formset(relations),
            "comments": inline_formset([]),
            **values,
        }
    )


@pytest.fixture
def reviewer(client, home):
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=REVIEWER.name))
    return client


@pytest.fixture
def add(reviewer, documents):
    """Post the form of a new document."""
    address = reverse("wagtailadmin_pages:add", args=("news", "legaldocument", documents.pk))

    def post(**values):
        return reviewer.post(address, data(**values))

    return post


def test_a_draft_needs_no_more_than_its_title_and_a_document_its_official_link(add):
    assert not errors(add(title="Bản nháp"))
    assert not LegalDocument.objects.get().live
    refused = add(**{**WHOLE, "official_url": ""}, **{"action-publish": "1"})
    assert list(errors(refused)) == ["official_url"]


def test_a_document_is_published_with_its_pasted_text_and_relations(add, client, documents):
    other = LegalDocumentFactory(parent=documents)
    versions = [{"effective_on": "2023-10-10", "note": "", "text": FIRST.replace("\n", "\r\n")}]
    relations = [{"verb": "replaces", "other": other.pk, "note": ""}]
    answer = add(**WHOLE, versions=versions, relations=relations, **{"action-publish": "1"})
    assert not errors(answer)
    html = client.get("/phap-luat/van-ban/quyet-dinh-ve-tin-dung/").content.decode()
    assert 'id="dieu-1-khoan-2-diem-dd"' in html
    assert other.title in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("official_url", "https://thuvien.example/van-ban/1"),
        ("official_url", "https://vbpl.vn.example/1"),
        ("checked_on", "2999-01-01"),
        ("in_force_on", "2023-01-01"),
        ("ended_on", "2023-10-09"),
        ("partly_ended_on", "2023-10-09"),
    ],
)
def test_what_cannot_be_true_is_refused_by_its_field(add, field, value):
    refused = add(**{**WHOLE, field: value}, **{"action-publish": "1"})
    assert list(errors(refused)) == [field]


def test_one_day_has_one_text(add):
    version = {"effective_on": "2023-10-10", "note": "", "text": FIRST}
    answer = add(**WHOLE, versions=[version, version], **{"action-publish": "1"})
    assert answer.status_code == 200
    assert not LegalDocument.objects.exists()


@pytest.mark.parametrize("mode", ["", "print", "share"])
def test_a_draft_is_seen_before_it_is_published(reviewer, documents, mode):
    page = LegalDocumentFactory(parent=documents, live=False, title="Bản nháp văn bản")
    page.save_revision()
    address = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))
    assert "Bản nháp văn bản" in reviewer.get(address, {"mode": mode}).content.decode()
