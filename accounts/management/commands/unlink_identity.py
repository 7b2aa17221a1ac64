"""Disconnect an account from the identity provider."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.identity_provider import admission


class Command(BaseCommand):
    help = (
        "Forgets which person at the identity provider owns an account, for somebody who got a new "
        "account there. The next sign-in with the account's confirmed e-mail address connects them "
        "again. The audit trail records it, and the owner is mailed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("name", help="the account's name")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no account {options['name']}.")
        if not admission.unlink(user, by=None, at=timezone.now()):
            raise CommandError(f"{user.get_username()} is not connected with the provider.")
        self.stdout.write(f"{user.get_username()} was disconnected from the provider.")
