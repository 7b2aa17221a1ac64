"""The app that operates the site: health, backups, limits, the pages kept ready, its commands.

Its label is "config", the name under which its migrations were first applied.
"""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings

from operations.health import logs


class OperationsConfig(AppConfig):
    name = "operations"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # This check uses models, which do not exist before all apps are ready.
        import_module("operations.health.shortcomings")
        if settings.PRODUCTION:
            logs.say_kinds_only()
