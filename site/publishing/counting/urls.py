"""The beacon's address: the same in every language."""

from django.urls import path

from .views import count_view

urlpatterns = [path("luot-xem/<int:pk>/", count_view, name="count-view")]
