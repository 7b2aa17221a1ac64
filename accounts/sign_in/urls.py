"""URLs of the sign-in under /admin/: the few of allauth's pages that are in use, by its names."""

from allauth.account import views as account
from django.urls import include, path

from accounts.sign_in import views

urlpatterns = [
    # The same page as admin:login, under allauth's name.
    path("login/", views.entrance, name="account_login"),
    path("sign-in/give-up/", views.give_up, name="account_logout"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    # /admin/second-step/...
    path(
        "second-step/",
        include(
            [
                path("totp/activate/", views.ActivateTOTP.as_view(), name="mfa_activate_totp"),
                path("totp/deactivate/", views.DeactivateTOTP.as_view()),
                path("webauthn/add/", views.AddPasskey.as_view()),
                path("webauthn/keys/<int:pk>/remove/", views.RemovePasskey.as_view()),
                path("", include("allauth.mfa.urls")),
            ]
        ),
    ),
]
