"""Addresses under `/gui/cau-hoi/`."""

from django.urls import path

from common.guard.sendings import Thanks
from news.questions import views

urlpatterns = [
    path("", views.Ask.as_view(), name="ask"),
    path("da-gui/", Thanks.as_view(template_name="pages/ask_sent.html"), name="question-sent"),
]
