"""The directory's pages, and its answers to what somebody types.

Pages are kept by the page cache. Answers are kept by no cache, and what was typed nowhere.
"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from campaigns.country import country
from campaigns.map import Drawing, draw_closer
from common import emergency
from common.caching import for_everyone, for_one_reader
from common.models import SiteSettings
from home.stations import pages, selectors
from places.models import Province
from publishing.search.queries import read

TYPED = "q"


@require_safe
def directory(request) -> HttpResponse:
    """Answer the finder, the home province's list, and the other provinces."""
    home = SiteSettings.load(request).home_province
    context = {
        "page": pages.directory_page(),
        "province": home,
        "listed": selectors.in_province(home.code) if home else None,
        "provinces": selectors.provinces(),
        "central": selectors.central_desks(),
    }
    return _kept(request, "pages/stations.html", context)


@require_safe
def of_province(request, code: str) -> HttpResponse:
    """Answer the list of a province."""
    province = get_object_or_404(Province.objects.current(), code=code)
    context = {
        "page": pages.province_page(province),
        "province": province,
        "listed": selectors.in_province(province.code),
    }
    return _kept(request, "pages/stations_of_province.html", context)


@require_safe
def station(request, code: str) -> HttpResponse:
    """Answer a station's page."""
    found = get_object_or_404(selectors.stations(), code=code)
    territory = selectors.territory(found)
    wards = [one.ward for one in territory]
    context = {
        "page": pages.station_page(found, wards),
        "station": found,
        "territory": territory,
        "drawing": _map(territory),
        "news": selectors.news_of(wards, get_language()) if wards else [],
    }
    return _kept(request, "pages/station.html", context)


@require_safe
def find(request) -> HttpResponse:
    """Answer the stations of the wards that the typed text may mean."""
    typed = read(request.GET.get(TYPED, "")).typed
    home = SiteSettings.load(request).home_province_id
    directory = pages.directory_page()
    context = {
        "page": directory,
        "crumbs": [directory],
        "typed": typed,
        "found": selectors.find(typed, home) if typed else [],
        "provinces": selectors.provinces_called(typed),
    }
    return for_one_reader(render(request, "pages/stations_found.html", context))


def _map(territory: list[selectors.Territory]) -> Drawing | None:
    """Where the wards lie; None where no place file says so."""
    points = [
        (one.number, (one.ward.latitude, one.ward.longitude))
        for one in territory
        if one.ward.latitude is not None and one.ward.longitude is not None
    ]
    return draw_closer(points, country().points) if points else None


def _kept(request, template: str, context: dict) -> HttpResponse:
    return for_everyone(render(request, template, context), emergency.next_change())
