from django.urls import path

from portal.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.front_door, name="front_door"),
    path("vao/<slug:username>/", views.enter, name="enter"),
]
