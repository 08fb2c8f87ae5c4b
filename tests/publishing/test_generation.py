"""The generation number rises with everything that readers see, and with nothing else."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from tests.publishing.pages import image_file, make_article, make_image, make_section, make_site
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, Site

from common.models import SiteSettings
from news.models import NewsArticlePage
from publishing.generation import Watch, bump, read
from publishing.models import Generation
from publishing.triggers import PREFIX, install

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def index():
    return make_site()


@pytest.fixture
def article(index):
    return make_article(index)


def rises(act) -> bool:
    before = read()
    act()
    return read() > before


def test_publishing_a_draft_raises_it_and_saving_the_draft_does_not(article):
    article.title = "Tên mới"
    revision = None

    def save_draft():
        nonlocal revision
        revision = article.save_revision()

    assert not rises(save_draft)
    assert rises(revision.publish)


def test_unpublishing_deleting_copying_moving_and_reordering_raise_it(index, article):
    other = make_article(index, 2)
    assert rises(article.unpublish)
    assert rises(lambda: other.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"}))
    assert rises(lambda: other.move(article, pos="left"))
    assert rises(lambda: Page.objects.get(pk=article.pk).delete())


def test_bulk_updates_raise_it_although_they_send_no_signal(article):
    assert rises(lambda: NewsArticlePage.objects.update(title="Hàng loạt"))
    assert rises(lambda: Page.objects.filter(pk=article.pk).update(live=False))


def test_settings_snippets_redirects_sites_and_locales_raise_it(index):
    assert rises(lambda: SiteSettings.load().save())
    assert rises(lambda: make_section("moi", "Mới"))
    assert rises(lambda: make_section("moi").delete())
    assert rises(lambda: Redirect.objects.create(old_path="/cu", redirect_link="/moi/"))
    assert rises(lambda: Site.objects.update(site_name="Cổng"))
    assert rises(lambda: Locale.objects.create(language_code="en"))


def test_images_and_documents_raise_it_and_renditions_do_not(index):
    image = make_image()
    document = get_document_model()(title="Văn bản", file=ContentFile(b"x", "x.txt"))
    assert rises(document.save)
    assert rises(document.delete)
    assert not rises(lambda: image.get_rendition("width-111"))
    image.file = image_file("blue")
    assert rises(image.save)


def test_accounts_and_sessions_do_not_raise_it(client):
    user = get_user_model()
    assert not rises(lambda: user.objects.create_user("bien-tap", password="x" * 20))
    assert not rises(lambda: client.force_login(user.objects.get()))


def test_a_publish_that_is_rolled_back_raises_nothing(index):
    before = read()
    with transaction.atomic():
        make_article(index)
        assert read() > before
        transaction.set_rollback(True)
    assert read() == before


def test_it_grows_with_the_clock_so_that_a_restored_backup_does_not_repeat_numbers():
    Generation.objects.update(number=5)
    bump()
    assert read() > 1_700_000_000_000
    ahead = 9_000_000_000_000
    Generation.objects.update(number=ahead)
    bump()
    assert read() == ahead + 1
    make_section()
    assert read() == ahead + 2


def test_installing_the_triggers_again_changes_nothing_and_a_lost_one_comes_back():
    before = trigger_names()
    assert len(before) > 30
    install()
    assert trigger_names() == before
    drop("publishing_bump_u_wagtailcore_page", "wagtailcore_page")
    install()
    assert trigger_names() == before


def test_a_trigger_that_no_model_wants_any_more_is_dropped():
    name = f"{PREFIX}x_stale"
    create_like(name)
    assert name in trigger_names()
    install()
    assert name not in trigger_names()


def trigger_names() -> set[str]:
    table, column = {"sqlite": ("sqlite_master", "name"), "postgresql": ("pg_trigger", "tgname")}[
        connection.vendor
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} LIKE %s", [PREFIX + "%"])
        found = {name for (name,) in cursor.fetchall()}
    return {name for name in found if name.startswith(PREFIX)}


def drop(name, table):
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")


def create_like(name):
    do = {
        "sqlite": "BEGIN SELECT 1; END",
        "postgresql": "FOR EACH STATEMENT EXECUTE FUNCTION publishing_bump()",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TRIGGER {name} AFTER INSERT ON django_content_type {do}")


# --- the watch --------------------------------------------------------------------


def test_the_watch_sees_a_new_number_and_keeps_the_last_while_the_database_fails(monkeypatch):
    watch = Watch()
    watch.step()
    seen = watch.number
    assert seen == read()

    def unreachable():
        raise OSError("no database")

    monkeypatch.setattr("publishing.generation.read", unreachable)
    with pytest.raises(OSError, match="no database"):
        watch.step()
    watch.step()
    assert (watch.number, watch.failing) == (seen, True)
    monkeypatch.undo()
    bump()
    watch.step()
    assert (watch.number, watch.failing) == (read(), False)


def test_a_new_generation_forgets_the_site_roots_that_another_process_changed(index):
    watch = Watch()
    watch.step()
    assert Site.get_site_root_paths()[0].root_path == "/trang-chu/"
    Page.objects.filter(slug="trang-chu").update(url_path="/khac/")
    assert Site.get_site_root_paths()[0].root_path == "/trang-chu/"
    watch.step()
    assert Site.get_site_root_paths()[0].root_path == "/khac/"


def test_migrate_brings_back_the_row_and_the_triggers():
    Generation.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert Generation.objects.filter(pk=1).exists()
