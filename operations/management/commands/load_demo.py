"""Create the demonstration content."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from operations import demo


class Command(BaseCommand):
    help = (
        "Adds briefings and enquiries in every state, to try the product out. remove_demo ends it."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("A demonstration has no place among a firm's real briefings.")
        if demo.is_there():
            raise CommandError("The demonstration is there already; remove_demo takes it away.")
        demo.build(at=timezone.now())
        self.stdout.write("The demonstration is there. remove_demo takes it away again.")
