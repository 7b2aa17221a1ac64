"""import_briefing FILE|- [SECOND_FILE] [--json] [--publish]: import a document as pairs."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from briefings import drafting, publishing
from briefings.importing import ImportedBriefing, ImportRefused, read_files
from briefings.models import clock
from briefings.models.draft.briefing import Briefing
from briefings.models.picture import store
from briefings.text.languages import CHINESE, ENGLISH


class Command(BaseCommand):
    help = (
        "Reads a bilingual text (.txt, .html, .docx, or text on standard input) and makes a draft "
        "of sections and Chinese/English pairs."
    )
    # Checking the whole site first would take longer than the import.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="+",
            help="the file, or - for standard input; two files hold one language each",
        )
        parser.add_argument(
            "--json", action="store_true", help="print the structure and write nothing"
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish the draft at once, also where a side is missing",
        )

    # Commands use one language, except for refusals, which have both.
    @translation.override(ENGLISH)
    def handle(self, *args: Any, **options: Any) -> None:
        imported = self._imported(options["file"])
        if options["json"]:
            self._print(imported)
            return
        try:
            # A draft needs no trusted clock; an edition records its publication time for ever.
            now = timezone.localtime(clock.trusted_now() if options["publish"] else clock.now())
        except clock.WrongClock as wrong:
            raise CommandError(str(wrong)) from wrong
        for picture in imported.pictures:
            store(picture, at=now)
        try:
            briefing = drafting.create(document=imported.to_json(), by=None, today=now.date())
        except drafting.DraftError as error:
            raise CommandError(f"No draft was made: {error}") from error
        self._report(briefing, imported)
        if options["publish"]:
            self._publish(briefing, now)

    def _imported(self, names: list[str]) -> ImportedBriefing:
        if len(names) > 2:
            raise CommandError("At most two files: one in Chinese and one in English.")
        try:
            return read_files([_file(name) for name in names])
        except ImportRefused as refusal:
            raise CommandError(
                f"{refusal.reasons[ENGLISH]} {refusal.reasons[CHINESE]}"
            ) from refusal

    def _print(self, imported: ImportedBriefing) -> None:
        self.stdout.write(json.dumps(imported.to_json(), ensure_ascii=False, indent=1))
        if imported.pictures:
            self.stderr.write(f"  pictures that are not part of the JSON: {len(imported.pictures)}")

    def _report(self, briefing: Briefing, imported: ImportedBriefing) -> None:
        document = imported.to_json()
        pairs = sum(len(section["paragraphs"]) for section in document["sections"])
        self.stderr.write(
            f"{briefing.reference}: {len(document['sections'])} sections, {pairs} pairs, "
            f"{len(document['review'])} to look at."
        )
        for line in document["dropped"]:
            self.stderr.write(f"  left out: {line}")
        for place in imported.ledger:
            says = "in no row" if place.is_lost else "not in the source"
            self.stderr.write(f"  {says}: {place.text} (near: {place.near})")

    def _publish(self, briefing: Briefing, now: Any) -> None:
        gaps = publishing.gaps(publishing.freeze(briefing))
        choices = publishing.Choices(with_gaps=True)
        try:
            edition = publishing.publish(briefing=briefing, by=None, at=now, choices=choices)
        except publishing.NotPublishable as refusal:
            raise CommandError(
                f"{briefing.reference} is a draft; it was not published: {refusal}"
            ) from refusal
        for gap in gaps:
            self.stderr.write(f"  published although: {gap}")
        self.stderr.write(f"{briefing.reference} is published as edition {edition.number}.")


def _file(name: str) -> tuple[str, bytes]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
    return (_name_of_input(data) if name == "-" else name), data


def _name_of_input(data: bytes) -> str:
    """Return a file name for standard input: HTML if it begins with a tag, else unknown."""
    return "pasted.html" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "pasted.txt"
