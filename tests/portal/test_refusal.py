"""What production must never run on, and where no editor's page or redirect may lead."""

import base64

import pytest
from tests.publishing.pages import make_article, make_site
from wagtail.contrib.redirects.models import Redirect

from home.models import StandardPage
from portal import refusal
from portal.demo import constants, keys
from tipoff.models import Authority, EscrowKey

ROOT = constants.ROOT_KEY


@pytest.fixture
def real(settings, db):
    """Settings as production has them: no demonstration, keys of our own."""
    settings.DEMONSTRATION = False
    for number, name in enumerate(refusal.PUBLISHED):
        setattr(settings, name, base64.b64encode(bytes([number]) * 32).decode())
    return settings


def test_keys_and_rows_of_our_own_are_no_reason(real):
    assert refusal.reasons() == []


@pytest.mark.parametrize("name", refusal.PUBLISHED)
def test_each_published_key_is_a_reason(real, name):
    setattr(real, name, getattr(constants, name.removeprefix("VAULT_")))
    assert refusal.reasons() == [f"{name} is the demonstration's"]


@pytest.mark.parametrize(
    "spelling",
    [ROOT.rstrip("="), ROOT.replace("+", "-").replace("/", "_"), ROOT[:-2] + "J=", f" {ROOT}\n"],
)
def test_a_published_key_is_known_in_any_spelling(real, spelling):
    assert spelling != ROOT
    real.VAULT_ROOT_KEY = spelling
    assert refusal.reasons() == ["VAULT_ROOT_KEY is the demonstration's"]


@pytest.mark.parametrize("left", ["escrow", "authority"])
def test_a_key_that_the_demonstration_left_behind_is_a_reason(real, left):
    if left == "escrow":
        EscrowKey.objects.create(epoch=1, certificate=keys.escrow_envelope())
    else:
        envelope = keys.authority_envelope("48")
        Authority.objects.create(scope="48", serial="x", sign_key=bytes(32), certificate=envelope)
    assert refusal.reasons() == ["the database holds demonstration keys"]


@pytest.mark.parametrize(
    "closed", ["/truc-ban", "/bao-tin", "/en/bao-tin", "/quan-tri", "/bao-tin/mot/hai/"]
)
def test_no_editors_redirect_leads_away_from_a_closed_address(client, db, closed):
    Redirect.add_redirect(closed, "https://elsewhere.example/")
    response = client.get(closed)
    assert "elsewhere" not in response.get("Location", "")


@pytest.mark.parametrize("slug", ["truc-ban", "bao-tin"])
def test_no_editors_page_is_served_under_a_closed_address(client, db, slug):
    index = make_site()
    assert client.get(make_article(index).url).status_code == 200
    index.slug = slug
    index.save()
    child = make_article(index, 2)
    below = child.add_child(instance=StandardPage(title="Dưới", slug="duoi"))
    for page in (child, below):
        assert client.get(f"/{slug}/{page.url_path.split('/', 3)[3]}").status_code == 404


def test_an_editors_redirect_works_elsewhere(client, db):
    Redirect.add_redirect("/xua", "https://elsewhere.example/")
    assert client.get("/xua/")["Location"] == "https://elsewhere.example/"
