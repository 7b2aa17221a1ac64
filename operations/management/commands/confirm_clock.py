"""Show the database's time and accept it as right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from briefings.models import clock
from briefings.models.clock import ClockReading


class Command(BaseCommand):
    help = (
        "Shows the time of the database, of this process and the last one known to be right, and "
        "takes the database's as right. Until then nothing is published or erased by a clock that "
        "jumped."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--yes", action="store_true", help="confirm without asking")

    def handle(self, *args: Any, **options: Any) -> None:
        at, reading = clock.now(), ClockReading.objects.first()
        own = timezone.now()
        for what, moment in (
            ("The database's time", at),
            ("This process's time", own),
            ("Last known to be right", reading.at if reading else None),
        ):
            said = f"{timezone.localtime(moment):%Y-%m-%d %H:%M:%S %Z}" if moment else "never"
            self.stdout.write(f"{what}: {said}")
        if abs(own - at) > clock.MOST_OFF:
            raise CommandError("The two clocks differ. Set the one that is wrong first.")
        if not options["yes"]:
            _ask()
        clock.confirm(at)
        self.stdout.write("The clock was confirmed.")


def _ask() -> None:
    try:
        answer = input("Is that right? (yes/no) ")
    except EOFError as error:
        raise CommandError(
            "Nothing was confirmed, because there is no terminal to answer at. Look at the times "
            "above and, if they are right, run confirm_clock --yes."
        ) from error
    if answer.strip().lower() != "yes":
        raise CommandError("Set the clock first.")
