"""The addresses under /tai-khoan/: those of allauth's views that the portal uses, and no others.

There is no signing up, no login by e-mailed code and no social login, so their addresses do not
exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path, reverse_lazy

from portal.accounts import views
from portal.accounts.views import shown_first

SECURITY = reverse_lazy("mfa_index")

urlpatterns = [
    path("", views.home, name="account_home"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("khong-hoat-dong/", account.account_inactive, name="account_inactive"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", shown_first(account.password_change), name="account_change_password"),
    path("mat-khau/quen/", account.password_reset, name="account_reset_password"),
    path("mat-khau/quen/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mat-khau/dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mat-khau/da-dat-lai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("bao-mat/", mfa.index, name="mfa_index"),
    path("bao-mat/ma/", views.AuthenticateView.as_view(), name="mfa_authenticate"),
    path("bao-mat/nhap-lai-ma/", views.ReauthenticateView.as_view(), name="mfa_reauthenticate"),
    path("bao-mat/cai-dat/", shown_first(totp.activate_totp), name="mfa_activate_totp"),
    path("bao-mat/go-bo/", shown_first(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "bao-mat/ma-du-phong/",
        shown_first(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "bao-mat/ma-du-phong/tao-moi/",
        shown_first(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("khoa/dang-nhap/", views.PasskeyLoginView.as_view(), name="mfa_login_webauthn"),
    path(
        "khoa/nhap-lai/",
        views.ReauthenticatePasskeyView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("khoa/them/", shown_first(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path(
        "khoa/<int:pk>/doi-ten/",
        shown_first(webauthn.EditWebAuthnView.as_view(success_url=SECURITY)),
        name="mfa_edit_webauthn",
    ),
    path(
        "khoa/<int:pk>/go-bo/",
        shown_first(webauthn.RemoveWebAuthnView.as_view(success_url=SECURITY)),
        name="mfa_remove_webauthn",
    ),
]
