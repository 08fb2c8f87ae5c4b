"""The public figures as a page and as a CSV file."""

import csv

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tipoff.figures import chart, counting
from tipoff.figures.spans import total
from tipoff.pages import tip_page

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else


@tip_page
@require_safe
def figures(request):
    """A chart, the tables beside it, and how they are made."""
    table = counting.table().since(counting.last_months())
    months = [(month, table.of_month(month)) for month in table.months]
    context = {
        "months": months,
        "first": table.months[0] if months else None,
        "last": table.months[-1] if months else None,
        "today": timezone.localdate(),
        "rows": [(place, table.of_place(place)) for place in table.places],
        "chart": chart.draw(months),
        "all": total(span for _month, span in months),
        "quarter": counting.quarter(),
        "smallest": settings.SMALLEST_FIGURE,
    }
    return render(request, "tipoff/figures.html", context)


@tip_page
@require_safe
def download(request):
    """Every finished month, a line for each province: the same numbers as the page's."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("tip-figures")}.csv"'
    lines = csv.writer(response, lineterminator="\r\n")
    lines.writerow(
        [_("Month"), _("Province code"), _("Province or city"), _("At least"), _("At most")]
    )
    table = counting.table()
    for month in table.months:
        for place in table.places:
            span = table.spans[place.code, month]
            lines.writerow([f"{month:%Y-%m}", place.code, place.name, span.least, span.most])
    return response
