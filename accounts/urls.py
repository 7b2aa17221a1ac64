"""URLs of signing in, and of the secret links that lead there."""

from django.urls import include, path

from accounts.identity_provider import views as identity_provider
from accounts.people import views

urlpatterns = [
    path("sign-in/forgotten/", views.forgotten, name="forgotten_password"),
    path("sign-in/password/<str:token>/", views.new_password, name="new_password"),
    path("sign-in/invitation/<str:token>/", views.invitation, name="staff_invitation"),
    path("sign-in/provider/", identity_provider.begin, name="identity_provider"),
    path(
        "sign-in/provider/again/",
        identity_provider.begin,
        {"again": True},
        name="identity_provider_again",
    ),
    path(
        "sign-in/provider/callback/",
        identity_provider.callback,
        name="identity_provider_callback",
    ),
    path("", include("accounts.sign_in.urls")),
]
