"""An imported document is a draft with blocks, images and a report, for who may write news."""

import io
import json
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image as PillowImage
from tests.accounts import sign_in
from tests.common.factories import StaffFactory
from tests.news.importing import docx
from tests.news.importing.test_cleaning import LIKE_THE_NEWS
from wagtail.models import PageLogEntry

from common.models import PortalImage
from common.roles import CONTRIBUTOR, REVIEWER
from news.models import NewsArticlePage

URL = "/quan-tri/nhap-tu-word/"


def png(size=(8, 8), color=(200, 30, 30)):
    made = io.BytesIO()
    PillowImage.new("RGB", size, color).save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def writer(client, index):
    """A contributor, who may do least, signed in."""
    call_command("setup_roles", verbosity=0)
    sign_in(client, StaffFactory(role=CONTRIBUTOR.name))
    return client


def send(client, data, name="tin.docx"):
    return client.post(URL, {"file": SimpleUploadedFile(name, data)})


def body_of(page):
    return [(block["type"], block["value"]) for block in page.body.raw_data]


def test_a_word_file_becomes_a_draft_with_its_report(writer):
    lines = LIKE_THE_NEWS.splitlines()
    table = docx.table(("Khu", "Số người"), ("Một", "3"))
    image = docx.paragraph(docx.picture())
    data = docx.word(*lines[:7], table, image, *lines[7:], images={"rId9": png()})
    answer = send(writer, data)
    page = NewsArticlePage.objects.get()
    assert answer.url == reverse("news_import_report", args=(page.pk,))
    assert not page.live
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.byline) == ("Đội tuần tra thôn Hạ ra mắt", "NGỌC LAN")
    assert draft.published_at == datetime(2023, 7, 26, 0, 40, 16, tzinfo=UTC)
    assert draft.slug == "doi-tuan-tra-thon-ha-ra-mat"
    assert [kind for kind, _ in body_of(draft)] == ["table", "picture", "text"]
    image = PortalImage.objects.get()
    picture = body_of(draft)[1][1]["image"]
    assert picture == {"image": image.pk, "alt_text": "", "decorative": False}
    report = writer.get(answer.url).content.decode()
    assert "In trang" in report
    assert "chương trình phối hợp số ." in report
    edit = writer.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert answer.url in edit.content.decode()
    history = writer.get(reverse("wagtailadmin_pages:history", args=(page.pk,)))
    assert history.status_code == 200
    assert PageLogEntry.objects.filter(page=page.pk, action="news.import").count() == 1


def test_publishing_an_imported_picture_demands_its_alt_text(writer):
    send(writer, docx.word("Tựa", "Sapo.", docx.paragraph(docx.picture()), images={"rId9": png()}))
    page = NewsArticlePage.objects.get().get_latest_revision_as_object()
    with pytest.raises(ValidationError) as refused:
        page._meta.get_field("body").stream_block.clean(page.body)
    assert "image" in refused.value.block_errors[1].block_errors


def test_a_draft_opens_in_the_editor_and_in_preview(writer):
    send(writer, docx.word(*LIKE_THE_NEWS.splitlines()))
    page = NewsArticlePage.objects.get()
    assert writer.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).status_code == 200
    view = writer.get(reverse("wagtailadmin_pages:view_draft", args=(page.pk,)))
    assert "Đường làng sáng hơn" in view.content.decode()


def test_pasted_text_becomes_a_draft(writer):
    writer.post(URL, {"text": LIKE_THE_NEWS})
    assert NewsArticlePage.objects.get().title == "Đội tuần tra thôn Hạ ra mắt"


def test_the_same_file_twice_makes_two_drafts_with_two_addresses(writer):
    for _ in range(2):
        send(writer, docx.word("Tựa", "Sapo.", "Hết."))
    assert NewsArticlePage.objects.values("slug").distinct().count() == 2


@pytest.mark.parametrize(
    "image",
    [b"", b"no picture", b"GIF89a", png()[:48], b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ids=["empty", "text", "gif head", "cut", "svg"],
)
def test_a_picture_that_the_library_refuses_is_left_out_and_listed(writer, image):
    body = docx.paragraph(docx.picture())
    answer = send(writer, docx.word("Tựa", "Sapo.", body, "Hết.", images={"rId9": image}))
    assert answer.status_code == 302
    page = NewsArticlePage.objects.get()
    assert [kind for kind, _ in body_of(page)] == ["text"]
    assert not PortalImage.objects.exists()
    [entry] = PageLogEntry.objects.filter(action="news.import")
    assert "picture_refused" in [note["code"] for note in entry.data["notes"]]


def test_a_picture_of_a_thousand_million_points_is_refused_unpacked(writer):
    huge = bytearray(png())
    huge[16:24] = (50_000).to_bytes(4, "big") * 2
    body = docx.paragraph(docx.picture())
    send(writer, docx.word("Tựa", "Sapo.", body, "Hết.", images={"rId9": bytes(huge)}))
    assert not PortalImage.objects.exists()
    assert NewsArticlePage.objects.exists()


@pytest.mark.parametrize("data", [b"", b"PK", docx.word("Tựa")[:-9], b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_refused_file_is_a_message_beside_the_field_and_no_draft(writer, data):
    answer = send(writer, data)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not NewsArticlePage.objects.exists()


def test_neither_or_both_is_asked_again(writer):
    assert writer.post(URL, {}).context["form"].errors
    both = {"text": "x", "file": SimpleUploadedFile("a.docx", docx.word("Tựa"))}
    assert writer.post(URL, both).context["form"].errors
    assert not NewsArticlePage.objects.exists()


def test_without_a_role_nobody_imports(client, index):
    call_command("setup_roles", verbosity=0)
    person = StaffFactory(role=REVIEWER.name)
    person.groups.set([Group.objects.create(name="Khác")])
    sign_in(client, person)
    assert client.get(URL).status_code == 302
    assert send(client, docx.word("Tựa", "Sapo.", "Hết.")).status_code == 302
    assert not NewsArticlePage.objects.exists()


def test_the_report_is_kept_as_plain_data_in_the_history(writer):
    writer.post(URL, {"text": "Tựa\nIn trang\nSapo.\nHết."})
    [entry] = PageLogEntry.objects.filter(action="news.import")
    assert {"kind": "removed", "code": "web_residue", "words": "In trang"} in entry.data["notes"]
    assert json.dumps(entry.data)
