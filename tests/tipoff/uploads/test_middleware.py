"""Every form under a closed address gets a handler of ours before it is read; editors' do not."""

import csv

import pytest
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from tests.portal.test_who_may_read_what import TABLE
from tests.tipoff.uploads import samples
from tests.tipoff.uploads.conftest import a_part

from common.addresses import first_segment, is_closed
from tipoff.uploads.handlers import RefusingHandler, SealingHandler
from tipoff.uploads.middleware import UploadMiddleware

FILES = {
    f"{language}/bao-tin/{rest}" for language in ("", "/en") for rest in ("tep/", "tra-cuu/tep/")
}


def closed_addresses():
    with TABLE.open(newline="") as table:
        examples = {row["example"] for row in csv.DictReader(table)}
    twins = {f"/en{path}" for path in examples}
    return sorted(path for path in examples | twins if is_closed(path))


def handlers(path, method="post"):
    request = getattr(RequestFactory(), method)(path, {"x": "1"})
    with translation.override("en" if path.startswith("/en/") else "vi"):
        try:
            match = resolve(path)
        except Resolver404:
            return None  # nothing reads a form there
    UploadMiddleware(None).process_view(request, match.func, match.args, match.kwargs)
    return [type(handler) for handler in request.upload_handlers]


def test_every_closed_address_refuses_files_but_the_two_that_seal_them():
    found = {path: handlers(path) for path in closed_addresses()}
    known = {path: kinds for path, kinds in found.items() if kinds is not None}
    admin = {path for path in known if first_segment(path) == "quan-tri"}
    assert {path for path, kinds in known.items() if kinds == [SealingHandler]} == FILES
    others = known.keys() - admin - FILES
    assert len(others) > 80
    assert {path for path in others if known[path] != [RefusingHandler]} == set()
    assert all(known[path] not in ([RefusingHandler], [SealingHandler]) for path in admin)


def test_public_pages_keep_djangos_own_handlers():
    assert handlers("/") not in ([RefusingHandler], [SealingHandler])


@pytest.mark.parametrize("path", ["/tai-khoan/dang-nhap/", "/bao-tin/thoi-diem/", "/gui/lien-he/"])
def test_a_file_where_none_belongs_is_read_past_and_the_fields_are_kept(world, client, path):
    answer = client.post(path, {"file": a_part(), "happening": "x" * 20})
    assert answer.status_code < 400
    assert answer.wsgi_request.POST["happening"] == "x" * 20
    assert not answer.wsgi_request.FILES


def test_a_form_without_files_that_is_larger_than_any_of_ours_is_not_read(world, client):
    answer = client.post("/bao-tin/thoi-diem/", {"file": a_part(samples.jpeg() + bytes(2_000_000))})
    assert answer.status_code == 413
