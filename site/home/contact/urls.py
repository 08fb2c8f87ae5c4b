"""Addresses under `/gui/lien-he/`."""

from django.urls import path

from home.contact import views

urlpatterns = [
    path("", views.Contact.as_view(), name="contact"),
    path("da-gui/", views.sent, name="contact-sent"),
]
