"""The addresses under /bao-tin/. None of them ever holds an answer, a place or a code."""

from django.urls import path

from tipoff import leaving, privacy
from tipoff.figures import views as figures
from tipoff.followup import views as followup
from tipoff.intake import sending, views
from tipoff.uploads.shelf import ADDITION, INTAKE
from tipoff.uploads.urls import file_urls

app_name = "tipoff"
urlpatterns = [
    path("", views.start, name="start"),
    path("kiem-tra/", sending.check, name="check"),
    path("da-gui/", sending.sent, name="sent"),
    path("goi-y/", views.suggestions, name="suggestions"),
    path("noi-gui-khac/", views.elsewhere, name="elsewhere"),
    path("quyen-rieng-tu/", privacy.privacy, name="privacy"),
    path("thoat/", leaving.leave, name="exit"),
    path("thoat-nhanh/", leaving.explained, name="leaving"),
    path("tra-cuu/", followup.lookup, name="lookup"),
    path("tra-cuu/bo-sung/", followup.add, name="add"),
    path("tra-cuu/rut-lien-he/", followup.withdraw, name="withdraw"),
    path("tra-cuu/dong/", followup.close, name="close"),
    *file_urls("tep/", INTAKE),
    *file_urls("tra-cuu/tep/", ADDITION),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu/tai-ve/", figures.download, name="figures-csv"),
    path("<slug:slug>/", views.step, name="step"),
]
