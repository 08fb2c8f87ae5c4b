"""`/api/v2/pages/`: published pages, as Wagtail's API shows them, with fewer questions allowed."""

from collections import OrderedDict
from itertools import chain

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import QueryDict
from django.urls import path
from rest_framework.exceptions import Throttled
from rest_framework.pagination import BasePagination
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from wagtail.api.v2.filters import (
    ChildOfFilter,
    DescendantOfFilter,
    LocaleFilter,
    OrderingFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.utils import BadRequestError, page_models_from_string
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site, get_page_models

from common.caching import allow
from common.guard.brief import BriefLimit
from common.guard.limits import network_of
from common.pages import BasePage
from publishing.models import CatalogueEntry

from .fields import LISTED, WHOLE

#: Lists drawn for one network, in each process of the server; single pages are kept by the cache.
MOST, SECONDS = 120, 60
LIMIT = BriefLimit(MOST, SECONDS)
DEFAULT_SIZE, LARGEST_SIZE, FARTHEST = 20, 50, 100_000
LONGEST_VALUE = 200


class NetworkThrottle(BaseThrottle):
    """So many lists a minute for one network, counted in memory alone."""

    def allow_request(self, request, view):
        return LIMIT.allow(network_of(request))

    def wait(self):
        return LIMIT.left()


class Slices(BasePagination):
    """`limit` and `offset`, both with an end."""

    def paginate_queryset(self, queryset, request, view=None):
        limit = _number(request, "limit", DEFAULT_SIZE, LARGEST_SIZE)
        offset = _number(request, "offset", 0, FARTHEST)
        self.total_count = queryset.count()
        pages = list(queryset[offset : offset + limit])
        found = CatalogueEntry.objects.in_bulk([page.pk for page in pages])
        for page in pages:
            page.listed = found.get(page.pk)
        return pages

    def get_paginated_response(self, data):
        meta = {"total_count": self.total_count}
        return Response(OrderedDict(meta=meta, items=data))


def _number(request, name: str, default: int, most: int) -> int:
    text = request.GET.get(name, str(default))
    if not (text.isascii() and text.isdecimal()) or int(text) > most:
        raise BadRequestError(f"{name} must be a number from 0 to {most}")
    return int(text)


def for_everybody(response):
    """Let the pages of other sites read an answer: it is public, and no cookie changes it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def check(request, known: frozenset) -> None:
    """Refuse parameters that are not known, and values that no honest one has."""
    unknown = request.GET.keys() - known
    if unknown:
        raise BadRequestError("not a parameter of this list: " + ", ".join(sorted(unknown)))
    for value in chain.from_iterable(values for _, values in request.GET.lists()):
        if "\0" in value or len(value) > LONGEST_VALUE:
            raise BadRequestError("a value is too long, or no text")


def _types() -> list:
    return [model for model in get_page_models() if issubclass(model, BasePage)]


class Ordering(OrderingFilter):
    """By a column; never by chance, which would cost a whole reading of the table each time."""

    def filter_queryset(self, request, queryset, view):
        if "random" in request.GET.get("order", ""):
            raise BadRequestError("cannot order by chance")
        return super().filter_queryset(request, queryset, view)


class PagesEndpoint(PagesAPIViewSet):
    """Lists pages, and shows one; no search, no free choice of fields, no site but this one."""

    http_method_names = ["get", "head"]
    renderer_classes = [JSONRenderer]
    authentication_classes = []
    permission_classes = []
    throttle_classes = [NetworkThrottle]
    pagination_class = Slices
    filter_backends = [
        ChildOfFilter,
        DescendantOfFilter,
        Ordering,
        TranslationOfFilter,
        LocaleFilter,
    ]
    known_query_parameters = frozenset(
        {"limit", "offset", "order", "type", "child_of", "descendant_of"}
        | {"translation_of", "locale"}
    )
    body_fields = ["id", "title", *LISTED, *WHOLE]
    meta_fields = ["type", "detail_url", "html_url", "slug", "first_published_at"]
    meta_fields += ["last_published_at", "locale", "parent"]
    detail_only_fields = ["parent", *(field.name for field in WHOLE)]
    listing_default_fields = ["id", "title", *(field.name for field in LISTED), *meta_fields[:-1]]

    def initial(self, request, *args, **kwargs):
        if self.action == "detail_view":
            # The cache drops what it does not know: a page is the same whatever else is asked.
            request._request.GET = QueryDict()
        super().initial(request, *args, **kwargs)
        check(request, self.known_query_parameters)

    def check_query_parameters(self, queryset):
        """Asked of every request already, before anything is read (`check`)."""

    def check_throttles(self, request):
        if self.action == "listing_view":
            super().check_throttles(request)

    def throttled(self, request, wait):
        raise Throttled(wait, detail="too many requests from this network")

    def get_base_queryset(self):
        """Published pages of our own types; Wagtail's welcome page is none."""
        here = Q(pk__in=[])
        for root in Site.get_site_root_paths():
            here |= Q(url_path__startswith=root.root_path)
        types = ContentType.objects.get_for_models(*_types()).values()
        return Page.objects.live().filter(here, content_type__in=types).select_related("locale")

    def get_queryset(self):
        pages, asked = self.get_base_queryset().order_by("pk"), self.request.GET.get("type")
        try:
            return pages.type(*page_models_from_string(asked)) if asked else pages
        except (LookupError, ValueError) as error:
            raise BadRequestError("type doesn't exist") from error

    def get_object(self):
        if not hasattr(self, "_shown"):
            page = super(PagesAPIViewSet, self).get_object()
            entries = CatalogueEntry.objects.select_related("search_row")
            self._shown = page.specific_class.for_reading().get(pk=page.pk)
            self._shown.listed = entries.filter(pk=page.pk).first()
        return self._shown

    def finalize_response(self, request, response, *args, **kwargs):
        """The page cache knows no parameters of ours: a list is drawn each time, a page is kept."""
        response = for_everybody(super().finalize_response(request, response, *args, **kwargs))
        return allow(response) if self.action == "detail_view" else response

    @classmethod
    def get_urlpatterns(cls):
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            path("<int:pk>/", cls.as_view({"get": "detail_view"}), name="detail"),
        ]
