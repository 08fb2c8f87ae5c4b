"""Nothing leaves the worker: its policy stops every way out, and a control shows that it does."""

from tests.browser.vault_desk import OPEN, PLACE, desk  # noqa: F401
from tests.browser.vault_officer import START

ESCAPES = {
    "fetch": "fetch('/lot/fetch', { method: 'POST', body: 'x' }).then(() => 'out')",
    "xhr": """new Promise((done) => { const x = new XMLHttpRequest();
        x.onload = () => done('out'); x.onerror = () => done('stopped');
        x.open('GET', '/lot/xhr'); x.send(); })""",
    "script": "Promise.resolve().then(() => { importScripts('/lot/script'); return 'out'; })",
    "again": "Promise.resolve().then(() => { importScripts(location.pathname + '?lot'); })",
    "socket": """new Promise((done) => { const s = new WebSocket(
        location.origin.replace('http', 'ws') + '/lot/socket');
        s.onopen = s.onclose = s.onerror = () => done('tried'); })""",
    "events": """new Promise((done) => { const e = new EventSource('/lot/events');
        e.onopen = () => done('out'); e.onerror = () => done('stopped'); })""",
}


def try_to_leave(page, desk, place):  # noqa: F811
    """Run every escape inside a worker of `place`; answer the paths that reached the server."""
    page.goto(desk.address + "/")
    page.evaluate(START, place + "worker.js")
    page.wait_for_function("self.said.some((s) => s.event === 'ready')")
    for escape in ESCAPES.values():
        page.workers[0].evaluate(f"() => {escape}.catch(() => 'stopped')")
    return sorted(path for path in desk.asked if "lot" in path)


def test_nothing_leaves_the_worker_under_its_policy(page, desk, expect_console_error):  # noqa: F811
    expect_console_error("Content Security Policy|violates")
    assert try_to_leave(page, desk, PLACE) == []


def test_without_the_policy_everything_would_leave(page, desk, expect_console_error):  # noqa: F811
    """The control: the test above sees a leak when there is one."""
    expect_console_error(".")
    plain = [f"/lot/{name}" for name in ("events", "fetch", "script", "socket", "xhr")]
    assert try_to_leave(page, desk, OPEN) == [f"{OPEN}worker.js?lot", *plain]
