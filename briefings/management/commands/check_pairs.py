"""check_pairs FILE|- [--json]: check pairs of texts that are in no briefing."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from briefings.admin.editor.finding_words import NAMES, sentence
from briefings.checking import parity
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN
from briefings.text.texts import Texts


class Command(BaseCommand):
    help = (
        "Compares the sides of pairs: a file with one JSON object a line, with the text of each "
        "language under its code. Prints a line for each pair with findings."
    )
    # It needs neither the site nor its database.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file, or - for standard input")
        parser.add_argument(
            "--json",
            action="store_true",
            help="print one list of findings for each pair, empty if there are none",
        )

    # Commands use one language.
    @translation.override(ENGLISH)
    def handle(self, *args: Any, **options: Any) -> None:
        for number, pair in _pairs(options["file"]):
            found = parity.findings(pair[CHINESE], pair[ENGLISH])
            if options["json"]:
                self.stdout.write(json.dumps(_listed(found, pair), ensure_ascii=False))
                continue
            for one in found:
                words = " | ".join(place["text"] for place in _places(one, pair))
                self.stdout.write(f"{number}: {NAMES[one.kind]}: {sentence(one)} {words}")


def _listed(found: tuple[parity.Finding, ...], pair: Texts) -> list[dict[str, Any]]:
    """Return an entry for every side that a finding marks."""
    return [place for one in found for place in _places(one, pair)]


def _places(one: parity.Finding, pair: Texts) -> Iterator[dict[str, Any]]:
    for side, spans in ((CHINESE, one.chinese), (ENGLISH, one.english)):
        if spans:
            yield {
                "kind": one.kind,
                "side": side,
                "text": " … ".join(pair[side][start:end] for start, end in spans),
                "warning": one.severity != "hint",
            }


def _pairs(name: str) -> Iterator[tuple[int, Texts]]:
    """Yield the pairs with the numbers of their lines; blank lines hold none."""
    for number, line in enumerate(_lines(name), start=1):
        if line.strip():
            yield number, _pair(number, line)


def _lines(name: str) -> Iterator[str]:
    try:
        with sys.stdin if name == "-" else Path(name).open(encoding="utf-8-sig") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{name} cannot be read: {error}.") from error


def _pair(number: int, line: str) -> Texts:
    try:
        sides = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CommandError(f"Line {number} is not JSON: {error}.") from error
    if not isinstance(sides, dict) or not all(isinstance(sides.get(one), str) for one in WRITTEN):
        raise CommandError(f"Line {number} does not hold a text for each of {', '.join(WRITTEN)}.")
    return Texts.by_language(sides)
