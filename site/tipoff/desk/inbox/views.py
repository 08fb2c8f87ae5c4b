"""The list as a fragment."""

from dataclasses import asdict

from django.http import JsonResponse
from django.template.loader import render_to_string

from tipoff.desk import labels, payloads, services
from tipoff.desk import selectors as desk_selectors
from tipoff.desk.access import OpenDeskView
from tipoff.desk.inbox import selectors
from tipoff.desk.inbox.forms import ListForm
from tipoff.desk.inbox.selectors import Tab
from tipoff.desk.moving.selectors import colleagues


class TipList(OpenDeskView):
    """A page of the list as a fragment, with the sealed headers that it shows."""

    http_method_names = ("post",)

    def post(self, request):
        form = ListForm(self.officer, request.POST)
        wish = form.wish()
        page = selectors.list_page(self.officer, wish)
        tips = list(page.object_list)
        services.release_list(self.officer, page.number, wish.tab, tips)
        context = self._context(form, wish, page, tips)
        return JsonResponse(
            {
                "html": render_to_string("desk/list.html", context, request),
                "tips": [payloads.sealed_tip(tip) for tip in tips],
                "counts": asdict(context["counts"]),
                "page": {"number": page.number, "pages": page.paginator.num_pages},
            }
        )

    def _context(self, form, wish, page, tips) -> dict:
        counts = selectors.tab_counts(self.officer)
        passed_on = wish.tab == Tab.PASSED and not wish.digest
        return {
            "form": form,
            "wish": wish,
            "page": page,
            "rows": [_row(tip) for tip in tips],
            "tabs": [(tab, counts[tab.value]) for tab in Tab],
            "counts": desk_selectors.counts(self.officer),
            "colleagues": colleagues(self.officer),
            "passed_on": selectors.passed_on(self.officer) if passed_on else None,
        }


def _row(tip) -> dict:
    unread = tip.opened_at is None or tip.new_messages
    return {
        "tip": tip,
        "deadline": labels.deadline(tip),
        "state": labels.state(tip),
        "unread": unread,
    }
