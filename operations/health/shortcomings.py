"""Problems of a running installation, each in one sentence with the remedy."""

import logging
import socket
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError
from django.utils import timezone, translation

from briefings.models import clock
from briefings.models.firm import Firm
from briefings.text.languages import ENGLISH
from briefings.text.texts import Texts
from mail.outgoing import health
from operations.health import database_state
from operations.setting_up import mailbox_state

log = logging.getLogger(__name__)

PATIENCE = 5  # seconds: timeout for the mail server


def shortcomings(*, at: datetime) -> list[str]:
    """Return the sentences for the log, /healthz?detail and the deploy check; empty if none."""
    if wrong := database_state.what_is_wrong():
        return [wrong]
    try:
        figures = health.figures(at=at)
        return [
            *_of_the_clock(),
            *_of_the_firm(),
            *_of_the_mail(figures),
            *_of_the_worker(figures),
            *_of_the_mailbox(),
        ]
    except DatabaseError as error:
        return [database_state.does_not_answer(error)]


def report(*, at: datetime) -> None:
    """Log them; the worker calls this hourly, so it leaves out that no worker runs."""
    figures = health.figures(at=at)
    for sentence in (*_of_the_firm(), *_of_the_mail(figures), *_of_the_mailbox()):
        log.warning("%s", sentence)


@register(Tags.database, deploy=True)
def nothing_is_lacking(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Check the database and mail server; only with `check --deploy --database default`."""
    if not kwargs.get("databases"):
        return []
    at = timezone.now()  # noqa: TID251
    return [Warning(sentence, id="site.W004") for sentence in shortcomings(at=at)]


def _of_the_clock() -> Iterator[str]:
    """Return the clock's problem; the worker itself logs that whenever it refuses to act."""
    with translation.override(ENGLISH):
        if doubt := clock.doubt(clock.now()):
            yield doubt


def _of_the_firm() -> Iterator[str]:
    if Firm.objects.exists():
        return
    firm = Firm.load()
    name = Texts.of(firm, "name")[ENGLISH]
    yield (
        f"The firm's details are missing: clients see “{name}”, and enquiries go to "
        f"{firm.email}. Fill in Admin › Firm."
    )


def _of_the_mail(figures: health.Figures) -> Iterator[str]:
    if figures.set_aside:
        yield (f"Undeliverable mails set aside: {figures.set_aside}. Look at Admin › Outbox.")
    if why := mail_server_is_away():
        yield (
            f"{why} Unsent mails: {figures.waiting}. Check that it is running, and check MAIL_URL."
        )


def _of_the_worker(figures: health.Figures) -> Iterator[str]:
    if figures.oldest_waiting_seconds > health.LATE:
        minutes = figures.oldest_waiting_seconds // 60
        yield (
            f"Unsent mails: {figures.waiting}, the oldest for {minutes} minutes. "
            "Check that the worker is running."
        )


def _of_the_mailbox() -> Iterator[str]:
    with translation.override(ENGLISH):
        if wrong := mailbox_state.what_is_wrong():
            yield f"Clients' answers by mail do not arrive. {wrong}"


def mail_server_is_away() -> str:
    """Return why the mail server cannot be reached; empty if it can, or if mail goes to files."""
    options = settings.MAILERS["default"].get("OPTIONS", {})
    if not options.get("host"):
        return ""
    place = (options["host"], int(options["port"]))
    try:
        socket.create_connection(place, timeout=PATIENCE).close()
    except OSError as error:
        why = error.strerror or type(error).__name__
        return f"The mail server {place[0]}:{place[1]} does not answer ({why})."
    return ""
