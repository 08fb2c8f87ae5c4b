"""Production starts whole or not at all, and says everything that is missing at once."""

import base64
import json
import shutil

import pytest
from django.core.files.storage import storages
from tests.portal.production import ROOT, run, variables
from tests.prepared import migrated_file

from portal.demo.constants import ROOT_KEY
from portal.settings import buckets
from portal.settings.environment import REQUIRED, problems

START = "import django; django.setup(); print('started')"
SHOW = """
import django, json; django.setup()
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in %r}, default=str))
"""


def start(environment):
    return run(environment, script=START)


def zeros(size):
    """A key that is the same in every process: pytest-xdist compares the names of tests."""
    return base64.b64encode(bytes(size)).decode()


def show(environment, *names):
    result = run(environment, script=SHOW % (names,))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_without_any_it_names_every_one_at_once(tmp_path):
    result = start({"DJANGO_SETTINGS_MODULE": "portal.settings.production"})
    assert result.returncode != 0
    for name in REQUIRED:
        assert f"  - {name} is missing" in result.stderr


@pytest.mark.parametrize("name", REQUIRED)
def test_each_missing_one_alone_is_named(tmp_path, name):
    found = problems(variables(tmp_path, **{name: None}))
    assert len(found) == 1
    assert found[0].startswith(f"{name} is missing (or {name}_FILE")


@pytest.mark.parametrize("name", REQUIRED)
def test_each_may_come_from_a_file_with_a_last_newline(tmp_path, name):
    environment = variables(tmp_path)
    (tmp_path / name).write_text(environment.pop(name) + "\n")
    assert problems(environment | {f"{name}_FILE": str(tmp_path / name)}) == []


def test_it_really_starts_with_every_secret_from_files(tmp_path):
    environment = variables(tmp_path)
    expected = {name: environment[name] for name in ("JOURNAL_KEY", "VAULT_ROOT_KEY")}
    for name in REQUIRED:
        (tmp_path / name).write_text(environment.pop(name) + "\n")
        environment[f"{name}_FILE"] = str(tmp_path / name)
    assert show(environment, *expected) == expected


@pytest.mark.parametrize("name", REQUIRED)
def test_an_unreadable_file_is_named_like_a_missing_value(tmp_path, name):
    environment = variables(tmp_path, **{name: None})
    found = problems(environment | {f"{name}_FILE": str(tmp_path / "nowhere")})
    assert found == [f"{name}_FILE cannot be read (No such file or directory)"]


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("VAULT_ROOT_KEY", zeros(31), "holds 31 bytes instead of 32"),
        ("RECEIPT_SALT", zeros(32), "holds 32 bytes instead of 16"),
        ("JOURNAL_KEY", "not base64!", "is not base64"),
        ("LIMIT_KEY", zeros(16), "holds 16 bytes instead of 32"),
        ("DJANGO_SECRET_KEY", "short", "is shorter than 50 characters"),
        ("DJANGO_SECRET_KEY", "local-only-" + "x" * 50, "is a development key"),
        ("ALLOWED_HOSTS", "*", "must name hosts"),
        ("ALLOWED_HOSTS", ",", "must name hosts"),
        ("PORTAL_BASE_URL", "http://toandan.example.vn", "must be https://HOST"),
        ("PORTAL_BASE_URL", "https://toandan.example.vn/portal", "must be https://HOST"),
        ("DATABASE_URL", "portal", "is not a URL"),
    ],
)
def test_a_malformed_value_is_named_but_not_repeated(tmp_path, name, value, complaint):
    found = problems(variables(tmp_path, **{name: value}))
    assert len(found) == 1
    assert found[0].startswith(f"{name} {complaint}")
    assert len(value) < 8 or value not in found[0]


def test_debug_and_the_demonstration_cannot_be_switched_on_nor_the_form_opened_unconfirmed(
    tmp_path,
):
    environment = variables(tmp_path) | {"DEBUG": "1", "DEMONSTRATION": "1"}
    cookies = {
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_COOKIE_SECURE": True,
    }
    closed = "TIP_FORM_NEEDS_CONFIRMATION"
    environment[closed] = "0"
    shown = show(environment, "DEBUG", "DEMONSTRATION", "INSTALLED_APPS", closed, *cookies)
    assert shown[closed] is True
    assert cookies.items() <= shown.items()
    assert not shown["DEBUG"]
    assert not shown["DEMONSTRATION"]
    assert "portal.demo" not in shown["INSTALLED_APPS"]


