"""URLs of signing in, and of the secret links that lead there."""

from django.urls import include, path

from accounts.people import views

urlpatterns = [
    path("sign-in/forgotten/", views.forgotten, name="forgotten_password"),
    path("sign-in/password/<str:token>/", views.new_password, name="new_password"),
    path("sign-in/invitation/<str:token>/", views.invitation, name="staff_invitation"),
    path("", include("accounts.sign_in.urls")),
]
