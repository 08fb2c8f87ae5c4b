"""`/api/v2/`: the same in every language."""

from django.http import JsonResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe
from wagtail.api.v2.router import WagtailAPIRouter

from common.caching import cacheable

from .pages import PagesEndpoint, for_everybody

router = WagtailAPIRouter("api")
router.register_endpoint("pages", PagesEndpoint)


@require_safe
@cacheable
def contents(request) -> JsonResponse:
    """Name the lists that there are."""
    return for_everybody(JsonResponse({"pages": reverse("api:pages:listing")}))


urlpatterns = [path("api/v2/", contents, name="api"), path("api/v2/", router.urls)]
