"""Calendar files under the addresses of their pages."""

from django.urls import re_path

from . import views

urlpatterns = [
    re_path(r"^((?:[\w\-]+/)+)lich\.ics$", views.calendar, name="calendar"),
]
