"""The addresses under /tai-khoan/: those of allauth's views that the portal uses, and no others.

There is no signing up, no login by e-mailed code, no social login and no passkey, so their
addresses do not exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from portal.accounts import views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("khong-hoat-dong/", account.account_inactive, name="account_inactive"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", account.password_change, name="account_change_password"),
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
    path("bao-mat/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("bao-mat/nhap-lai-ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bao-mat/cai-dat/", totp.activate_totp, name="mfa_activate_totp"),
    path("bao-mat/go-bo/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("bao-mat/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "bao-mat/ma-du-phong/tao-moi/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
