"""The addresses of rota and deadlines."""

from django.urls import path

from tipoff.desk.duty import views

urlpatterns = [
    path("lich-truc/", views.Rota.as_view(), name="duty"),
    path("lich-truc/them/", views.AddShift.as_view(), name="duty-add"),
    path("lich-truc/bo/", views.RemoveShift.as_view(), name="duty-remove"),
    path("lich-truc/chep/", views.CopyWeek.as_view(), name="duty-copy"),
    path("thoi-han/", views.Deadlines.as_view(), name="deadlines"),
]
