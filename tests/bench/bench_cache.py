"""The page cache against nginx's static files and Django's own page cache, in one run.

Machines are noisy, so rounds are interleaved and only ratios of medians are written down. One
process of each server, one article, asked for with gzip over kept connections.
"""

import contextlib
import gzip
import http.client
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

from tests.bench import report

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "/tin-tuc/bai-1/"
ROUNDS, SECONDS, CONNECTIONS = 5, 2, 16
GOALS = {"page cache": "≥ 0.40 and ≥ 4"}

MAKE_SITE = """
import django; django.setup()
from tests.publishing.pages import make_article, make_site
index = make_site()
for number in range(1, 31):
    article = make_article(index, number)
    article.body = [("text", "<p>" + "Toàn dân bảo vệ an ninh Tổ quốc. " * 40 + "</p>")] * 8
    article.save_revision().publish()
"""

NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; default_type text/html; gzip_static on; gzip_vary on; keepalive_requests 1000000;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  server {{ listen 127.0.0.1:{port}; root {folder}/pages; }}
}}
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as servers:
        folder = Path(name)
        environment = prepare(folder)
        addresses = start_servers(folder, environment, servers)
        rates = measure(addresses)
    report.write("cache", describe(rates))


def prepare(folder: Path) -> dict:
    """A database with thirty articles, and the environment in which it is served."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "PORTAL_VAR_DIR": str(folder / "var"),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }
    (folder / "var").mkdir()
    commands = [["manage.py", "migrate", "-v0"], ["manage.py", "collectstatic", "--noinput", "-v0"]]
    for arguments in [*commands, ["-c", MAKE_SITE]]:
        subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, check=True)
    return environment


def start_servers(folder: Path, environment: dict, servers) -> dict[str, str]:
    """Start what is to be compared; answers an address by name, nginx's first where it is."""
    ours = servers.enter_context(granian("portal.wsgi:application", environment))
    peer = servers.enter_context(granian("tests.bench.peer:application", environment))
    addresses = {
        "page cache": ours + ARTICLE,
        "Django's page cache, in memory": peer + ARTICLE,
        # Asked for with a session cookie, which makes the cache stand aside.
        "rendered each time": ours + ARTICLE,
    }
    for address in addresses.values():
        body = fetch(address)
    if shutil.which("nginx"):
        static = servers.enter_context(nginx(folder, body))
        addresses = {"nginx, static file compressed beforehand": static + ARTICLE, **addresses}
    return addresses


@contextlib.contextmanager
def granian(application: str, environment: dict):
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1"]
    with running([*command, "--port", str(port), application], environment):
        yield wait_for(port)


@contextlib.contextmanager
def nginx(folder: Path, body: bytes):
    port, page = free_port(), folder / "pages" / ARTICLE.strip("/") / "index.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(body)
    page.with_name("index.html.gz").write_bytes(gzip.compress(body, 9))
    for path in (folder, folder / "pages"):
        path.chmod(0o755)
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port))
    with running(["nginx", "-c", str(configuration)], os.environ):
        yield wait_for(port)


@contextlib.contextmanager
def running(command: list, environment):
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(port: int) -> str:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return f"http://localhost:{port}"
        time.sleep(0.1)
    raise TimeoutError(f"no server on port {port}")


def fetch(address: str) -> bytes:
    """Ask until the answer comes from memory; the page's plain body."""
    host, path = address.removeprefix("http://").split("/", 1)
    for _ in range(20):
        connection = http.client.HTTPConnection(host)
        connection.request("GET", f"/{path}")
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{address} answered {response.status}")
        time.sleep(0.05)
    return body


def measure(addresses: dict[str, str]) -> dict[str, float]:
    """Median requests a second by name, rounds interleaved."""
    load = with_wrk if shutil.which("wrk") else with_threads
    rates = {name: [] for name in addresses}
    for _ in range(ROUNDS):
        for name, address in addresses.items():
            rates[name].append(load(address, headers_for(name)))
    return {name: statistics.median(measured) for name, measured in rates.items()}


def headers_for(name: str) -> dict[str, str]:
    cookie = {"Cookie": "portal_session=none"} if name == "rendered each time" else {}
    return {"Accept-Encoding": "gzip", **cookie}


def with_wrk(address: str, headers: dict) -> float:
    options = [f"-H{name}: {value}" for name, value in headers.items()]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *options, address]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output:
        raise RuntimeError(output)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def with_threads(address: str, headers: dict) -> float:
    """Without wrk: a few Python threads, slower than the servers; ratios then look flatter."""
    counts, end = [], time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=ask_until, args=(address, headers, end, counts)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def ask_until(address: str, headers: dict, end: float, counts: list) -> None:
    host, path = address.removeprefix("http://").split("/", 1)
    connection, number = http.client.HTTPConnection(host), 0
    while time.monotonic() < end:
        connection.request("GET", f"/{path}", headers=headers)
        connection.getresponse().read()
        number += 1
    counts.append(number)


def describe(rates: dict[str, float]) -> str:
    """The table, in ratios to the first server measured (nginx, where it is installed)."""
    first = next(iter(rates.values()))
    django = rates["Django's page cache, in memory"]
    rows = [
        [name, f"{rate / first:.3f}", f"{rate / django:.1f}", GOALS.get(name, "")]
        for name, rate in rates.items()
    ]
    generator = "wrk" if shutil.which("wrk") else "Python threads (they slow the fastest down)"
    method = (
        f"Measured {date.today():%d/%m/%Y} with {generator}: {CONNECTIONS} connections, "
        f"{ROUNDS} interleaved rounds of {SECONDS} s, medians; Python {platform.python_version()}, "
        f"{os.cpu_count()} cores shared by servers and load."
    )
    head = ["one article, gzip", f"to {next(iter(rates))}", "to Django's cache", "goal"]
    return f"{method}\n\n{report.table(head, rows)}"


if __name__ == "__main__":
    main()
