"""Read the mailbox of the clients' answers, for the worker."""

import logging
from datetime import datetime
from functools import partial

from django.conf import settings

from contacts import retention
from contacts.desk import receive_mail
from mail.incoming import mailbox
from mail.incoming.failures import Failure

log = logging.getLogger(__name__)


def read(*, at: datetime) -> Failure | None:
    """Take the mails that wait in the mailbox; return why it cannot be read, if so."""
    if not settings.ENQUIRY_MAILBOX:
        return None
    try:
        mailbox.take_all(
            settings.ENQUIRY_MAILBOX,
            done=settings.ENQUIRY_MAILBOX_DONE,
            take=partial(receive_mail.receive, at=at),
        )
    except mailbox.MailboxError as error:
        log.warning("The mailbox of the clients' answers cannot be read: %s", error.kind)
        return error.failure
    return None


def delete_old(*, at: datetime) -> int:
    """Delete the mails that were read and have outlived their retention period."""
    if not settings.ENQUIRY_MAILBOX:
        return 0
    try:
        return mailbox.delete_older(
            settings.ENQUIRY_MAILBOX,
            folder=settings.ENQUIRY_MAILBOX_DONE,
            before=at - retention.MAILBOX,
        )
    except mailbox.MailboxError as error:
        log.warning("Old mails cannot be deleted from the mailbox: %s", error.kind)
        return 0
