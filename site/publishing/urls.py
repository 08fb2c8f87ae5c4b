"""Feeds under the addresses of their lists."""

from django.urls import re_path

from . import feeds

urlpatterns = [re_path(r"^((?:[\w\-]+/)+)atom/$", feeds.atom, name="atom")]
