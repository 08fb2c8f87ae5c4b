"""Addresses under `/cong-an/`.

Answers to what was typed have an address of their own: the list's own page is kept for everybody,
whatever follows its question mark. Two steps deep, they stand in the way of no station's code.
"""

from django.urls import path

from home.stations import views

urlpatterns = [
    path("", views.directory, name="stations"),
    path("tim/phuong-xa/", views.find, name="find-station"),
    path("tinh/<slug:code>/", views.of_province, name="stations-of-province"),
    path("<slug:code>/", views.station, name="station"),
]
