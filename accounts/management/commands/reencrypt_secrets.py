"""Encrypt stored secrets with the current SECRET_KEY."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.sign_in import encryption


class Command(BaseCommand):
    help = (
        "Encrypts the secrets of all second steps with the current SECRET_KEY. Run it after "
        "changing the key, before the old one is taken out of SECRET_KEY_FALLBACKS."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        done, unreadable = encryption.reencrypt_all()
        self.stdout.write(f"Encrypted with SECRET_KEY: {done}")
        if unreadable:
            raise CommandError(
                f"No key in SECRET_KEY or SECRET_KEY_FALLBACKS can decrypt those of: "
                f"{', '.join(unreadable)}. Add the key they were made with to "
                f"SECRET_KEY_FALLBACKS, or reset each: manage.py reset_second_step NAME."
            )
