"""The desk's one document, whichever of its addresses was asked for."""

from django.http import HttpResponse
from django.shortcuts import render

from tipoff.desk import navigation, payloads, selectors, sessions
from tipoff.desk.inbox.selectors import tab_of
from tipoff.desk.readiness import may_see

# The page's own scripts, in the order in which they need each other.
SCRIPTS = [
    f"tipoff/desk/{name}.js"
    for name in (
        "tools",
        "words",
        "server",
        "worker",
        "bell",
        "tips",
        "files",
        "fold",
        "traces",
        "opened",
        "list",
        "search",
        "bulk",
        "sheet",
        "related",
        "act",
        "writing",
        "forms",
        "panels",
        "moving",
        "province",
        "paper",
        "csv",
        "counter",
        "shortcuts",
        "lock",
        "enrol",
        "keys",
        "desk",
    )
]


def shell(request, officer, *, number: str | None = None, panel: str = "") -> HttpResponse:
    """What is around the vault, and the tip or the panel that it shows once opened.

    Loading it anew shuts what was open before.
    """
    sessions.shut(request.session)
    shown = {"number": number, "panel": panel, "address": request.get_full_path()}
    shown["tab"] = tab_of(request.GET.get("muc"))
    context = {
        "officer": officer,
        "counts": selectors.counts(officer),
        "vault": selectors.has_vault(officer),
        "page": payloads.page_settings(officer) | shown,
        "menu": navigation.entries(officer),
        "scripts": SCRIPTS,
        "readiness": may_see(officer),
    }
    return render(request, "desk/shell.html", context)
