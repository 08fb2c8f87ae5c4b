"""Addresses under `/tim-kiem/`."""

from django.urls import path

from home.search import views

urlpatterns = [
    path("", views.search_page, name="search"),
    path("goi-y/", views.offered_titles, name="search-titles"),
]
