"""Share cards: `/the-chia-se/PAGE-DIGEST.png`, and those of the directory of the police."""

from collections.abc import Iterable
from itertools import product

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from common import share_cards
from common.caching import allow
from common.models import SiteSettings
from home.stations.pages import card_titles

DAY = 24 * 3600


@require_safe
def share_card(request, pk: int, digest: str) -> HttpResponse:
    """The card of a published page, drawn once; another title has another address."""
    titles = Page.objects.live().filter(pk=pk).values_list("title", flat=True)
    return _card(request, titles, digest)


@require_safe
def station_card(request, key: str, digest: str) -> HttpResponse:
    """The card of a station or of a list of stations, in the language of its digest."""
    return _card(request, card_titles(key), digest)


def _card(request, titles: Iterable[str], digest: str) -> HttpResponse:
    """The card of the title and the site's name, in either language, that its address is of."""
    site = SiteSettings.load(request)
    names = filter(None, (site.site_name, site.site_name_en))
    words = (pair for pair in product(titles, names) if digest == share_cards.digest(*pair))
    title, name = next(words, (None, None))
    if title is None:
        raise Http404
    response = HttpResponse(_drawn(title, name, digest), content_type="image/png")
    # Other sites show it: that is what it is for.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=DAY)
    return allow(response)


def _drawn(title: str, name: str, digest: str) -> bytes:
    return cache.get_or_set(f"share-card.{digest}", lambda: share_cards.draw(title, name), DAY)
