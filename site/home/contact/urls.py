"""Addresses under `/gui/lien-he/`."""

from django.urls import path

from common.guard.sendings import Thanks
from home.contact import views

urlpatterns = [
    path("", views.Contact.as_view(), name="contact"),
    path("da-gui/", Thanks.as_view(template_name="pages/contact_sent.html"), name="contact-sent"),
]
