"""The addresses of keys, under /truc-ban/."""

from django.urls import path

from tipoff.desk.keys import views

urlpatterns = [
    path("khoa/tao/", views.Enrol.as_view(), name="enrol"),
    path("khoa/goc-moi/", views.Repin.as_view(), name="repin"),
    path("khoa-don-vi/", views.Keys.as_view(), name="keys"),
    path("khoa-don-vi/them-can-bo/", views.AddOfficer.as_view(), name="keys-add"),
    path("khoa-don-vi/chung-thuc/", views.Certify.as_view(), name="keys-certify"),
    path("khoa-don-vi/chuyen-can-bo/", views.Move.as_view(), name="keys-move"),
    path("khoa-don-vi/can-bo-roi/", views.Leave.as_view(), name="keys-leave"),
    path("khoa-don-vi/khoa-moi/", views.RenewKey.as_view(), name="keys-renew"),
    path("khoa-don-vi/gia-han/", views.Prolong.as_view(), name="keys-prolong"),
    path("khoa-don-vi/trao-khoa/", views.ShareKey.as_view(), name="keys-share"),
    path("khoa-don-vi/trao-quyen-ky/", views.ShareAuthority.as_view(), name="keys-authority"),
    path("khoa-don-vi/thua-ke/", views.Grant.as_view(), name="keys-grant"),
    path("khoa-don-vi/sap-nhap/", views.Merge.as_view(), name="keys-merge"),
    path("khoa-don-vi/tin-cho-trao/", views.ResealBatch.as_view(), name="keys-batch"),
    path("khoa-don-vi/trao-tin/", views.Reseal.as_view(), name="keys-reseal"),
]
