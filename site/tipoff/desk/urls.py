"""The desk's addresses, under /truc-ban/."""

from django.urls import path, re_path

from tipoff.desk import views
from tipoff.desk.counter import urls as counter
from tipoff.desk.duty import urls as duty
from tipoff.desk.extending import urls as extending
from tipoff.desk.inbox import urls as inbox
from tipoff.desk.keys import urls as keys
from tipoff.desk.logins import urls as logins
from tipoff.desk.moving import urls as moving
from tipoff.desk.province import urls as province
from tipoff.desk.readiness import Readiness
from tipoff.desk.records import urls as records
from tipoff.desk.writing import urls as writing

app_name = "desk"

TIP = r"^tin/(?P<number>[0-9]{10})/"

urlpatterns = [
    path("", views.Shell.as_view(), name="shell"),
    re_path(TIP + "$", views.Shell.as_view(), name="tip"),
    path("kho-khoa/<str:name>", views.VaultFile.as_view(), name="vault-file"),
    path("so-tin/", views.LockedCounts.as_view(), name="counts"),
    path("khoa/hoi/", views.Challenge.as_view(), name="challenge"),
    path("khoa/mo/", views.Unlock.as_view(), name="unlock"),
    path("khoa/sai/", views.UnlockFailed.as_view(), name="unlock-failed"),
    path("khoa/dong/", views.Lock.as_view(), name="lock"),
    path("san-sang/", Readiness.as_view(), name="readiness"),
    re_path(TIP + "mo/$", views.OpenTip.as_view(), name="open"),
    re_path(TIP + "noi-dung/$", views.Body.as_view(), name="body"),
    re_path(TIP + "tep/(?P<file_id>[0-9a-f]{32})/$", views.File.as_view(), name="file"),
    re_path(TIP + "tra-loi/$", views.SendReply.as_view(), name="reply"),
    *moving.urlpatterns,
    *inbox.urlpatterns,
    *writing.urlpatterns,
    *counter.urlpatterns,
    *keys.urlpatterns,
    *province.urlpatterns,
    *duty.urlpatterns,
    *records.urlpatterns,
    *logins.urlpatterns,
    *extending.urlpatterns,
]
