"""System checks beyond Django's: lost mail, a wrong site address, places of data."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Critical, Error, Warning, register


@register(deploy=True)
def it_runs_as_on_a_server(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report that PRODUCTION is off before the messages that follow from it: as critical."""
    if settings.PRODUCTION:
        return []
    return [
        Critical(
            "PRODUCTION is not yes, so this is a local run: cookies, HTTPS and the second step are "
            "not as on a server.",
            hint="Set PRODUCTION=yes in the environment first; most other messages then go away.",
            id="site.E022",
        )
    ]


@register(deploy=True)
def site_address_is_public(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    address = urlsplit(settings.SITE_URL)
    if address.scheme == "https" and address.hostname not in {"localhost", "127.0.0.1"}:
        return []
    return [
        Error(
            f"SITE_URL is {settings.SITE_URL}: mails and citations would lead nowhere.",
            hint="Set SITE_URL to the address that clients use, with https://.",
            id="site.E001",
        )
    ]


@register(deploy=True)
def mail_leaves_the_house(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    mailer = settings.MAILERS["default"]
    if mailer["BACKEND"].endswith("smtp.EmailBackend") and mailer["OPTIONS"].get("timeout"):
        return []
    return [
        Error(
            "Mail does not go to a mail server, or would wait for it for ever.",
            hint="Set MAIL_URL to smtp+tls://user:password@host:587.",
            id="site.E002",
        )
    ]


@register(deploy=True)
def sender_is_the_firms(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not settings.DEFAULT_FROM_EMAIL.endswith("localdomain"):
        return []
    return [
        Error(
            "MAIL_FROM is not set: receivers would refuse the firm's mail.",
            hint="Set MAIL_FROM to an address of the firm's own domain.",
            id="site.E003",
        )
    ]


@register(deploy=True)
def database_has_its_own_place(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn about SQLite; not an error, since it serves a small firm on one machine well."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") or not settings.PRODUCTION:
        return []
    if not Path(settings.DATABASES["default"]["NAME"]).is_relative_to(settings.BASE_DIR):
        return []
    return [
        Warning(
            "The database lies inside the program's own folder.",
            hint="Set DATABASE_URL to PostgreSQL, or to an SQLite file on a separate volume.",
            id="site.W001",
        )
    ]


@register(deploy=True)
def sqlite_lies_where_the_program_may_write(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Check that SQLite's file is in the folder that the systemd units make writable."""
    database = settings.DATABASES["default"]
    if not settings.PRODUCTION or not database["ENGINE"].endswith("sqlite3"):
        return []
    folder = Path(database["NAME"]).resolve().parent
    its_own = "LOCAL_FOLDER" in os.environ and not folder.is_relative_to(settings.LOCAL.resolve())
    if os.access(folder, os.W_OK) and not its_own:
        return []
    return [
        Error(
            f"The SQLite database is in {folder}, where the program may not write.",
            hint=f"Set DATABASE_URL=sqlite:///{settings.LOCAL.resolve()}/briefings.sqlite3 and "
            "move the file there, or use PostgreSQL.",
            id="site.E020",
        )
    ]
