"""The gallery beside the portal's own addresses."""

from django.urls import path

from portal.demo.gallery import gallery
from portal.urls import urlpatterns as portal_patterns

urlpatterns = [path("dung-thu/thanh-phan/", gallery, name="gallery"), *portal_patterns]
