"""Recompute the digest of every edition and report those that do not match."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from briefings import publishing


class Command(BaseCommand):
    help = "Recompute the digest of every edition; fails when one has been altered."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        checked, altered = publishing.verify()
        for edition in altered:
            reference = edition.briefing.reference
            self.stderr.write(f"{reference}, edition {edition.number}: altered.")
        if altered:
            raise CommandError(
                f"{len(altered)} of {checked} editions do not agree with their digest."
            )
        self.stdout.write(f"{checked} editions agree with their digests.")
