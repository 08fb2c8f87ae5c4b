"""The provincial desk's addresses, under /truc-ban/tinh/."""

from django.urls import path, re_path

from tipoff.desk.province import tips, views

TIP = r"(?P<number>[0-9]{10})/"

urlpatterns = [
    path("tinh/", views.Overview.as_view(), name="province"),
    path("tinh/tim-tin/", tips.FindTip.as_view(), name="find-below"),
    re_path(r"^tinh/tin/" + TIP + "$", tips.TipBelow.as_view(), name="tip-below"),
    re_path(r"^tin/" + TIP + "giu-lai/$", tips.HoldPanel.as_view(), name="hold"),
    re_path(r"^tin/" + TIP + "giu-lai/luu/$", tips.SetHold.as_view(), name="hold-set"),
    re_path(r"^tinh/tin/" + TIP + "nhan/$", tips.TakeOver.as_view(), name="take-over"),
    path("tinh/so-lieu/", views.Figures.as_view(), name="figures"),
    path("tinh/don-vi/", views.Stations.as_view(), name="stations"),
    path("tinh/don-vi/them/", views.AddStation.as_view(), name="station-add"),
    path("tinh/don-vi/o/<slug:code>/", views.OneStation.as_view(), name="station"),
    path("tinh/don-vi/o/<slug:code>/luu/", views.ChangeFacts.as_view(), name="station-facts"),
    path("tinh/don-vi/o/<slug:code>/ky/", views.Certify.as_view(), name="station-certify"),
    path("tinh/quy-tac/", views.Rules.as_view(), name="rules"),
    path("tinh/quy-tac/them/", views.AddRule.as_view(), name="rule-add"),
    path("tinh/quy-tac/<int:pk>/bo/", views.RemoveRule.as_view(), name="rule-remove"),
]
