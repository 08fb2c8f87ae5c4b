"""A desk that serves only the vault: its one worker file under its policy, and the parts."""

import http.server
import threading
from pathlib import Path

import pytest

from tipoff.desk.files import worker_script
from tipoff.desk.policies import WORKER_POLICY

ROOT = Path(__file__).resolve().parents[2]
VAULT = ROOT / "site/tipoff/static/tipoff/vault"
LIBRARY = (
    "libsodium-sumo.js",
    "libsodium-wrappers.js",
    "words.js",
    "core.js",
    "certificates.js",
    "routing.js",
    "vault.js",
    "authority.js",
    "stations.js",
)
PLACE = "/truc-ban/kho-khoa/"
OPEN = "/khong-rao/"


class Desk(http.server.BaseHTTPRequestHandler):
    """An empty page, the vault's folder under its own policy, and, for control, without one."""

    def do_GET(self):
        self.server.asked.append(self.path)
        for place in (PLACE, OPEN):
            if self.path.startswith(place):
                return self._script(self.path[len(place) :], fenced=place == PLACE)
        return self._answer(b"<!doctype html><title>desk</title>", "text/html", None)

    do_POST = do_GET  # noqa: N815

    def _script(self, name, *, fenced):
        whole = name.partition("?")[0] == "worker.js"
        script = worker_script() if whole else (VAULT / name).read_bytes()
        self._answer(script, "text/javascript", WORKER_POLICY if fenced else None)

    def _answer(self, body, kind, policy):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Nothing on the test's output."""


@pytest.fixture
def desk():
    """The server; `.address` is where it is and `.asked` every path that was asked of it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    server.asked = []
    server.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
