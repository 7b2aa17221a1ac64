"""The mails about enquiries, one function each; their texts are in templates/mail/.

Mails to clients never repeat what was typed: anyone can type another person's address.
"""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from briefings.models.firm import Firm
from briefings.text.languages import written
from contacts import passages, secret_links
from contacts.files import store
from contacts.models import Desk, Enquiry, Entry
from mail import kinds
from mail.kinds import Content, Kind
from mail.models import Message
from mail.outgoing import outbox


def _enquiry_of(message: Message) -> Enquiry:
    """Return the enquiry of a message that enqueue() stored. The digest has none."""
    if message.enquiry is None:
        raise ValueError(f"Message {message.pk} has no enquiry.")
    return message.enquiry


def _client_language(message: Message) -> str:
    return written(_enquiry_of(message).language)


# --- to the firm ---------------------------------------------------------------------------------


@kinds.register(_("enquiry to the firm"), language=_client_language, insists=True)
def firm(message: Message) -> Content:
    """The enquiry, to the lawyer whom the client chose or to the firm."""
    enquiry = _enquiry_of(message)
    content = _to_firm(message, reply_to=enquiry.email)
    context = content.context | {"files": store.of_enquiry(enquiry).count()}
    return replace(content, context=context)


@kinds.register(_("details to the firm"), language=_client_language, insists=True)
def details(message: Message) -> Content:
    """The client's details after the conflict check."""
    content = _to_firm(message, reply_to=_enquiry_of(message).email)
    files = message.entry.files.count() if message.entry else 0
    return replace(content, context=content.context | {"files": files})


@kinds.register(_("client's message to the firm"), language=_client_language, insists=True)
def client_message(message: Message) -> Content:
    """What the client wrote later, within a minute: to the assignee, if there is one."""
    enquiry = _enquiry_of(message)
    assignee = enquiry.assignee
    to = assignee.email if assignee and assignee.is_active else ""
    context = _context(enquiry) | {"entries": _gathered(message, enquiry)}
    return Content(to=to or _lawyer_or_firm(enquiry), context=context, reply_to=enquiry.email)


def _gathered(message: Message, enquiry: Enquiry) -> QuerySet[Entry]:
    """Return the client's messages from the mail's own up to the first of the next mail."""
    first = message.entry_id or 0
    found = enquiry.entries.filter(kind=Entry.Kind.MESSAGE, pk__gte=first)
    later = enquiry.mails.filter(kind=message.kind, entry__gt=first).order_by("entry")
    if (end := later.values_list("entry", flat=True).first()) is not None:
        found = found.filter(pk__lt=end)
    return found.order_by("pk")


@kinds.register(_("withdrawal to the firm"), language=_client_language)
def withdrawn(message: Message) -> Content:
    return _to_firm(message)


@kinds.register(_("reminder to the firm"), language=_client_language)
def reminder(message: Message) -> Content:
    """An enquiry is overdue: to its assignee, or to the clerk."""
    enquiry = _enquiry_of(message)
    assignee = enquiry.assignee
    to = (assignee and assignee.email) or _clerk()
    return Content(to=to, context=_context(enquiry))


@kinds.register(_("digest of held enquiries"))
def digest(message: Message) -> Content:
    """To the clerk: the enquiries that were not mailed individually."""
    suspected = reverse("admin:contacts_enquiry_changelist") + "?state__exact=spam"
    context = {
        "firm": Firm.load(),
        "admin_url": settings.SITE_URL + suspected,
        "held": list(message.held.order_by("received_at", "pk")),
    }
    return Content(to=_clerk(), context=context)


# --- to the client -------------------------------------------------------------------------------


@kinds.register(_("acknowledgement to the client"), language=_client_language)
def acknowledgement(message: Message) -> Content:
    """Confirmation of receipt, and what it does and does not mean."""
    return _to_client(message)


@kinds.register(_("details asked of the client"), language=_client_language)
def invitation(message: Message) -> Content:
    """No conflict was found: the one-time link for the details."""
    return _to_client(message)


@kinds.register(_("reply to the client"), language=_client_language)
def reply(message: Message) -> Content:
    """The lawyer's reply from the enquiry's page.

    A person wrote it, and help desks hold back mail that is marked as automatic.
    """
    enquiry = _enquiry_of(message)
    ids = _earlier_ids(message, enquiry)
    return Content(
        to=enquiry.email,
        context=_context(enquiry),
        reply_to=secret_links.reply_address(enquiry) or _lawyer_or_firm(enquiry),
        headers={"In-Reply-To": ids[-1], "References": " ".join(ids)} if ids else {},
    )


