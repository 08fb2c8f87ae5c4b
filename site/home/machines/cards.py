"""Share cards: `/the-chia-se/PAGE-DIGEST.png`."""

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from common import share_cards
from common.caching import allow
from common.models import SiteSettings

DAY = 24 * 3600


@require_safe
def share_card(request, pk: int, digest: str) -> HttpResponse:
    """The card of a published page, drawn once; another title has another address."""
    title = Page.objects.live().filter(pk=pk).values_list("title", flat=True).first()
    name = SiteSettings.load(request).site_name
    if title is None or digest != share_cards.digest(title, name):
        raise Http404
    response = HttpResponse(_drawn(title, name, digest), content_type="image/png")
    # Other sites show it: that is what it is for.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=DAY)
    return allow(response)


def _drawn(title: str, name: str, digest: str) -> bytes:
    return cache.get_or_set(f"share-card.{digest}", lambda: share_cards.draw(title, name), DAY)
