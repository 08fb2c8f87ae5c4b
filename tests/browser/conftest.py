"""Fixtures that drive a real Chromium: a page that tolerates no third party and no console error.

- `page`: a Playwright page (sync). At its end the test fails if any request left the portal's
  own host, or if the console showed an error that `expect_console_error` had not announced.
- `new_page()`: the same in a new, separate browser profile (another person).
- `axe(page)`: fails on any accessibility violation that axe-core finds.
- `live_portal`: the whole demonstration behind the real server; its value is the base address.
  pytest-django's `live_server` is the lighter choice where a test makes its own rows.

`tests.browser.screens.on_each` shows a page at 360 and 1280 pixels, light and dark.
"""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import expect, sync_playwright
from tests import restoring
from tests.browser.screens import ALL, on_each
from tests.process import Portal

# With every window Chromium opens pages for its own address bar, each in a process: half a second
# of computing for what no test looks at. All but the last four are Playwright's own switches off,
# which naming others would switch on again.
UNUSED = [
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
]
# The same Chromium without the windows around a page comes first: a page costs it 40 % less.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# axe's own choice is WCAG A and AA with best practice, but for what WCAG 2.2 has added to AA.
AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# In its other scheme a page of the same width has the same words, roles and sizes: what is new is
# its colours, and these rules ask for them.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# What is waited for on a busy machine, in milliseconds; what is there is not waited for.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)
# Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str:
    """Answer the path of the system's Chromium, or fail: a browser test never skips itself."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.fail(
            "No Chromium: apt-get install chromium-headless-shell, or set CHROMIUM=/path/to/it"
        )
    return found


@pytest.fixture(scope="session")
def chromium():
    """The browser process, shared by the session's tests."""
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs a user that is not root.
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        options.append(f"--disable-features={','.join(UNUSED)}")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=options)
        yield browser
        browser.close()


@pytest.fixture(autouse=True, scope="session")
def _one_request_at_a_time():
    """The live server's threads share one connection to a database in memory: they take turns.

    Otherwise a poll that falls into another request's transaction would be a fault of the tests.
    """
    answer = WSGIHandler.__call__

    def answer_in_turn(*args):
        with restoring.TURN:
            return answer(*args)

    WSGIHandler.__call__ = answer_in_turn
    yield
    WSGIHandler.__call__ = answer


class Watch:
    """Remembers what a page must not do."""

    def __init__(self):
        self.foreign = []
        self.errors = []
        self.expected = []

    def attach(self, page):
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname not in {
            "localhost",
            "127.0.0.1",
        }:
            self.foreign.append(request.url)

    def _console(self, message):
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def unexpected(self):
        return [
            error
            for error in self.errors
            if not any(re.search(pattern, error) for pattern in self.expected)
        ]

    def verify(self):
        assert not self.foreign, f"asked of a third party: {self.foreign}"
        assert not self.unexpected(), f"console errors: {self.unexpected()}"


@pytest.fixture
def watch():
    """What the test's pages did; verified when the test ends."""
    watcher = Watch()
    yield watcher
    watcher.verify()


@pytest.fixture
def expect_console_error(watch):
    """Announce, as a regular expression, a console error that belongs to the test."""
    return watch.expected.append


@pytest.fixture
def new_page(chromium, watch):
    """Make pages of separate people: `new_page(width=360, dark=False, javascript=True)`."""
    contexts = []

    def make(*, width=1280, dark=False, javascript=True, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="vi-VN",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(4 * PATIENCE)
        context.on("page", watch.attach)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """One person's page, 1280 pixels wide, in the light scheme."""
    return new_page()


@pytest.fixture(scope="session")
def axe():
    """Fail on any violation on the page as it stands: `axe(page)`."""

    scanner = Axe()
    script = scanner.axe_script

    def run(page, context=None, **options):
        scanner.axe_script = "null" if page.evaluate("'axe' in window") else script
        results = scanner.run(page, context, AXE | options)
        assert results.violations_count == 0, results.generate_report()

    return run


@pytest.fixture(scope="session")
def axe_on_each(axe):
    """The same on every screen, where nothing scrolls sideways: `axe_on_each(page, screens)`."""

    def run(page, screens=ALL):
        asked = set()
        for width in on_each(page, screens):
            axe(page, **({"runOnly": COLOURS} if width in asked else {}))
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            asked.add(width)

    return run


@pytest.fixture(scope="session")
def live_portal(tmp_path_factory):
    """The demonstration as `make run` serves it, on a database and a port of its own."""
    portal = Portal(tmp_path_factory.mktemp("live-portal"))
    portal.prepare()
    try:
        portal.start()
        yield portal.base
    finally:
        portal.stop()
