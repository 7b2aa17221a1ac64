"""Print all stored enquiries with every field, as JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from contacts.desk import export
from contacts.models import AccessRecord, Enquiry


class Command(BaseCommand):
    help = "Prints all stored enquiries, every field: --json for one array, --lines for one a line."
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="one JSON array (the default)")
        shape.add_argument("--lines", action="store_true", help="one JSON object a line")
        parser.add_argument("--email", help="only the enquiries of this sender")

    def handle(self, *args: Any, **options: Any) -> None:
        enquiries = Enquiry.objects.all()
        if options["email"]:
            enquiries = enquiries.filter(email__iexact=options["email"])
            if not enquiries.exists():
                raise CommandError(f"There is no enquiry from {options['email']}.")
        before, between, after = ("", "\n", "\n") if options["lines"] else ("[\n", ",\n", "\n]\n")
        written = 0
        self.stdout.write(before, ending="")
        for row in export.rows(enquiries):
            text = json.dumps(row, ensure_ascii=False, sort_keys=True)
            self.stdout.write((between if written else "") + text, ending="")
            written += 1
        self.stdout.write(after, ending="")
        AccessRecord.objects.create(
            at=timezone.now(),
            action=AccessRecord.Action.EXPORTED,
            by_name="export_enquiries",
            subject=f"{written} enquiries",
        )