def _earlier_ids(message: Message, enquiry: Enquiry) -> list[str]:
    """Return the Message-IDs of the thread as the client has it, the client's last mail last."""
    seen = [kind.name for kind in (acknowledgement, invitation, reply)]
    ours = enquiry.mails.filter(kind__in=seen).exclude(pk=message.pk).order_by("pk")
    theirs = enquiry.inbound_mails.exclude(entry=None).exclude(message_id="").order_by("pk")
    ids = [rows.values_list("message_id", flat=True) for rows in (ours, theirs)]
    return [*list(ids[0])[-MOST_REFERENCES:], *list(ids[1])[-MOST_REFERENCES:]]


# Of our own mails and of the client's, in a reply's header.
MOST_REFERENCES = 10

# What a client writes within this time is one mail to the firm.
GATHER = timedelta(minutes=1)
# Sent for every enquiry on arrival.
ON_ARRIVAL = (firm, acknowledgement)


def enqueue(*mails: Kind, enquiry: Enquiry, entry: Entry | None = None, at: datetime) -> None:
    """Enqueue messages about an enquiry. Call it in the transaction of the change they report."""
    outbox.enqueue(
        *(
            Message(
                kind=kind.name,
                enquiry=enquiry,
                entry=entry,
                created_at=at,
                message_id=_message_id(kind, enquiry, entry),
            )
            for kind in mails
        )
    )


def enqueue_client_message(*, enquiry: Enquiry, entry: Entry, at: datetime) -> None:
    """Enqueue a mail about a client's message, unless one is waiting, which will contain it.

    Call it in the transaction that stores the entry: the lock keeps the waiting mail from being
    rendered before that. A mail that was tried may have arrived, so nothing is added to it.
    """
    waiting = Message.objects.filter(
        kind=client_message.name,
        enquiry=enquiry,
        state=Message.State.WAITING,
        claim__isnull=True,
        attempts=0,
    )
    if waiting.select_for_update().order_by("pk").first():
        return
    outbox.enqueue(
        Message(
            kind=client_message.name,
            enquiry=enquiry,
            entry=entry,
            created_at=at,
            next_at=at + GATHER,
            message_id=_message_id(client_message, enquiry, entry),
        )
    )


def _message_id(kind: Kind, enquiry: Enquiry, entry: Entry | None) -> str:
    """Return an id that is unique for this entry, or for this mail if it is sent on arrival."""
    names = [enquiry.reference, kind.name]
    if entry:
        names.append(str(entry.pk))
    elif kind not in ON_ARRIVAL:
        names.append(secrets.token_hex(6))
    return outbox.message_id(*names)


def _to_firm(message: Message, *, reply_to: str = "") -> Content:
    enquiry = _enquiry_of(message)
    return Content(to=_lawyer_or_firm(enquiry), context=_context(enquiry), reply_to=reply_to)


def _to_client(message: Message) -> Content:
    enquiry = _enquiry_of(message)
    return Content(
        to=enquiry.email,
        context=_context(enquiry),
        reply_to=secret_links.reply_address(enquiry) or Firm.load().email,
        headers=kinds.AUTOMATIC_REPLY,
    )


def _context(enquiry: Enquiry) -> dict[str, Any]:
    page = reverse("admin:contacts_enquiry_change", args=[enquiry.pk])
    context: dict[str, Any] = {
        "enquiry": enquiry,
        "firm": Firm.load(),
        "desk": Desk.load(),
        "admin_url": settings.SITE_URL + page,
        "status_url": secret_links.status(enquiry),
        "details_url": secret_links.details(enquiry) if enquiry.invited_at else "",
    }
    if enquiry.edition:
        passage = passages.in_edition(enquiry.edition, enquiry.paragraph)
        context |= {"passage": passage, "passage_url": secret_links.passage(passage)}
    return context


def _lawyer_or_firm(enquiry: Enquiry) -> str:
    """Return the address of the chosen lawyer, unless there is none or the lawyer has left."""
    lawyer = enquiry.lawyer
    if lawyer is None or (lawyer.user and not lawyer.user.is_active):
        return Firm.load().email
    return lawyer.email or Firm.load().email


def _clerk() -> str:
    return Desk.load().clerk_email or Firm.load().email
