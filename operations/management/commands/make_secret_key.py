"""Print a new SECRET_KEY."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Prints a new key for SECRET_KEY: 86 letters, digits, - and _, which need no quotes "
        "anywhere. To change a key, put the old one into SECRET_KEY_FALLBACKS."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(secrets.token_urlsafe(64))
