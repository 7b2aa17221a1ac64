"""Try the sign-in through the identity provider, as far as that goes without a person."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.identity_provider import trial
from accounts.identity_provider.configuration import current
from accounts.ways_in import provider_is_on


class Command(BaseCommand):
    help = (
        "Reads the identity provider's description and keys, and says what to change. It sends "
        "no secret, and changes nothing."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        config = current()
        if not provider_is_on():
            raise CommandError(
                "No identity provider is configured. Set IDENTITY_PROVIDER_ISSUER and "
                "IDENTITY_PROVIDER_CLIENT; docs/operating.md has examples."
            )
        for answer in trial.tried(config):
            if not answer.is_good:
                raise CommandError(answer.words)
            self.stdout.write(answer.words)
        if unknown := trial.unknown_roles(config):
            raise CommandError(
                f"IDENTITY_PROVIDER_ROLES names roles that do not exist: {', '.join(unknown)}."
            )
        self.stdout.write(f"The address to enter at the provider: {trial.redirect_address()}")
        self.stdout.write("Now sign in once with your own account: only that tries the rest.")
