"""Addresses beside the pages; the first two have one form for all languages."""

from django.urls import path

from home.reading import codes, offline

everywhere = [
    path("sw.js", offline.service_worker, name="service-worker"),
    path("ma-qr/<int:pk>.svg", codes.page_code, name="page-code"),
]
urlpatterns = [path("ngoai-tuyen/", offline.offline, name="offline")]
