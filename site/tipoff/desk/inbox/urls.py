"""The addresses of the list."""

from django.urls import path

from tipoff.desk.inbox import views

urlpatterns = [
    path("danh-sach/", views.TipList.as_view(), name="list"),
]
