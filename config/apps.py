"""The machinery as an app of its own: its commands, its part of the admin, the shared cache."""

from django.apps import AppConfig


class MachineryConfig(AppConfig):
    name = "config"
