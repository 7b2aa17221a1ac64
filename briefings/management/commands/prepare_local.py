"""Prepare a local machine: database, static files, an account, an example briefing."""

import secrets
from io import StringIO
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from briefings.models.draft.briefing import Briefing

ACCOUNT = "admin"
SEED = settings.BASE_DIR / "tests" / "data" / "seed.txt"


class Command(BaseCommand):
    help = "Prepares a local run; what is there already stays as it is. Not for production."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This makes an account with a known password: not in production.")
        call_command("migrate", verbosity=0)
        call_command("make_roles", stdout=StringIO())
        if self._static_files_changed():
            call_command("collectstatic", interactive=False, verbosity=0)
        self._make_account()
        if settings.DEMO and not Briefing.objects.exists():
            call_command("import_briefing", str(SEED), publish=True)
            call_command("load_demo")

    def _static_files_changed(self) -> bool:
        """Return whether a static file is newer than the collected ones."""
        packed = settings.STATIC_ROOT / "staticfiles.json"
        sources = [
            *settings.STATICFILES_DIRS[0].rglob("*"),
            *(settings.BASE_DIR / "requirements").iterdir(),
        ]
        return not packed.exists() or packed.stat().st_mtime < max(
            source.stat().st_mtime for source in sources
        )

    def _make_account(self) -> None:
        if User.objects.filter(username=ACCOUNT).exists():
            return
        password = secrets.token_urlsafe(12)
        file = settings.LOCAL / "admin-password"
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        file.write_text(password, encoding="ascii")
        User.objects.create_superuser(ACCOUNT, "", password)
