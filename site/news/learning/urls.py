"""Addresses under `/gui/trac-nghiem/`."""

from django.urls import path

from news.learning import views

urlpatterns = [path("<int:page_id>/", views.answers, name="quiz-answers")]
