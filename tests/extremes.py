"""Pages as editors should not make them: everything too long, or everything left out.

`overfull()` and `bare()` make one of every type on the site of `setup_site`. Words without a space,
writing from right to left, lists in lists, forty rows, pictures whose files are lost.
"""

import factory
from django.db import models
from tests.campaigns.consultations.factories import ConsultationFactory, OpinionFactory
from tests.campaigns.events.factories import EventFactory
from tests.campaigns.factories import (
    MovementFactory,
    OrganisationFactory,
    PilotModelFactory,
    ProgrammeFactory,
    figure,
)
from tests.common.factories import PortalDocumentFactory, PortalImageFactory
from tests.common.test_media_blocks import FILM
from tests.news.documents.factories import LegalDocumentFactory, add_version
from tests.news.factories import NewsArticleFactory
from tests.news.learning.factories import GuideFactory, QuestionFactory, QuizFactory
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.models import HomePage, StandardPage

WORD = "Khuêtrung" * 20
ARABIC = "شرطة الحي تحمي الناس"
DEEP = "<ul><li>Tổ" * 7 + WORD + "</li></ul>" * 7
RICH = (
    f"<p>{WORD} <a href='https://example.org/{WORD}'>{WORD}</a></p><p dir='rtl'>{ARABIC}</p>{DEEP}"
)
# An editor who chooses headings by their size, and leaves one empty.
TEXT = f"<h4>Bắt đầu nhỏ</h4><h2>{WORD}</h2><h2></h2><h4>Bỏ một cấp</h4>{RICH}<h2>{ARABIC}</h2>"
ROW = [WORD[:27], ARABIC, "1.000.000", "", "Đường làng", WORD[:18]]
BODY = [
    ("text", TEXT),
    ("quote", {"quote": WORD + ARABIC, "speaker": WORD, "role": WORD}),
    ("callout", {"tone": "warning", "title": WORD, "text": RICH}),
    ("steps", {"title": WORD, "steps": [{"title": WORD, "text": RICH}] * 3}),
    ("figures", {"figures": [{"number": "9" * 20, "label": WORD}] * 3, "source": WORD}),
    (
        "table",
        {
            "columns": [{"type": "text", "heading": WORD[:18]}] * len(ROW),
            "rows": [{"values": ROW}] * 40,
            "caption": WORD,
        },
    ),
    ("picture", {"image": None, "caption": WORD, "credit": WORD}),
    ("gallery", {"title": "", "pictures": [{"image": None, "caption": WORD}]}),
    ("recording", {"recording": None, "title": WORD, "transcript": RICH}),
    ("document", {"document": None, "title": WORD}),
    ("related", {"title": WORD, "pages": [None]}),
]
FACTORIES = [
    NewsArticleFactory,
    LegalDocumentFactory,
    GuideFactory,
    QuestionFactory,
    QuizFactory,
    MovementFactory,
    PilotModelFactory,
    ProgrammeFactory,
    EventFactory,
    ConsultationFactory,
]
QUESTION = {
    "question": WORD,
    "choices": [{"text": WORD, "is_right": True}] * 6,
    "explanation": WORD,
    "basis": WORD,
}
THEME = {
    "title": WORD[:150],
    "question": WORD,
    "conference_opinions": [
        {"who": WORD[:150], "text": WORD, "conference": WORD[:150], "date": "2024-05-14"}
    ],
    "answer": WORD,
}
#: What an editor does not write.
SYSTEM = {
    "slug",
    "url_path",
    "path",
    "draft_title",
    "content_type",
    "translation_key",
    "seo_title",
    "listing_title",
}


def own_words(page):
    """The fields in which an editor writes words, and the body."""
    for field in page._meta.fields:
        if field.name in SYSTEM or field.choices or (field.model is Page and field.name != "title"):
            continue
        if isinstance(field, models.CharField | models.TextField | StreamField):
            yield field


def overfilled(page):
    """The page with every field as full as the form lets it be."""
    for field in own_words(page):
        if isinstance(field, StreamField):
            if set(dict(BODY)) <= set(field.stream_block.child_blocks):
                setattr(page, field.name, BODY)
        elif isinstance(field, RichTextField):
            setattr(page, field.name, RICH)
        elif isinstance(field, models.URLField):
            setattr(page, field.name, f"https://vbpl.vn/{WORD}"[: field.max_length])
        elif isinstance(field, models.EmailField):
            setattr(page, field.name, "a" * 60 + "@example.org")
        else:
            setattr(page, field.name, (WORD * 20)[: min(field.max_length or 900, 900)])
    return page


def emptied(page):
    """The page without anything that its form does not demand."""
    for field in own_words(page):
        if field.blank and field.name != "title":
            setattr(page, field.name, [] if isinstance(field, StreamField) else "")
    for field in page._meta.fields:
        if field.null and field.blank and field.model is not Page and field.editable:
            setattr(page, field.name, None)
    return page


def parent_of(maker):
    """The list of the fresh site that takes such pages."""
    (kind,) = maker._meta.model.allowed_parent_page_models()
    return kind.objects.filter(locale__language_code="vi").get()


def published(page):
    page.save_revision().publish()
    return page


def files():
    """Blocks that need files, and a picture whose file is lost."""
    lost, film = PortalImageFactory(), factory.django.FileField(filename="a.mp4", data=FILM)
    lost.file.storage.delete(lost.file.name)
    pictures = [{"image": image, "caption": WORD} for image in (PortalImageFactory(), lost)]
    recording = PortalDocumentFactory(file=film)
    return [
        *(("picture", {**picture, "credit": WORD}) for picture in pictures),
        ("gallery", {"title": WORD, "pictures": pictures}),
        ("recording", {"recording": recording, "title": WORD, "transcript": WORD}),
        ("document", {"document": PortalDocumentFactory(title=WORD[:200]), "title": ""}),
    ]


def standard_page():
    home = HomePage.objects.get(locale__language_code="vi")
    return home.add_child(instance=StandardPage(title="Trang"))


def overfull():
    """One page of every type that editors write, in the extreme state."""
    made = {maker: overfilled(maker(parent=parent_of(maker))) for maker in FACTORIES}
    made[StandardPage] = overfilled(standard_page())
    made[NewsArticleFactory].body = [*BODY, *files()]
    made[QuizFactory].questions = [("question", QUESTION)] * 2
    made[ConsultationFactory].themes = [("theme", THEME)]
    made[EventFactory].programme = [("row", {"when": WORD[:40], "what": WORD})]
    model = made[PilotModelFactory]
    model.lead = OrganisationFactory(name=WORD[:180])
    model.figures = [figure(label=WORD[:100], unit=WORD[:30], source_name=WORD[:100])]
    add_version(made[LegalDocumentFactory], "2024-01-01", f"Điều 1. {WORD}\n{WORD}")
    OpinionFactory(consultation=made[ConsultationFactory], text=WORD, state="shown")
    return [*map(published, made.values())]


def bare():
    """One page of every type that editors write, with what its form demands and no more."""
    pages = [maker(parent=parent_of(maker)) for maker in FACTORIES]
    return [published(emptied(page)) for page in [*pages, standard_page()]]


def with_lists(pages):
    """The pages and every page above them: lists, contents, home."""
    above = Page.objects.ancestor_of(pages[0])
    for page in pages[1:]:
        above = above | Page.objects.ancestor_of(page)
    return [*pages, *above.filter(depth__gt=1).order_by("path").distinct().specific()]
