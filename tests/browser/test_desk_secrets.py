"""The officer's key is nowhere but in the worker, and nothing can leave the worker."""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import json
import re
import socket
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.signals import request_started
from django.db import connection
from playwright.sync_api import expect
from tests.browser.test_desk import desk, lan, open_tip, receipt, tip, unlock  # noqa: F401
from tests.tipoff.conftest import world  # noqa: F401
from tests.tipoff.desk.duty import PASSPHRASE, STORY

from tipoff.vault.encoding import b64

# Everything a browser can keep for a site, as text.
STORES = """async () => {
  const kept = {local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie};
  kept.databases = indexedDB.databases ? await indexedDB.databases() : [];
  kept.caches = await caches.keys();
  kept.workers = (await navigator.serviceWorker.getRegistrations()).length;
  return JSON.stringify(kept);
}"""
EMPTY = {"local": {}, "session": {}, "cookies": "", "databases": [], "caches": [], "workers": 0}

# Ways by which a worker could send something out; each answers "sent" or what stopped it.
WAYS = {
    "fetch": "(url) => fetch(url, {mode: 'no-cors'}).then(() => 'sent', (e) => 'stopped')",
    "fetch-keepalive": "(url) => fetch(url, {method: 'POST', keepalive: true, body: 'x'})"
    ".then(() => 'sent', (e) => 'stopped')",
    "xhr": "(url) => new Promise((done) => { const x = new XMLHttpRequest(); x.open('GET', url);"
    " x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send(); })",
    "importScripts": "(url) => { try { importScripts(url); return 'sent'; }"
    " catch (e) { return 'stopped'; } }",
    "websocket": "(url) => new Promise((done) => { try {"
    " const s = new WebSocket(url.replace('http', 'ws'));"
    " s.onopen = () => done('sent'); s.onerror = () => done('stopped'); }"
    " catch (e) { done('stopped'); } })",
    "eventsource": "(url) => new Promise((done) => { const s = new EventSource(url);"
    " s.onopen = () => { s.close(); done('sent'); };"
    " s.onerror = () => { s.close(); done('stopped'); }; })",
    "import": "(url) => import(url).then(() => 'sent', () => 'stopped')",
    "nested-worker": "(url) => new Promise((done) => { try { const w = new Worker(url);"
    " w.onmessage = () => done('sent'); w.onerror = () => done('stopped');"
    " setTimeout(() => done('silent'), 1500); } catch (e) { done('stopped'); } })",
}
TARGETS = ["/truc-ban/kho-khoa/worker.js?leak=", "/truc-ban/so-tin/?leak=", "/static/leak.js?leak="]


@pytest.fixture
def opened(desk, tip):
    """The desk with a tip opened."""
    page = desk()
    open_tip(page, tip)
    return page


@pytest.fixture
def arrivals():
    """The addresses that reached the portal's server, whatever the browser says about it."""
    came = []

    def note(sender, environ, **kwargs):
        came.append(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}")

    request_started.connect(note)
    yield came
    request_started.disconnect(note)


