"""A request is read as UTF-8 and as long as a number says, whatever else it claims."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest

from portal.plain import PlainRequests, plain, without_charset

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("claimed", "read"),
    [
        ("", ""),
        (FORM, FORM),
        (f"{FORM}; charset=utf-16", FORM),
        (f'{FORM};CHARSET="a;b"', FORM),
        (f"{FORM}; charset*=utf-8''hex", FORM),
        (f"{FORM}; charset=a; charset=b", FORM),
        ("multipart/form-data; charset=hex; boundary=x", "multipart/form-data; boundary=x"),
        (
            'multipart/form-data; boundary="a charset=b"',
            'multipart/form-data; boundary="a charset=b"',
        ),
        (f'{FORM}; x="; charset=hex', FORM),
        ("charset=hex", "charset=hex"),
    ],
)
def test_a_content_type_names_no_charset(claimed, read):
    assert without_charset(claimed).rstrip() == read or "charset" not in without_charset(claimed)


@pytest.mark.parametrize("length", ["abc", "²", "-5", "+3", "1_0", "9" * 30, "", " 7", "7\n"])
def test_a_length_that_is_no_number_is_none(length):
    assert plain({"CONTENT_LENGTH": length})["CONTENT_LENGTH"] == "0"


def test_a_length_that_is_a_number_stays():
    assert plain({"CONTENT_LENGTH": "123", "CONTENT_TYPE": FORM}) == {
        "CONTENT_LENGTH": "123",
        "CONTENT_TYPE": FORM,
    }


@pytest.mark.parametrize("charset", ["utf-16", "hex", "idna", "rot13", "latin-1", "undefined"])
def test_no_codec_of_pythons_ends_a_request_outside_of_all_error_pages(charset):
    """Django alone raises here, before any middleware: the server would have no page at all."""
    seen = []
    environ = {
        "REQUEST_METHOD": "OPTIONS",
        "PATH_INFO": "/khong-co/",
        "QUERY_STRING": "a&" * 2_000,
        "CONTENT_TYPE": f"{FORM}; charset={charset}",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    application = PlainRequests(lambda environ, start: seen.append(environ["CONTENT_TYPE"]) or [])
    assert application(environ, None) == []
    assert seen == [FORM]
    assert WSGIRequest(environ).encoding is None