def test_django_finds_nothing_to_warn_of(tmp_path):
    result = run(variables(tmp_path), "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr


ANSWER = """
import django; django.setup()
from django.test import Client
client = Client(headers={"host": "toandan.example.vn"}, **%r)
response = client.get(%r)
print(response.status_code, response.get("Location"), response.get("Strict-Transport-Security"))
"""


def answer(environment, path, **meta):
    result = run(environment, script=ANSWER % (meta, path))
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.fixture
def folder(tmp_path):
    """A folder with a database of its own, ready to serve."""
    shutil.copy(migrated_file(), tmp_path / "production.sqlite3")
    return tmp_path


def test_tls_is_demanded_and_only_a_trusted_proxy_can_vouch_for_it(folder):
    environment = variables(folder, TRUSTED_PROXIES="10.0.0.0/8")
    login = "/tai-khoan/dang-nhap/"
    forwarded = {"HTTP_X_FORWARDED_PROTO": "https"}
    to_tls = "301 https://toandan.example.vn/tai-khoan/dang-nhap/ None"
    assert answer(environment, login, REMOTE_ADDR="198.51.100.1", **forwarded) == to_tls
    through = answer(environment, "/robots.txt", REMOTE_ADDR="10.0.0.1", **forwarded)
    assert through == "200 None max-age=31536000; includeSubDomains"
    assert answer(environment, "/healthz").startswith("200")


DEMONSTRATE = "import django; django.setup(); "
ACCOUNT = (
    "from common.models import User; User.objects.create(username='thu', is_demonstration=True)"
)
STATION = (
    "from places.models import Station; "
    "Station.objects.create(code='thu', name='Thử', kind='central', is_demonstration=True)"
)
SERVE = "import os; os.environ['TICK'] = '0'; import portal.wsgi; print('serving')"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [(ACCOUNT, "demonstration accounts"), (STATION, "demonstration stations")],
)
def test_a_database_that_was_tried_out_is_refused_by_server_and_checks(folder, rows, reason):
    environment = variables(folder)
    made = run(environment, script=DEMONSTRATE + rows)
    assert made.returncode == 0, made.stderr
    served = run(environment, script=SERVE)
    assert served.returncode != 0
    assert reason in served.stderr
    checked = run(environment, "check", "--database", "default")
    assert "portal.E001" in checked.stderr


def test_the_published_root_key_is_refused_by_server_and_checks(tmp_path):
    environment = variables(tmp_path, VAULT_ROOT_KEY=ROOT_KEY)
    served = run(environment, script=SERVE)
    assert served.returncode != 0
    assert "VAULT_ROOT_KEY is the demonstration's" in served.stderr
    checked = run(environment, "check", "--deploy")
    assert "portal.E002" in checked.stderr


def test_a_clean_database_is_served(folder):
    served = run(variables(folder), script=SERVE)
    assert (served.returncode, served.stdout) == (0, "serving\n"), served.stderr


def test_a_database_not_yet_made_is_left_to_readiness(tmp_path):
    served = run(variables(tmp_path), script=SERVE)
    assert served.returncode == 0, served.stderr


def test_a_bucket_keeps_pictures_at_our_own_address():
    entry = buckets.storage("s3://KEY:SE%2FCRET@s3.example.vn:9000/anh?region=vn-1", "toandan.vn")
    options = entry["OPTIONS"]
    assert options["endpoint_url"] == "https://s3.example.vn:9000"
    assert (options["bucket_name"], options["region_name"]) == ("anh", "vn-1")
    assert (options["access_key"], options["secret_key"]) == ("KEY", "SE/CRET")
    storage = storages.create_storage(entry)
    assert storage.url("images/a.webp") == "https://toandan.vn/media/images/a.webp"


@pytest.mark.parametrize("url", ["http://host/bucket", "s3://host", "s3:///bucket"])
def test_a_bucket_address_that_cannot_be_right_is_refused(url):
    with pytest.raises(ValueError, match="MEDIA_BUCKET_URL must look like"):
        buckets.storage(url, "toandan.vn")


def test_local_settings_never_name_another_machine():
    text = (ROOT / "site/portal/settings/local.py").read_text()
    assert "0.0.0.0" not in text
    assert '"*"' not in text
