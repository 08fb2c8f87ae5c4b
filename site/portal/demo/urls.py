from django.urls import path

from portal.demo import views
from portal.demo.gallery import gallery

app_name = "demo"
urlpatterns = [
    path("", views.front_door, name="front_door"),
    path("thanh-phan/", gallery, name="gallery"),
    path("vao/<slug:username>/", views.enter, name="enter"),
]
