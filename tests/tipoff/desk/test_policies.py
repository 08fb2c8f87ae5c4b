"""What the desk's answers allow the browser: scripts by path, a worker that can ask for nothing."""

import gzip

import pytest

from tipoff.desk import files
from tipoff.desk.shell import SCRIPTS

pytestmark = pytest.mark.django_db
WORKER = "/truc-ban/kho-khoa/worker.js"


def policy_of(response):
    parts = [part.split() for part in response["Content-Security-Policy"].split("; ")]
    return {name: values for name, *values in parts}


def test_the_document_names_paths_for_scripts_and_never_the_whole_origin(client, duty):
    duty.enter(client)
    policy = policy_of(client.get("/truc-ban/"))
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == [
        "testserver/static/tipoff/desk/",
        "testserver/truc-ban/kho-khoa/",
    ]
    assert policy["worker-src"] == ["testserver/truc-ban/kho-khoa/"]
    assert policy["connect-src"] == ["testserver/truc-ban/"]
    assert policy["frame-ancestors"] == ["'none'"]
    named = {value for values in policy.values() for value in values}
    assert not named & {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"}
    assert [name for name, values in policy.items() if "'self'" in values] == ["form-action"]


def test_the_english_desk_has_the_same_policy_under_its_own_path(client, duty):
    duty.enter(client)
    policy = policy_of(client.get("/en/truc-ban/"))
    assert policy["worker-src"] == ["testserver/en/truc-ban/kho-khoa/"]


def test_every_script_of_the_document_stands_under_a_named_path(client, duty):
    duty.enter(client)
    html = client.get("/truc-ban/").content.decode()
    sources = [piece.split('"')[0] for piece in html.split('<script src="')[1:]]
    assert len(sources) == len(SCRIPTS)
    assert all(source.startswith("/static/tipoff/desk/") for source in sources)


def test_the_worker_may_ask_for_nothing_at_all(client, duty):
    duty.enter(client)
    response = client.get(WORKER)
    assert policy_of(response) == {
        "default-src": ["'none'"],
        "script-src": ["'wasm-unsafe-eval'"],
    }
    assert response["Content-Type"] == "text/javascript; charset=utf-8"


def test_the_worker_is_kept_for_ever_under_its_digest_and_not_at_all_otherwise(client, duty):
    duty.enter(client)
    kept = client.get(WORKER, {"v": files.version()})
    assert "immutable" in kept["Cache-Control"]
    assert "private" in kept["Cache-Control"]
    for other in (client.get(WORKER), client.get(WORKER, {"v": "0" * 16})):
        assert other["Cache-Control"] == "no-store"


def test_the_digest_changes_with_the_policy_too(monkeypatch):
    before = files.version()
    files.version.cache_clear()
    monkeypatch.setattr(files.policies, "WORKER_POLICY", "default-src *")
    assert files.version() != before
    files.version.cache_clear()


def test_a_packed_worker_is_the_same_file(client, duty):
    duty.enter(client)
    packed = client.get(WORKER, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == client.get(WORKER).content
    assert len(packed.content) < 500_000


@pytest.mark.parametrize("name", ["vault.js", "sodium.js", "..", "worker.js.map"])
def test_no_other_file_is_served_there(client, duty, name):
    duty.enter(client)
    assert client.get(f"/truc-ban/kho-khoa/{name}").status_code == 404


def test_nothing_of_the_desk_is_kept_by_a_cache(client, duty, tip):
    duty.unlock(client)
    for url in ("danh-sach/", f"tin/{tip.public_id}/mo/", f"tin/{tip.public_id}/noi-dung/"):
        assert client.post(f"/truc-ban/{url}")["Cache-Control"] == "no-store"
    assert client.get("/truc-ban/")["Cache-Control"] == "no-store"


def test_fields_for_words_and_passphrase_have_no_name_to_be_sent_under(client, duty, tip):
    duty.unlock(client)
    html = client.post(f"/truc-ban/tin/{tip.public_id}/mo/").json()["html"]
    areas = [piece.split(">")[0] for piece in html.split("<textarea")[1:]]
    assert len(areas) >= 4
    assert not any(" name=" in area for area in areas)
    shell = client.get("/truc-ban/").content.decode()
    passphrase = shell.split('id="passphrase" ')[1].split(">")[0]
    assert " name=" not in passphrase
