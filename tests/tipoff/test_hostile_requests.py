"""Whatever is sent to a tip page, and however, is answered and never an error of ours."""

import pytest
from django.test import Client

FORM = "application/x-www-form-urlencoded"
PATHS = [
    "",
    "kiem-tra/",
    "da-gui/",
    "goi-y/",
    "noi-gui-khac/",
    "thoat/",
    "tra-cuu/",
    "tra-cuu/bo-sung/",
    "tra-cuu/dong/",
    "an-toan/",
    "thoi-diem/",
    "noi-xay-ra/",
    "khi-nao/",
    "noi-dung/",
    "lien-he/",
    "khong-co/",
]
BODIES = {
    "percent-encoded bytes that are no UTF-8": (b"story=%ff%fe%ed%a0%80&receipt=%ff", FORM),
    "raw bytes that are no UTF-8": (b"story=\xff\xfe\x00&typed=\xed\xa0\x80", FORM),
    "another character set": (b"story=caf\xe9", f"{FORM}; charset=latin-1"),
    "a character set that is none": (b"story=a", f"{FORM}; charset=\xff"),
    "null bytes": (b"story=%00&receipt=%00&typed=%00&choice=%00&text=%00&nonce=%00", FORM),
    "a thousand fields too many": (b"a=1&" * 2000, FORM),
    "JSON": (b'{"story": [1, {}]}', "application/json"),
    "a torn multipart": (
        b"--x\r\nContent-Disposition: form-data",
        "multipart/form-data; boundary=x",
    ),
    "a multipart without boundary": (b"story", "multipart/form-data"),
    "a place of many": (b"choice=20260&choice=x&province=99&typed=" + b"a" * 5000, FORM),
    "digits of another script": ("choice=²&receipt=②②②②②②②②②②②②②②②②".encode(), FORM),
}


@pytest.fixture
def citizen(world):
    client = Client(raise_request_exception=False)
    client.post("/bao-tin/an-toan/")
    client.post("/bao-tin/thoi-diem/", {"happening": "happened"})
    return client


@pytest.mark.parametrize("name", BODIES)
def test_no_body_is_an_error_of_ours(citizen, name):
    body, kind = BODIES[name]
    for path in PATHS:
        response = citizen.generic("POST", f"/bao-tin/{path}", body, kind)
        assert response.status_code < 500, path


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "XYZ"])
def test_no_method_is_an_error_of_ours_or_stored_anywhere(citizen, method):
    for path in PATHS:
        response = citizen.generic(method, f"/bao-tin/{path}")
        assert response.status_code < 500, path
        assert "no-store" in response["Cache-Control"], path


@pytest.mark.parametrize("cookie", ["\x00", "=" * 44, "A" * 42 + "=", '"', "é", "A" * 43])
def test_no_cookie_is_an_error_of_ours(citizen, cookie):
    for path in PATHS:
        citizen.cookies["tip_draft"] = citizen.cookies["tip_followup"] = cookie
        assert citizen.get(f"/bao-tin/{path}").status_code < 500, path
