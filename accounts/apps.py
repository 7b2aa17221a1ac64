"""The staff's accounts as an app: roles, sign-in, and what it remembers."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
