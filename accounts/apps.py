"""The accounts app's configuration, which registers its checks."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.identity_provider import checks  # noqa: F401 - registers them
