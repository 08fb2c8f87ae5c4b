"""Loads legal documents, guides, questions and the quiz."""

from datetime import date, datetime, time

from django.utils.html import format_html, format_html_join
from wagtail.models import Page

from news.learning.models import (
    GuideBasis,
    GuideIndexPage,
    LegalGuidePage,
    QuestionBasis,
    QuestionIndexPage,
    QuestionPage,
    QuizIndexPage,
    QuizPage,
)
from news.models import DocumentRelation, LegalDocument, LegalDocumentIndexPage
from portal.demo.content import learning
from portal.demo.content.documents import DOCUMENTS, STATE_SITE, DemoDocument
from portal.demo.loading import blocks
from portal.demo.loading.news import LOCAL
from portal.demo.loading.pictures import picture

KINDS = (
    (GuideIndexPage, LegalGuidePage, GuideBasis, learning.GUIDES),
    (QuestionIndexPage, QuestionPage, QuestionBasis, learning.QUESTIONS),
)


def load() -> None:
    """Documents first: explanations lead to them."""
    for told in DOCUMENTS:
        add(LegalDocumentIndexPage, told.slug, document, told)
    for index, kind, basis, explained in KINDS:
        for told in explained:
            add(index, told.slug, explanation, told, kind, basis)
    add(QuizIndexPage, learning.QUIZ_SLUG, quiz)


def add(index: type[Page], slug: str, make, *args, day: date = learning.CHECKED) -> None:
    """Publish what `make` answers, as of a day, below the only page of a list; never twice."""
    parent = index.objects.get()
    if not parent.get_children().filter(slug=slug).exists():
        page = make(*args)
        page.first_published_at = datetime.combine(day, time(9), LOCAL)
        parent.add_child(instance=page).save_revision().publish()


def document(told: DemoDocument) -> LegalDocument:
    page = LegalDocument(
        title=told.title,
        slug=told.slug,
        number=told.number,
        kind=told.kind,
        issuing_body=told.body,
        issued_on=told.issued,
        in_force_on=told.in_force,
        summary=told.summary,
        official_url=STATE_SITE,
        plain_summary=plain(told.plain),
        live=False,
    )
    if told.guides:
        page.relations.add(
            DocumentRelation(verb="guides", other=LegalDocument.objects.get(slug=told.guides))
        )
    return page


def plain(lines: tuple[str, ...]) -> str:
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html("<ul>{}</ul>", items) if lines else ""


def explanation(told: learning.DemoExplanation, kind: type[Page], basis: type) -> Page:
    return kind(
        title=told.title,
        slug=told.slug,
        summary=told.summary,
        listing_image=picture(told.image) if told.image else None,
        body=blocks.stream(told.body),
        legal_basis=[
            basis(sort_order=order, citation=cited, document=cited_page(cited))
            for order, cited in enumerate(told.basis)
        ],
        live=False,
        **reviewed(),
    )


def reviewed() -> dict:
    return {"reviewer": learning.REVIEWER, "checked_on": learning.CHECKED}


def cited_page(citation: str) -> Page | None:
    """The document that a citation names, among those of the demonstration."""
    for told in DOCUMENTS:
        name = told.number if told.kind in {"nghi-dinh", "quyet-dinh"} else told.title
        if name in citation:
            return LegalDocument.objects.get(slug=told.slug)
    return None


def quiz() -> QuizPage:
    return QuizPage(
        title=learning.QUIZ_TITLE,
        slug=learning.QUIZ_SLUG,
        summary=learning.QUIZ_SUMMARY,
        questions=[("question", question(*asked)) for asked in learning.QUIZ],
        live=False,
        **reviewed(),
    )


def question(words: str, choices: tuple, why: str, basis: str) -> dict:
    return {
        "question": words,
        "choices": [{"text": text, "is_right": right} for text, right in choices],
        "explanation": format_html("<p>{}</p>", why),
        "basis": basis,
    }
