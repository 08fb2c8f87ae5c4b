"""Whatever is typed or sent is answered in words beside the field, and what was typed stays."""

import pytest
from tests.tipoff.intake.walk import ANSWERS, FORM, post, url


def test_an_error_keeps_the_text_and_names_itself_in_the_title(world, client):
    for answer in ANSWERS[:-1]:
        post(client, *answer)
    text = "dài " * 2000
    page = post(client, "noi-dung", {"story": text}).content.decode()
    assert "<title>Lỗi: " in page
    assert text.strip() in page
    assert "7.999" in page or "7999" in page


@pytest.mark.parametrize("slug", [slug for slug, _ in ANSWERS])
@pytest.mark.parametrize(
    "value", ["", "\x00", "x" * 100_000, "\ud800".encode("utf-8", "surrogatepass"), "' OR 1=1 --"]
)
def test_hostile_input_is_answered_and_never_a_fault(world, client, slug, value):
    names = ["happening", "category", "typed", "choice", "concerns", "story", "province"]
    data = dict.fromkeys(names, value)
    assert client.post(url(slug), data).status_code in (200, 302)
    assert client.post(url(slug), b"\xff\xfe", content_type="text/plain").status_code < 500
    assert client.post(url(slug), b"story=%ff%fe&choice=%00", content_type=FORM).status_code < 500
    assert client.put(url(slug)).status_code in (403, 404, 405)


@pytest.mark.parametrize(
    "path", ["khong-co", "goi-y/x", "noi-dung/../x", "kiem-tra/1", "a" * 300, "%00", "%ff"]
)
def test_an_unknown_address_is_a_404(world, client, path):
    assert client.get(f"/bao-tin/{path}/").status_code == 404
