"""The addresses of officers' logins."""

from django.urls import path, re_path

from tipoff.desk.logins import views

urlpatterns = [
    path("dang-nhap-can-bo/", views.Logins.as_view(), name="logins"),
    re_path(
        r"^dang-nhap-can-bo/(?P<public_id>[0-9a-f]{16})/dat-lai/$",
        views.ResetLogin.as_view(),
        name="reset-login",
    ),
]
