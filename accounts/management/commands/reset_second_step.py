"""Reset a user's second step from the command line."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.sign_in import second_step


class Command(BaseCommand):
    help = (
        "Removes the app, passkeys and recovery codes of one account and ends its sessions, for "
        "someone who lost them when no administrator can sign in. The password stays; the next "
        "sign-in asks to set up a new second step. The audit trail records it."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("name", help="the account's name, as typed when signing in")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no account {options['name']}.")
        with transaction.atomic():
            second_step.reset(user, by=None, at=timezone.now())
        self.stdout.write(f"The second step of {user.get_username()} was reset.")
