"""The public pages' address; the name is the one by which Wagtail reverses it."""

from django.urls import re_path

from common.serving import serve

urlpatterns = [re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve")]
