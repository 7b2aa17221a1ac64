"""URLs of following, inside /<lang>/."""

from django.urls import path

from alerts.public import views

app_name = "alerts"
urlpatterns = [
    path("follow/", views.follow, name="follow"),
    path("follow/asked/", views.asked, name="asked"),
    # Secret links, in the mails.
    path("follow/confirm/<str:token>/", views.confirm, name="confirm"),
    path("follow/manage/<str:token>/", views.manage, name="manage"),
    path("follow/leave/<str:token>/", views.leave, name="leave"),
]
