"""A page whose token is missing or old: told from a browser without cookies, nothing lost."""

from django.test import Client
from tests.tipoff.intake.walk import ANSWERS, post


def test_without_cookies_a_page_says_so(world):
    client = Client(enforce_csrf_checks=True)
    response = post(client, *ANSWERS[0])
    assert response.status_code == 403
    assert "cookie" in response.content.decode().lower()
