"""Addresses under `/gui/gop-y/`."""

from django.urls import path

from common.guard.sendings import Thanks

from . import views

urlpatterns = [
    path("<int:pk>/", views.SendOpinion.as_view(), name="opinion"),
    path("da-gui/", Thanks.as_view(template_name="pages/opinion_sent.html"), name="opinion-sent"),
]
