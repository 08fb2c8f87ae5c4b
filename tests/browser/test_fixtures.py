"""The browser fixtures really catch what they promise to catch."""

import pytest
from tests.browser.conftest import Watch, find_chromium


def test_a_request_to_another_host_fails_the_test(chromium):
    watch = Watch()
    context = chromium.new_context()
    context.on("page", watch.attach)
    page = context.new_page()
    page.set_content('<img src="https://third-party.invalid/pixel.gif">')
    page.wait_for_timeout(200)
    context.close()
    with pytest.raises(AssertionError, match=r"third-party\.invalid"):
        watch.verify()


def test_a_console_error_fails_the_test_unless_announced(chromium):
    watch = Watch()
    context = chromium.new_context()
    context.on("page", watch.attach)
    page = context.new_page()
    page.evaluate("console.error('broken thing')")
    page.wait_for_timeout(100)
    context.close()
    with pytest.raises(AssertionError, match="broken thing"):
        watch.verify()
    watch.expected.append("broken")
    watch.verify()


def test_axe_fails_on_a_picture_without_a_text(page, axe):
    page.set_content('<html lang="vi"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_a_missing_chromium_is_a_failure_and_never_a_skip(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium-headless-shell"):
        find_chromium()