@pytest.fixture
def elsewhere():
    """A server of somebody else's: nothing may ever connect to it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


@pytest.mark.parametrize("way", WAYS)
def test_the_worker_can_send_nothing_to_anywhere(
    opened, live_server, arrivals, elsewhere, way, watch
):
    watch.verify = lambda: None
    [worker] = opened.workers
    targets = [live_server.url + path for path in TARGETS]
    targets.append(f"http://127.0.0.1:{elsewhere.getsockname()[1]}/?leak=")
    for target in targets:
        result = worker.evaluate(f"(url) => ({WAYS[way]})(url)", f"{target}{way}")
        assert result != "sent", target
    assert [address for address in arrivals if "leak" in address] == []
    with pytest.raises(BlockingIOError):
        elsewhere.accept()


def test_the_probe_notices_what_does_get_out(opened, live_server, arrivals):
    """The positive control: the same way, tried in the page, which may ask the desk."""
    address = f"{live_server.url}/truc-ban/so-tin/?leak=control"
    assert opened.evaluate(f"(url) => ({WAYS['fetch']})(url)", address) == "sent"
    assert [found for found in arrivals if "leak" in found] == ["/truc-ban/so-tin/?leak=control"]


def test_no_browser_store_holds_anything_locked_unlocked_or_opened(desk, tip):
    page = desk()
    assert json.loads(page.evaluate(STORES)) == EMPTY
    open_tip(page, tip)
    page.get_by_label("Nội dung trả lời").fill("Đang viết dở")
    assert json.loads(page.evaluate(STORES)) == EMPTY
    page.get_by_role("button", name="Khóa lại ngay").click()
    expect(page.locator("#locked")).to_be_visible()
    assert json.loads(page.evaluate(STORES)) == EMPTY


def test_cookies_hold_no_key_passphrase_or_words(opened, lan):
    cookies = opened.context.cookies()
    assert {cookie["name"] for cookie in cookies} <= {"portal_session", "csrftoken"}
    assert all(cookie["httpOnly"] for cookie in cookies)
    kept = json.dumps(cookies)
    assert PASSPHRASE not in kept
    assert b64(lan.keys.box.private) not in kept


def test_the_page_itself_never_holds_the_key(opened, lan):
    held = opened.evaluate(
        "JSON.stringify([Object.keys(window), Desk.page]) + document.body.innerHTML"
    )
    for secret in (lan.keys.box.private, lan.keys.sign.private):
        assert b64(secret) not in held
    assert PASSPHRASE not in held


def test_passphrase_and_key_are_never_sent_to_the_server(desk, tip, lan):
    page = desk()
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    open_tip(page, tip)
    text = " ".join(sent)
    assert len(sent) > 5
    for secret in (PASSPHRASE, PASSPHRASE.replace(" ", "+"), PASSPHRASE.replace(" ", "%20")):
        assert secret not in text
    assert b64(lan.keys.box.private) not in text
    assert STORY not in text


def test_the_server_keeps_neither_passphrase_nor_key_nor_story(opened, lan):
    kept = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            kept.append(repr(cursor.fetchall()))
    kept += [repr(session.get_decoded()) for session in Session.objects.all()]
    text = " ".join(kept)
    assert lan.officer.public_id in text
    for secret in (lan.keys.box.private, lan.keys.sign.private):
        for spelling in (repr(secret)[2:-1], secret.hex(), b64(secret)):
            assert spelling not in text
    assert PASSPHRASE not in text
    assert STORY not in text


def test_without_javascript_the_form_could_send_nothing(desk, tip):
    page = desk(javascript=False)
    expect(page.locator("noscript")).to_have_count(1)
    fields = page.locator("#unlock-form [name]")
    assert fields.count() == 0


def test_going_back_to_a_left_desk_asks_for_the_passphrase(opened, live_server):
    opened.goto(f"{live_server.url}/tai-khoan/dang-nhap/")
    opened.go_back()
    expect(opened.locator("#locked")).to_be_visible()
    assert STORY not in opened.content()


def test_the_scripts_of_the_desk_name_no_browser_store():
    folder = Path(__file__).parents[2] / "site" / "tipoff" / "static" / "tipoff" / "desk"
    scripts = list(folder.glob("*.js"))
    assert len(scripts) > 5
    for script in scripts:
        found = re.search(
            r"localStorage|sessionStorage|indexedDB|caches|\.cookie", script.read_text()
        )
        assert found is None, script.name


def test_unlocking_is_needed_again_in_another_tab(desk, tip, live_server):
    page = desk()
    unlock(page)
    expect(page.locator(f'[data-row="{tip.public_id}"]')).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{live_server.url}/truc-ban/")
    expect(other.locator("#locked")).to_be_visible()
    assert tip.public_id not in other.content()
