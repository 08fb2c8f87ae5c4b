"""Gỡ khẩn: gone at once for readers, kept for editors, back by a manager alone."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from tests.accounts import sign_in
from tests.common.factories import PortalImageFactory, StaffFactory
from tests.news.editing import edit_url
from tests.news.factories import NewsArticleFactory
from tests.news.test_privacy_before_publishing import by_button, by_schedule, by_workflow
from wagtail.models import PageLogEntry

from common.models import PortalImage, Takedown
from common.pictures import make_renditions
from common.roles import EDITOR, MANAGER, REVIEWER
from common.takedown import services
from news.models import NewsArticlePage
from publishing.models import CatalogueEntry

REASON = "Gia đình nạn nhân yêu cầu."


@pytest.fixture
def become(client, home):
    call_command("setup_roles", verbosity=0)
    people = {role: StaffFactory(role=role.name) for role in (EDITOR, REVIEWER, MANAGER)}

    def become(role):
        client.logout()
        sign_in(client, people[role])
        return client

    return become


@pytest.fixture
def article(index):
    """Published, with a picture of its own whose renditions exist."""
    page = NewsArticleFactory(parent=index)
    make_renditions(page.lead_image)
    page.save_revision().publish()
    return NewsArticlePage.objects.get(pk=page.pk)


def url(page):
    return reverse("urgent_takedown", args=(page.pk,))


def take_down(client, page, django_capture):
    with django_capture(execute=True):
        return client.post(url(page), {"reason": REASON})


def public_files(image):
    return [rendition.file.name for rendition in image.renditions.all()]


def test_page_lists_search_and_pictures_are_gone(
    client, become, article, django_capture_on_commit_callbacks
):
    image = PortalImage.objects.get(pk=article.lead_image_id)
    files, original = public_files(image), image.file.name
    assert files
    assert client.get(f"/media/{files[0]}").status_code == 200
    answer = take_down(become(REVIEWER), article, django_capture_on_commit_callbacks)
    assert answer.url == url(article)
    client.logout()
    assert client.get(article.url).status_code == 410
    assert article.title not in client.get("/tin-tuc/").content.decode()
    assert article.title not in client.get("/").content.decode()
    assert not CatalogueEntry.objects.filter(page_id=article.pk).exists()
    assert [client.get(f"/media/{name}").status_code for name in files] == [404] * len(files)
    image.refresh_from_db()
    assert image.file.name != original
    assert not default_storage.exists(original)
    assert default_storage.exists(image.file.name)


def test_thumbnails_drawn_later_have_another_address(article):
    image = PortalImage.objects.get(pk=article.lead_image_id)
    before = image.get_rendition("max-165x165").url
    services.take_down(article, REASON, None)
    image = PortalImage.objects.get(pk=image.pk)
    assert image.get_rendition("max-165x165").url != before


def test_a_picture_that_another_published_page_shows_stays(index, article):
    other = NewsArticleFactory(parent=index, lead_image=article.lead_image)
    files = public_files(article.lead_image)
    services.take_down(article, REASON, None)
    assert all(default_storage.exists(name) for name in files)
    assert NewsArticlePage.objects.get(pk=other.pk).live


def test_a_picture_in_the_body_goes_too(index):
    image = PortalImageFactory()
    block = {"image": image, "caption": "", "credit": ""}
    image.contextual_alt_text = "Sáu người"
    page = NewsArticleFactory(parent=index, body=[("picture", block)])
    make_renditions(image)
    files = public_files(image)
    assert files
    services.take_down(page, REASON, None)
    assert not any(default_storage.exists(name) for name in files)


def test_a_storage_that_fails_keeps_no_page_up_and_is_tried_again(article, monkeypatch):
    files = public_files(article.lead_image)

    def fail(name):
        raise OSError("storage is away")

    with monkeypatch.context() as broken:
        broken.setattr(default_storage, "delete", fail)
        takedown = services.take_down(article, REASON, None)
    assert not NewsArticlePage.objects.get().live
    assert takedown.images == [article.lead_image_id]
    services.sweep_all()
    takedown.refresh_from_db()
    assert takedown.images == []
    assert not any(default_storage.exists(name) for name in files)


def test_history_keeps_who_when_and_why(become, article):
    client = become(REVIEWER)
    client.post(url(article), {"reason": REASON})
    [entry] = PageLogEntry.objects.filter(page=article.pk, action="common.taken_down")
    assert entry.user
    assert entry.data["reason"] == REASON
    history = client.get(reverse("wagtailadmin_pages:history", args=(article.pk,)))
    assert REASON in history.content.decode()


@pytest.mark.parametrize("reason", ["", "  ", "x"])
def test_without_a_reason_nothing_happens(become, article, reason):
    answer = become(REVIEWER).post(url(article), {"reason": reason})
    assert answer.context["form"].errors
    assert NewsArticlePage.objects.get(pk=article.pk).live


def test_only_who_approves_takes_down(become, article):
    client = become(EDITOR)
    assert client.get(url(article)).status_code == 302
    assert client.post(url(article), {"reason": REASON}).status_code == 302
    assert NewsArticlePage.objects.get(pk=article.pk).live
    assert url(article) not in client.get(edit_url(article)).content.decode()
    assert url(article) in become(REVIEWER).get(edit_url(article)).content.decode()


@pytest.mark.parametrize("road", [by_button, by_schedule, by_workflow], ids=lambda r: r.__name__)
def test_no_road_publishes_what_was_taken_down(become, article, road):
    services.take_down(article, REASON, None)
    page = NewsArticlePage.objects.get(pk=article.pk)
    answer = road(become(MANAGER), page)
    assert answer.url == url(article)
    assert not NewsArticlePage.objects.get(pk=article.pk).live
    assert not page.revisions.exclude(approved_go_live_at=None).exists()


def test_a_manager_publishes_again_and_a_reviewer_does_not(become, client, article):
    services.take_down(article, REASON, None)
    lift = reverse("lift_takedown", args=(article.pk,))
    reviewer = become(REVIEWER)
    assert lift not in reviewer.get(url(article)).content.decode()
    assert reviewer.post(lift).status_code == 302
    assert not NewsArticlePage.objects.get(pk=article.pk).live
    manager = become(MANAGER)
    assert lift in manager.get(url(article)).content.decode()
    manager.post(lift)
    client.logout()
    assert client.get(article.url).status_code == 200
    assert public_files(PortalImage.objects.get(pk=article.lead_image_id))
    assert PageLogEntry.objects.filter(action="common.takedown_lifted").count() == 1
    assert not Takedown.objects.filter(lifted_at=None).exists()


def test_what_comes_back_passes_the_privacy_check(become, article):
    services.take_down(article, REASON, None)
    page = article.get_latest_revision_as_object()
    page.body = [("text", "<p>Công an bắt giữ hai con nghiện tại chợ.</p>")]
    page.save_revision()
    answer = become(MANAGER).post(reverse("lift_takedown", args=(article.pk,)))
    assert answer.url == reverse("privacy_check", args=(article.pk,))
    assert not NewsArticlePage.objects.get(pk=article.pk).live
    assert services.open_takedown(article)


def test_what_was_unpublished_otherwise_or_never_was_answers_404(client, article):
    article.unpublish()
    assert client.get(article.url).status_code == 404
    assert client.get("/tin-tuc/khong-co/").status_code == 404
