"""The addresses of writing."""

from django.urls import re_path

from tipoff.desk.writing import views

TIP = r"^tin/(?P<number>[0-9]{10})/"

urlpatterns = [
    re_path(TIP + "ghi-chu/$", views.AddNote.as_view(), name="note"),
    re_path(TIP + "hoi-them/$", views.Ask.as_view(), name="ask"),
    re_path(TIP + "lien-he/$", views.Contact.as_view(), name="contact"),
]
