"""The addresses by which a tip goes its way; under /truc-ban/."""

from django.urls import path, re_path

from tipoff.desk.moving import views

TIP = r"^tin/(?P<number>[0-9]{10})/"

urlpatterns = [
    path("phan-cong/", views.Assign.as_view(), name="assign"),
    re_path(TIP + "con-day/$", views.StillHere.as_view(), name="here"),
    re_path(TIP + "trang-thai/$", views.ChangeState.as_view(), name="state"),
    re_path(TIP + "bao-trang-thai/$", views.Tell.as_view(), name="tell"),
    re_path(TIP + "noi-nhan/$", views.Receivers.as_view(), name="receivers"),
    re_path(TIP + "chuyen/$", views.Transfer.as_view(), name="transfer"),
    re_path(TIP + "tra-lai/$", views.GiveBack.as_view(), name="give-back"),
    re_path(TIP + "nhap/$", views.Merge.as_view(), name="merge"),
]
