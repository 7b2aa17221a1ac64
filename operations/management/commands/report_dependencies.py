"""report_dependencies: report pinned packages that are outdated or no longer supported."""

import json
import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

PINS = settings.BASE_DIR / "requirements" / "run.txt"
_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)(?:\s*;\s*([^\\]+))?", re.MULTILINE)
# The end of security support, as announced on python.org and djangoproject.com.
SUPPORTED_UNTIL = {
    ("django", "6.1"): date(2027, 12, 31),
    ("django", "6.2"): date(2030, 4, 30),
}


class Command(BaseCommand):
    help = (
        "Report pinned packages that differ from what is installed, whose support has ended, or "
        "for which the package index has something newer. Exits with 1 when a pin is wrong or "
        "unsupported, and with --strict also when something newer is there."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--offline", action="store_true", help="do not ask the package index")
        parser.add_argument(
            "--strict", action="store_true", help="fail when anything newer is available"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        pins = read_pins(PINS)
        wrong = list(differing(pins)) + list(unsupported(pins, on=timezone.localdate()))
        for line in wrong:
            self.stdout.write(self.style.ERROR(line))
        newer = [] if options["offline"] else self._newer(pins)
        for line in newer:
            self.stdout.write(self.style.WARNING(line))
        self.stdout.write(f"{len(pins)} pinned, {len(wrong)} to be mended, {len(newer)} newer.")
        if wrong or (newer and options["strict"]):
            raise CommandError("Run `make lock`, test, and deploy.")

    def _newer(self, pins: dict[str, str]) -> list[str]:
        """Return newer versions, according to the package index that uv uses."""
        uv = shutil.which("uv") or str(settings.BASE_DIR / ".uv" / "bin" / "uv")
        command = [uv, "pip", "list", "--outdated", "--format", "json", "--python", sys.executable]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            reason = getattr(error, "stderr", "") or str(error)
            raise CommandError(f"The package index could not be asked: {reason.strip()}") from error
        return [
            f"{found['name']} {found['version']}: {found['latest_version']} is there"
            for found in json.loads(run.stdout)
            if found["name"].lower() in pins
        ]


def read_pins(file: Path) -> dict[str, str]:
    """Return the name and version of every pin that applies to this system."""
    found = _PIN.findall(file.read_text(encoding="utf-8"))
    return {name.lower(): number for name, number, marker in found if not marker}


def differing(pins: dict[str, str]) -> Iterable[str]:
    for name, wanted in pins.items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = "nothing"
        if installed != wanted:
            yield f"{name}: {wanted} is pinned, {installed} is installed"


def unsupported(pins: dict[str, str], *, on: date) -> Iterable[str]:
    for (name, series), until in SUPPORTED_UNTIL.items():
        if pins.get(name, "").startswith(f"{series}.") and on > until:
            yield f"{name} {pins[name]}: no security fixes since {until}"
