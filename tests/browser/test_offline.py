"""Pages read before are there without a network; of the closed addresses nothing is ever kept."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Error, expect
from tests.news.factories import NewsArticleFactory

from news.models import NewsIndexPage

KEPT = """async () => {
  const names = await caches.keys();
  const found = await Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    return (await cache.keys()).map((request) => new URL(request.url).pathname);
  }));
  return found.flat();
}"""
READY = "() => navigator.serviceWorker.ready.then(() => true)"


@pytest.fixture
def article(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    page = NewsArticleFactory(parent=NewsIndexPage.objects.get(), title="Đèn đường làng")
    page.save_revision().publish()
    return page


@pytest.fixture
def reader(live_server, new_page, article):
    """A page whose worker serves it, on an article that is kept; `open(path)` goes on."""
    page = new_page()

    def open_(path):
        return page.goto(live_server.url + path)

    open_("/tin-tuc/")
    page.evaluate(READY)
    # A worker serves a page from the next visit on.
    open_(article.url)
    page.open = open_
    return page


def wait_until_kept(page, path, kept=True):
    for _ in range(300):
        if (path in page.evaluate(KEPT)) == kept:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{path}: {page.evaluate(KEPT)}")


def test_a_page_read_before_is_there_without_a_network(reader, article):
    wait_until_kept(reader, article.url)
    reader.context.set_offline(True)
    reader.open(article.url)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Đèn đường làng")


def test_another_page_gives_way_to_emergency_numbers_and_what_was_read(reader, article, axe):
    wait_until_kept(reader, article.url)
    reader.context.set_offline(True)
    reader.open("/phap-luat/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Không có mạng")
    expect(reader.get_by_role("main").get_by_role("link", name="113")).to_be_visible()
    kept = reader.get_by_role("main").get_by_role("link", name="Đèn đường làng")
    expect(kept).to_be_visible()
    axe(reader)


def test_of_closed_addresses_nothing_is_kept_or_answered(reader, article, expect_console_error):
    expect_console_error("ERR_INTERNET_DISCONNECTED|404")
    for path in ("/bao-tin/", "/bao-tin/an-toan/", "/gui/lien-he/", "/tai-khoan/login/"):
        reader.open(path)
    reader.open("/tin-tuc/")
    wait_until_kept(reader, "/tin-tuc/")
    kept = reader.evaluate(KEPT)
    assert not [path for path in kept if path.startswith(("/bao-tin", "/gui", "/tai-khoan"))]
    assert not [path for path in kept if "tipoff" in path or "account" in path]
    reader.context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        reader.open("/bao-tin/")


def test_what_was_taken_down_leaves_the_phone_at_the_next_visit(
    reader, article, expect_console_error
):
    expect_console_error("404")
    wait_until_kept(reader, article.url)
    article.unpublish()
    reader.open(article.url)
    wait_until_kept(reader, article.url, kept=False)
