"""Addresses under `/gui/cau-hoi/`."""

from django.urls import path

from news.questions import views

urlpatterns = [
    path("", views.Ask.as_view(), name="ask"),
    path("da-gui/", views.sent, name="question-sent"),
]
