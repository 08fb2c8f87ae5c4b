"""The counter's addresses, under /truc-ban/."""

from django.urls import path, re_path

from tipoff.desk.counter import views

urlpatterns = [
    path("nhan-tin/", views.IntakePanel.as_view(), name="counter"),
    path("nhan-tin/gui/", views.TakeIn.as_view(), name="take-in"),
    path("nhan-tin/noi/", views.Places.as_view(), name="counter-places"),
    path("tap-huan/", views.PracticePanel.as_view(), name="practice"),
    path("tap-huan/tao/", views.MakePractice.as_view(), name="make-practice"),
    path("danh-sach/xuat/", views.ExportList.as_view(), name="export"),
    re_path(r"^tin/(?P<number>[0-9]{10})/in-phieu/$", views.PrintTip.as_view(), name="print"),
]
