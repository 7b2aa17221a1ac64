"""Put a received mail into the thread of its enquiry, or hold it for the clerk; once.

Nothing here answers a mail, so two programs cannot go on answering each other.
"""

import logging
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from alerts.distribution import bounces
from briefings.text.addresses.email_addresses import key_of
from contacts import secret_links
from contacts.desk import handle_enquiry
from contacts.files import room, store
from contacts.files.check import Checked, check
from contacts.models import Enquiry, EnquiryFile, Entry, InboundMail
from contacts.models.inbound_mail import LONGEST_ID, LONGEST_SUBJECT
from mail.incoming import received_mail
from mail.incoming.received_mail import Incoming
from mail.models import Message
from mail.sqlite_lock import in_turn

log = logging.getLogger(__name__)

Reason = InboundMail.Reason
# Each one sends the firm a mail; more of them are held.
MOST_A_DAY = 30
A_DAY = timedelta(days=1)


class Outcome(models.TextChoices):
    """What became of a mail, for the log."""

    JOINED = "joined", "added to its thread"
    RECORDED = "recorded", "automatic, added to its thread"
    HELD = "held", "held for the clerk"
    KNOWN = "known", "known already"
    OWN = "own", "our own, ignored"
    REPORT = "report", "a returned alert"


def receive(raw: bytes, *, at: datetime, sender: str | None = None, recipient: str = "") -> Outcome:
    """Take one mail; `sender` and `recipient` are those of its envelope, if known.

    It raises nothing for any mail: only the database may fail, and then the mail must come again.
    """
    mail = received_mail.read(raw, sender=sender, recipient=recipient)
    outcome = _receive(mail, raw, at)
    log.info("A mail was received: %s", outcome.label)
    return outcome


def _receive(mail: Incoming, raw: bytes, at: datetime) -> Outcome:
    if mail.is_report and bounces.take(raw, at=at):
        return Outcome.REPORT
    if Message.objects.filter(message_id=_as_sent(mail.message_id)).exists():
        return Outcome.OWN
    if InboundMail.objects.filter(key=mail.key).exists():
        return Outcome.KNOWN
    enquiry = _enquiry_of(mail)
    reason = _reason_to_hold(mail, enquiry, at)
    files = [] if mail.is_automatic else _files(mail, None if reason else enquiry, at)
    try:
        with in_turn(), transaction.atomic():
            return _store(mail, enquiry, reason, at, files)
    except (IntegrityError, Enquiry.DoesNotExist):
        # Another process stored it meanwhile, or the enquiry was erased.
        if InboundMail.objects.filter(key=mail.key).exists():
            return Outcome.KNOWN
        return _store(mail, None, Reason.ADDRESS, at, files)


def _enquiry_of(mail: Incoming) -> Enquiry | None:
    """Return the enquiry by the address the mail came to, else by the mail it answers."""
    if found := secret_links.enquiry_of_reply_address(mail.recipients):
        return found
    answered = Message.objects.filter(
        message_id__in=[_as_sent(name) for name in mail.references],
        enquiry__isnull=False,
    )
    if message := answered.select_related("enquiry").order_by("-pk").first():
        return message.enquiry
    earlier = InboundMail.objects.filter(
        message_id__in=mail.references, entry__isnull=False, sender=mail.sender
    )
    row = earlier.select_related("enquiry").order_by("-pk").first()
    return row.enquiry if row else None


def _as_sent(message_id: str) -> str:
    """Return a Message-ID in lower case, as the outbox makes them."""
    return message_id.lower()


def _reason_to_hold(mail: Incoming, enquiry: Enquiry | None, at: datetime) -> str:
    """Return why the mail does not join the enquiry's thread by itself; empty if it does."""
    if not mail.is_readable:
        return Reason.UNREADABLE
    if enquiry is None:
        return Reason.AUTOMATIC if mail.is_automatic else Reason.ADDRESS
    if enquiry.state in {Enquiry.State.SPAM, Enquiry.State.WITHDRAWN}:
        return Reason.STATE
    # The program that reports a failure writes under its own address.
    if not mail.is_report and not is_from_client(enquiry, mail.sender):
        return Reason.SENDER
    return Reason.MANY if _are_many(enquiry, at) else Reason.NONE


def is_from_client(enquiry: Enquiry, sender: str) -> bool:
    return key_of(enquiry.email) == key_of(sender)


def _are_many(enquiry: Enquiry, at: datetime) -> bool:
    lately = InboundMail.objects.filter(enquiry=enquiry, received_at__gt=at - A_DAY)
    return lately.exclude(entry=None).count() >= MOST_A_DAY


def _files(mail: Incoming, enquiry: Enquiry | None, at: datetime) -> list[Checked]:
    """Return the files that are kept; the others stay in the mailbox, and the page says so."""
    if not mail.files:
        return []
    left = room.left_for(mail.sender, at=at)
    offered = [ContentFile(data, name=name) for name, data in mail.files]
    return check(offered, room.room_for(enquiry, network=left)).files


def _store(
    mail: Incoming, enquiry: Enquiry | None, reason: str, at: datetime, files: list[Checked]
) -> Outcome:
    row = InboundMail(
        key=mail.key,
        received_at=at,
        message_id=mail.message_id[:LONGEST_ID],
        sender=mail.sender,
        subject=mail.subject[:LONGEST_SUBJECT],
        text=mail.text,
        quoted=mail.quoted,
        left_out=mail.left_out - len(files),
        is_cut=mail.is_cut,
        reason=reason,
        enquiry=enquiry,
    )
    if reason or enquiry is None:
        row.save(force_insert=True)
        _keep(row, files, mail.sender, at)
        return Outcome.HELD
    is_automatic = mail.is_automatic
    join(row, enquiry=enquiry, is_automatic=is_automatic)
    _keep(row, files, mail.sender, at)
    return Outcome.RECORDED if is_automatic else Outcome.JOINED


def _keep(row: InboundMail, files: list[Checked], sender: str, at: datetime) -> None:
    """Keep the files with the mail; with the enquiry only once the mail belongs to it."""
    enquiry = row.enquiry if row.entry else None
    EnquiryFile.objects.bulk_create(
        store.row(file, at=at, mail=row, entry=row.entry, enquiry=enquiry) for file in files
    )
    room.note(sender, size=sum(len(file.data) for file in files), at=at)


def join(row: InboundMail, *, enquiry: Enquiry, is_automatic: bool = False) -> Entry:
    """Make the mail an entry of the enquiry's thread. Call it in a transaction."""
    add = handle_enquiry.add_automatic_mail if is_automatic else handle_enquiry.add_message
    text = row.text or row.subject or _("(no text)")
    row.entry = add(enquiry=enquiry, text=text, key=row.key, at=row.received_at)
    row.enquiry, row.text, row.reason = enquiry, "", Reason.NONE
    row.is_from_client = is_from_client(enquiry, row.sender)
    row.save()
    row.files.update(enquiry=enquiry, entry=row.entry)
    return row.entry
