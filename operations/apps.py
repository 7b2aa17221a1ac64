"""The machinery as an app of its own: its commands, its part of the admin, the shared cache."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings

from operations import logs


class MachineryConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        # This check uses models, which do not exist before all apps are ready.
        import_module("operations.health.shortcomings")
        if settings.PRODUCTION:
            logs.say_kinds_only()
