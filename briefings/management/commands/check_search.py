"""check_search: test the search server of SEARCH_URL before using it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from briefings.search import selftest
from briefings.search.server_client import Away


class Command(BaseCommand):
    help = (
        "Ask the search server of SEARCH_URL questions of which the answers are known, in an index"
        " made for it and removed at the end. Nothing else on the server is touched."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SEARCH_URL:
            raise CommandError(
                "SEARCH_URL is empty: the database searches. Try a server with"
                " SEARCH_URL=https://user:password@host:9200/name manage.py check_search"
            )
        host = urlsplit(settings.SEARCH_URL).hostname
        try:
            findings = list(selftest.prove(settings.SEARCH_URL))
        except Away as error:
            raise CommandError(f"{host} does not do what is needed: {error}.") from error
        for finding in findings:
            said = self.style.ERROR(finding.wrong) if finding.wrong else "as it should be"
            self.stdout.write(f"{finding.about}: {said}")
        wrong = sum(bool(finding.wrong) for finding in findings)
        if wrong:
            raise CommandError(f"{wrong} of {len(findings)} answers differ: do not use {host}.")
        self.stdout.write(self.style.SUCCESS(f"All {len(findings)} answers are right."))
