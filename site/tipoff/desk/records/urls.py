"""The journal's addresses."""

from django.urls import path, re_path

from tipoff.desk.records import views

urlpatterns = [
    path("nhat-ky/", views.Journal.as_view(), name="journal"),
    re_path(
        r"^tin/(?P<number>[0-9]{10})/nhat-ky/$", views.TipJournal.as_view(), name="tip-journal"
    ),
]
