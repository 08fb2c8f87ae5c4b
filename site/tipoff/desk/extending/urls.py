"""The addresses of extending."""

from django.urls import re_path

from tipoff.desk.extending import views

TIP = r"^tin/(?P<number>[0-9]{10})/"

urlpatterns = [re_path(TIP + "gia-han/$", views.Extend.as_view(), name="extend")]
