"""Remove the demonstration content."""

from typing import Any

from django.core.management.base import BaseCommand

from operations import demo


class Command(BaseCommand):
    help = "Removes what load_demo made: people, briefings, editions, enquiries. Nothing else."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not demo.is_there():
            self.stdout.write("There is no demonstration here.")
            return
        count = demo.remove()
        self.stdout.write(f"The demonstration is gone, with its {count} briefings.")
