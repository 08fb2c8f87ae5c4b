"""The search page, and titles offered while somebody types.

Neither is kept by any cache, nor is what was typed kept anywhere.
"""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common.caching import for_one_reader
from home.search.addresses import TYPED, Asked
from home.search.models import picked
from home.search.words import KINDS
from places.models import Ward
from publishing.search.queries import read
from publishing.search.results import COUNTED, EVERYTHING, Results, search, titles

OFFERED = 6
HEADINGS = {"section": _("Section or kind"), "year": _("Year"), "ward": _("Ward")}


@require_safe
def search_page(request) -> HttpResponse:
    """Answer the form, with results where something was asked."""
    asked, language = Asked.of(request.GET), get_language()
    found = search(asked.query, language, asked.chosen, asked.page)
    context = {
        "asked": asked,
        "found": found,
        "counted": COUNTED,
        "picks": picked(asked.query.words, language) if asked.is_plain else [],
        "kinds": _values(asked, found, "kind", KINDS),
        "filters": _filters(asked, found),
        "suggestion_url": Asked(read(found.suggestion)).url() if found.suggestion else "",
        "everything_url": Asked(asked.query).url() if asked.chosen != EVERYTHING else "",
        "newer_url": asked.url(found.page - 1) if found.page > 1 else "",
        "older_url": asked.url(found.page + 1) if found.page < found.pages else "",
    }
    return for_one_reader(render(request, "pages/search.html", context))


@require_safe
def offered_titles(request) -> JsonResponse:
    """Answer `{"titles": […]}` that begin as what is typed does, word by word."""
    words = read(request.GET.get(TYPED, "")).words
    return for_one_reader(JsonResponse({"titles": titles(words, get_language(), OFFERED)}))


def _filters(asked: Asked, found: Results) -> list[dict]:
    """The facets besides kinds that part the results, or are chosen."""
    codes = {code for code, _label, _number in found.facets.get("ward", [])}
    wards = Ward.objects.in_bulk(codes | ({asked.chosen.ward} - {""})) if codes else {}
    labels = {"ward": {code: str(ward) for code, ward in wards.items()}}
    every = [(name, _values(asked, found, name, labels.get(name, {}))) for name in HEADINGS]
    return [
        {"name": name, "heading": HEADINGS[name], "values": values}
        for name, values in every
        if len(values) > 1 or any(value["chosen"] for value in values)
    ]


def _values(asked: Asked, found: Results, name: str, labels: dict) -> list[dict]:
    """A facet's values as links; that of the chosen one takes it away again."""
    chosen = getattr(asked.chosen, name)
    return [
        {
            "label": labels.get(value, label),
            "number": number,
            "chosen": value == chosen,
            "url": asked.url(**{name: "" if value == chosen else value}),
        }
        for value, label, number in found.facets.get(name, [])
        if not chosen or value == chosen
    ]
