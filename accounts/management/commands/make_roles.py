"""Create or update the roles author, editor, publisher, enquiries clerk and administrator."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import roles


class Command(BaseCommand):
    help = "Makes the groups for the firm's roles with just their permissions. Safe to repeat."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            roles.make()
        except LookupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Roles: " + ", ".join(roles.ROLES))
