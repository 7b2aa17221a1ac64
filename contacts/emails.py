"""The words of every letter, one function each: subject, text and HTML in templates/emails/.

Letters to clients never repeat what was typed, for anybody can type anybody's address.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from briefings.models.firm import Firm
from contacts import passages, secret_links
from contacts.models import Desk, Enquiry, OutboxMessage
from contacts.notices import written


@dataclass(frozen=True, slots=True)
class Letter:
    to: str
    subject: str
    text: str
    html: str
    reply_to: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def compose(message: OutboxMessage) -> Letter:
    """The letter as it reads now: with the firm's present address, in the client's language."""
    language = written(message.enquiry.language) if message.enquiry else settings.LANGUAGE_CODE
    with translation.override(language):
        return LETTERS[message.kind](message)


def firm(message: OutboxMessage) -> Letter:
    """The enquiry to the firm, or to the lawyer the client chose."""
    enquiry = message.enquiry
    return _letter("firm", message, to=_lawyer_or_firm(enquiry), reply_to=enquiry.email)


def acknowledgement(message: OutboxMessage) -> Letter:
    """To the client: it arrived, and what that does and does not mean."""
    return _to_client("acknowledgement", message)


def invitation(message: OutboxMessage) -> Letter:
    """To the client: no conflict was found, here is the one-time link for the details."""
    return _to_client("invitation", message)


def reply(message: OutboxMessage) -> Letter:
    """Return the mail to the client with the lawyer's reply from the enquiry's page.

    A person wrote it, and help desks hold back mail that is marked as automatic.
    """
    enquiry = message.enquiry
    earlier = enquiry.letters.filter(kind__in=CLIENTS_READ).exclude(pk=message.pk)
    ids = " ".join(earlier.order_by("pk").values_list("message_id", flat=True))
    headers = {"In-Reply-To": ids.split(" ")[-1], "References": ids} if ids else {}
    reply_to = _lawyer_or_firm(enquiry)
    return _letter("reply", message, to=enquiry.email, reply_to=reply_to, headers=headers)


def details(message: OutboxMessage) -> Letter:
    """To the firm: the details that the client gave after the conflict check."""
    enquiry = message.enquiry
    return _letter("details", message, to=_lawyer_or_firm(enquiry), reply_to=enquiry.email)


def withdrawn(message: OutboxMessage) -> Letter:
    """To the firm: the client took the enquiry back."""
    return _letter("withdrawn", message, to=_lawyer_or_firm(message.enquiry))


def reminder(message: OutboxMessage) -> Letter:
    """To whoever it is assigned to: it should have been answered by now."""
    assignee = message.enquiry.assignee
    return _letter("reminder", message, to=(assignee and assignee.email) or _clerk())


def digest(message: OutboxMessage) -> Letter:
    """To the clerk: enquiries that no letter of their own told of."""
    return _letter("digest", message, to=_clerk())


def to_staff(message: OutboxMessage) -> Letter:
    """To one of the firm's own people, in both languages."""
    return _letter(message.kind, message, to=message.about["to"])


LETTERS = {
    OutboxMessage.Kind.FIRM: firm,
    OutboxMessage.Kind.ACKNOWLEDGEMENT: acknowledgement,
    OutboxMessage.Kind.INVITATION: invitation,
    OutboxMessage.Kind.REPLY: reply,
    OutboxMessage.Kind.DETAILS: details,
    OutboxMessage.Kind.WITHDRAWN: withdrawn,
    OutboxMessage.Kind.REMINDER: reminder,
    OutboxMessage.Kind.DIGEST: digest,
    OutboxMessage.Kind.REVIEW: to_staff,
    OutboxMessage.Kind.MISSED: to_staff,
    OutboxMessage.Kind.SECURITY: to_staff,
}
CLIENTS_READ = (
    OutboxMessage.Kind.ACKNOWLEDGEMENT,
    OutboxMessage.Kind.INVITATION,
    OutboxMessage.Kind.REPLY,
)


def _to_client(name: str, message: OutboxMessage) -> Letter:
    headers = {"Auto-Submitted": "auto-replied"}  # so that no out-of-office answers it
    to = message.enquiry.email
    return _letter(name, message, to=to, reply_to=Firm.load().email, headers=headers)


AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def _letter(
    name: str,
    message: OutboxMessage,
    *,
    to: str,
    reply_to: str = "",
    headers: dict[str, str] = AUTOMATIC,
) -> Letter:
    context = _common(message) | (_about(message.enquiry) if message.enquiry else {})
    subject = render_to_string(f"emails/{name}.subject.txt", context)
    return Letter(
        to=to,
        subject=" ".join(subject.split()),
        text=render_to_string(f"emails/{name}.txt", context).strip() + "\n",
        html=render_to_string(f"emails/{name}.html", context),
        reply_to=reply_to,
        headers=headers,
    )


def _common(message: OutboxMessage) -> dict:
    return {
        "message": message,
        "about": message.about,
        "site": settings.SITE_URL,
        "firm": Firm.load(),
        "desk": Desk.load(),
        "lang": translation.get_language(),
        "admin_url": settings.SITE_URL + _admin_path(message.enquiry),
        "held": list(message.held.order_by("received_at", "pk")),
    }


def _about(enquiry: Enquiry) -> dict:
    context = {
        "enquiry": enquiry,
        "status_url": secret_links.status(enquiry),
        "details_url": secret_links.details(enquiry) if enquiry.invited_at else "",
    }
    if enquiry.edition:
        passage = passages.of(enquiry.edition, enquiry.paragraph)
        context |= {"passage": passage, "passage_url": secret_links.passage(passage)}
    return context


def _admin_path(enquiry: Enquiry | None) -> str:
    if enquiry:
        return reverse("admin:contacts_enquiry_change", args=[enquiry.pk])
    return reverse("admin:contacts_enquiry_changelist") + "?state__exact=spam"


def _lawyer_or_firm(enquiry: Enquiry) -> str:
    return (enquiry.lawyer and enquiry.lawyer.email) or Firm.load().email


def _clerk() -> str:
    return Desk.load().clerk_email or Firm.load().email
