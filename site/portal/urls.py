"""All addresses, wired here and nowhere else (the list: docs/architecture.md)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home.reading import urls as reading
from portal import health, media, robots
from portal.page_editing import EditPage

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("robots.txt", robots.robots),
    path("", include("home.machines.urls")),
    # Wagtail's own login and password reset know no second factor: the portal's stand before them.
    path("quan-tri/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path(r"^quan-tri/password_reset/", page_not_found, {"exception": None}),
    # Wagtail gives every snippet's chooser a form to create one; ours have none, and it would fail.
    re_path(r"^quan-tri/snippets/choose/[^/]+/[^/]+/create/", page_not_found, {"exception": None}),
    # A decision on a page that somebody else has decided on is no fault of the server's.
    path("quan-tri/pages/<int:page_id>/edit/", EditPage.as_view()),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("", include("publishing.counting.urls")),
    path("", include("home.api.urls")),
    *reading.everywhere,
    path("media/<path:path>", media.rendition),
    path("phat/<int:pk>/<str:name>", media.recording, name="recording"),
    *([path("dung-thu/", include("portal.demo.urls"))] if settings.DEMONSTRATION else []),
    *i18n_patterns(
        path("tai-khoan/", include("portal.accounts.urls")),
        path("truc-ban/", include("tipoff.desk.urls")),
        path("bao-tin/", include("tipoff.urls")),
        path("gui/lien-he/", include("home.contact.urls")),
        path("gui/cau-hoi/", include("news.questions.urls")),
        path("gui/trac-nghiem/", include("news.learning.urls")),
        path("gui/gop-y/", include("campaigns.consultations.urls")),
        path("tim-kiem/", include("home.search.urls")),
        path("cong-an/", include("home.stations.urls")),
        path("", include(reading)),
        path("", include("campaigns.events.urls")),
        path("", include("publishing.urls")),
        path("", include("common.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "portal.errors.page_not_found"
handler500 = "portal.errors.server_error"
