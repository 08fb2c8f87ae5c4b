"""The bar beside an article offers what this browser can do, and nothing else."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect
from tests.news.factories import NewsArticleFactory

from news.models import NewsIndexPage

# Chromium without a desktop has no voices: one that speaks at once and notes what it was given.
VOICE = """
window.said = [];
const voice = { lang: "vi-VN", name: "Thử" };
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [voice],
  addEventListener() {},
  cancel() {},
  speak(one) { window.said.push(one.text.trim()); setTimeout(() => one.onend(), 0); },
} });
"""
BODY = [("text", "<p>Câu một. Câu hai!</p>")]


@pytest.fixture
def article(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("setup_site", verbosity=0)
    page = NewsArticleFactory(parent=NewsIndexPage.objects.get(), title="Đèn đường", body=BODY)
    page.save_revision().publish()
    return page


def tool(page, name):
    return page.get_by_role("button", name=name)


def test_without_javascript_only_links_are_offered(live_server, new_page, article):
    page = new_page(javascript=False)
    page.goto(live_server.url + article.url)
    bar = page.locator("[data-tools]")
    expect(bar.get_by_role("link", name="Facebook")).to_be_visible()
    expect(bar.locator("button:visible")).to_have_count(0)
    page.get_by_text("Mã QR", exact=True).click()
    expect(bar.get_by_role("img")).to_be_visible()


def test_the_text_grows_and_stays_so_on_the_next_page(live_server, page, article, axe_on_each):
    page.goto(live_server.url + article.url)
    before = page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    expect(tool(page, "Chữ nhỏ hơn")).to_be_disabled()
    tool(page, "Chữ to hơn").click()
    tool(page, "Chữ to hơn").click()
    expect(tool(page, "Chữ to hơn")).to_be_disabled()
    axe_on_each(page)
    page.reload()
    after = page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert after > before * 1.2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_listening_is_not_offered_without_a_voice(live_server, page, article):
    page.goto(live_server.url + article.url)
    expect(tool(page, "Chữ to hơn")).to_be_visible()
    expect(tool(page, "Nghe đọc")).to_be_hidden()


def test_the_directory_is_no_text_to_be_read_out_but_is_printed(live_server, page, article):
    page.add_init_script(VOICE)
    page.goto(f"{live_server.url}/cong-an/")
    expect(tool(page, "In hoặc lưu PDF")).to_be_visible()
    expect(tool(page, "Nghe đọc")).to_be_hidden()


def test_an_article_is_read_sentence_by_sentence(live_server, page, article):
    page.add_init_script(VOICE)
    page.goto(live_server.url + article.url)
    tool(page, "Nghe đọc").click()
    expect(tool(page, "Nghe đọc")).to_have_attribute("aria-pressed", "false")
    said = page.evaluate("window.said")
    assert said[0] == "Đèn đường"
    assert said[-2:] == ["Câu một.", "Câu hai!"]
    assert "Chép liên kết" not in said


def test_the_link_is_copied_and_it_is_said(live_server, new_page, article):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(live_server.url + article.url)
    tool(page, "Chép liên kết").click()
    expect(page.get_by_text("Đã chép liên kết.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("link[rel=canonical]").get_attribute("href")
