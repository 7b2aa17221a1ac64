"""Actions on a received enquiry, by the firm and by the client."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from briefings.models.staff import person_name
from contacts import mails
from contacts.conflicts import party_names
from contacts.desk.replying import mentions, unsent_texts
from contacts.files import store
from contacts.intake import working_days
from contacts.models import Desk, Enquiry, Entry
from mail.outgoing import outbox
from notifications.kinds import Kind
from notifications.notify import notify

State = Enquiry.State
# Limit per enquiry, because each one sends the firm a mail.
MOST_DETAILS = 20


class NotPossible(Exception):
    """The enquiry's state does not allow the action; the message says why."""


class Overtaken(NotPossible):
    """Somebody replied, or the client wrote, since the page of the reply was opened."""


@transaction.atomic
def assign(*, enquiry: Enquiry, to: User | None, by: User | None, at: datetime) -> None:
    enquiry = _locked(enquiry)
    if enquiry.assignee == to:
        return
    enquiry.assignee = to
    enquiry.save(update_fields=["assignee"])
    if enquiry.state in {State.NEW, State.ASSIGNED}:
        _move(enquiry, State.ASSIGNED if to else State.NEW, at)
    if to:
        notify([to], Kind.ASSIGNED, by=by, at=at, about={"enquiry": enquiry})
    words = _("Assigned to %s.") % person_name(to) if to else _("Unassigned.")
    _change(enquiry, words, by, at)


@transaction.atomic
def note(
    *, enquiry: Enquiry, text: str, by: User | None, at: datetime, key: str | None = None
) -> Entry:
    """Add an internal note, which is never mailed, and notify whom it mentions.

    Submitting a form twice adds one note.
    """
    enquiry = _locked(enquiry)
    if key and (added := Entry.objects.filter(key=key).first()):
        return added
    named = mentions.in_note(text, enquiry)
    if named.blind:
        names = ", ".join(map(person_name, named.blind))
        raise NotPossible(
            _("Not added: %s cannot see this enquiry. Assign it first, or leave out the @.") % names
        )
    entry = _add(enquiry, Entry.Kind.NOTE, text, key=key, by=by, at=at)
    _fold_in(enquiry, text)
    if key:
        unsent_texts.forget_sent(enquiry, key=key)
    notify(named.seeing, Kind.MENTIONED, by=by, at=at, about={"enquiry": enquiry})
    return entry


@transaction.atomic
def answer(
    *,
    enquiry: Enquiry,
    text: str,
    key: str,
    by: User | None,
    at: datetime,
    seen: int | None = None,
) -> Entry:
    """Send a reply with the files of its form. Submitting a form twice sends one reply.

    Raises Overtaken if the thread went on after the entry `seen`, or if another text was sent from
    the same form.
    """
    enquiry = _locked(enquiry)
    sent = Entry.objects.filter(key=key).first()
    if sent and sent.text == text:
        return sent
    if sent or _went_on(enquiry, seen):
        raise Overtaken
    if enquiry.state in {State.SPAM, State.WITHDRAWN}:
        raise NotPossible(
            _("This enquiry is %s; it is not answered.") % enquiry.get_state_display()
        )
    entry = _add(enquiry, Entry.Kind.REPLY, text, key=key, by=by, at=at)
    store.attach(entry=entry, form_key=key)
    mails.enqueue(mails.reply, enquiry=enquiry, entry=entry, at=at)
    unsent_texts.forget_sent(enquiry, key=key)
    _move(enquiry, State.ANSWERED, at)
    return entry


@transaction.atomic
def close(*, enquiry: Enquiry, by: User | None, at: datetime) -> None:
    enquiry = _locked(enquiry)
    if enquiry.state == State.CLOSED:
        return
    _move(enquiry, State.CLOSED, at)
    _change(enquiry, _("Closed."), by, at)


@transaction.atomic
def reopen(*, enquiry: Enquiry, by: User | None, at: datetime) -> None:
    enquiry = _locked(enquiry)
    if enquiry.state not in {State.ANSWERED, State.CLOSED}:
        raise NotPossible(_("Only an answered or closed enquiry is opened again."))
    _move(enquiry, State.ASSIGNED if enquiry.assignee_id else State.NEW, at)
    _change(enquiry, _("Opened again."), by, at)


@transaction.atomic
def hold_as_spam(*, enquiry: Enquiry, by: User | None, at: datetime) -> None:
    """Move the enquiry to suspected spam and cancel its waiting mails."""
    enquiry = _locked(enquiry)
    if enquiry.state == State.SPAM:
        return
    outbox.cancel(enquiry.mails.all())
    _move(enquiry, State.SPAM, at)
    _change(enquiry, _("Marked as spam."), by, at)


@transaction.atomic
def release(*, enquiry: Enquiry, by: User | None, at: datetime) -> None:
    """Move the enquiry from suspected spam to the inbox and send its mails."""
    enquiry = _locked(enquiry)
    if enquiry.state != State.SPAM:
        raise NotPossible(_("Only suspected spam is released."))
    enquiry.held_back = False
    enquiry.save(update_fields=["held_back"])
    _move(enquiry, State.ASSIGNED if enquiry.assignee_id else State.NEW, at)
    _change(enquiry, _("Released from suspected spam."), by, at)
    stored = enquiry.mails.filter(kind__in=[kind.name for kind in mails.ON_ARRIVAL])
    known = set(stored.values_list("kind", flat=True))
    outbox.resume(stored)
    missing = [kind for kind in mails.ON_ARRIVAL if kind.name not in known]
    mails.enqueue(*missing, enquiry=enquiry, at=at)


@transaction.atomic
def invite(*, enquiry: Enquiry, by: User | None, at: datetime, key: str | None = None) -> None:
    """Send the client the link for the details after the conflict check found nothing.

    A new invitation makes a new link; submitting the same form twice makes one.
    """
    enquiry = _locked(enquiry)
    if key and Entry.objects.filter(key=key).exists():
        return
    if enquiry.detailed_at or enquiry.state in {State.SPAM, State.WITHDRAWN}:
        raise NotPossible(_("This enquiry can no longer be asked for details."))
    enquiry.check_state = Enquiry.Check.CLEAR
    enquiry.invited_at = at
    enquiry.save(update_fields=["check_state", "invited_at"])
    words = _("No conflict found; the client was asked for the details.")
    _change(enquiry, words, by, at, key=key)
    mails.enqueue(mails.invitation, enquiry=enquiry, at=at)


@transaction.atomic
def declare_conflict(*, enquiry: Enquiry, by: User | None, at: datetime) -> None:
    """Record that the firm cannot act. The lawyer writes to the client; no mail is sent here."""
    enquiry = _locked(enquiry)
    if enquiry.check_state == Enquiry.Check.CONFLICT:
        return
    enquiry.check_state = Enquiry.Check.CONFLICT
    enquiry.save(update_fields=["check_state"])
    _change(enquiry, _("A conflict was found; the firm cannot act."), by, at)


@transaction.atomic
def add_details(*, enquiry: Enquiry, text: str, at: datetime, form_key: str = "") -> None:
    """Store the client's details or additions; submitting the same text twice stores one.

    `form_key` is the key of the form, if files were chosen in it.
    """
    enquiry = _locked(enquiry)
    said = "\x00".join(filter(None, [enquiry.reference, form_key, text]))
    key = sha256(said.encode()).hexdigest()
    if Entry.objects.filter(key=key).exists():
        return
    if enquiry.entries.filter(kind=Entry.Kind.DETAILS).count() >= MOST_DETAILS:
        raise NotPossible(
            _(
                "This page no longer accepts additions. "
                "Please reply to the firm's e-mail to add anything."
            )
        )
    enquiry.detailed_at = enquiry.detailed_at or at
    _client_wrote(enquiry, at)
    entry = _add(enquiry, Entry.Kind.DETAILS, text, key=key, at=at)
    store.attach(entry=entry, form_key=form_key)
    _fold_in(enquiry, text)
    mails.enqueue(mails.details, enquiry=enquiry, entry=entry, at=at)


@transaction.atomic
def add_message(
    *, enquiry: Enquiry, text: str, key: str, at: datetime, form_key: str = ""
) -> Entry:
    """Add what the client wrote later; the same key adds it once. It tells the firm.

    `form_key` is the key of the form that its files were chosen in.
    """
    enquiry = _locked(enquiry)
    if added := Entry.objects.filter(key=key).first():
        return added
    _client_wrote(enquiry, at)
    entry = _add(enquiry, Entry.Kind.MESSAGE, text, key=key, at=at)
    store.attach(entry=entry, form_key=form_key)
    _fold_in(enquiry, text)
    mails.enqueue_client_message(enquiry=enquiry, entry=entry, at=at)
    return entry


@transaction.atomic
def add_automatic_mail(*, enquiry: Enquiry, text: str, key: str, at: datetime) -> Entry:
    """Record a mail that no person wrote. It leaves the enquiry where it is and tells nobody."""
    enquiry = _locked(enquiry)
    if added := Entry.objects.filter(key=key).first():
        return added
    enquiry.unread = True
    enquiry.save(update_fields=["unread"])
    return _add(enquiry, Entry.Kind.AUTOMATIC, text, key=key, at=at)


@transaction.atomic
def withdraw(*, enquiry: Enquiry, at: datetime) -> None:
    """Withdraw the enquiry for the client: mail the firm; retention.py erases it soon."""
    enquiry = _locked(enquiry)
    if enquiry.state == State.WITHDRAWN:
        return
    was_spam = enquiry.state == State.SPAM
    _move(enquiry, State.WITHDRAWN, at)
    _change(enquiry, _("Withdrawn by the client."), None, at)
    if not was_spam:
        mails.enqueue(mails.withdrawn, enquiry=enquiry, at=at)


@transaction.atomic
def hold(*, enquiry: Enquiry, on_hold: bool, by: User | None, at: datetime) -> None:
    """Exempt the enquiry from erasure, or end the exemption."""
    enquiry = _locked(enquiry)
    if enquiry.on_hold == on_hold:
        return
    enquiry.on_hold = on_hold
    enquiry.save(update_fields=["on_hold"])
    words = _("Kept beyond its time.") if on_hold else _("No longer kept beyond its time.")
    _change(enquiry, words, by, at)


def held_by(user: User) -> QuerySet[Enquiry]:
    """Return the enquiries assigned to the person that are not closed."""
    finished = (State.CLOSED, State.WITHDRAWN, State.SPAM)
    return Enquiry.objects.filter(assignee=user).exclude(state__in=finished).order_by("pk")


def _client_wrote(enquiry: Enquiry, at: datetime) -> None:
    """Mark the enquiry as unread; bring it back to the inbox if it was answered or closed."""
    enquiry.client_wrote_at = at
    enquiry.unread = True
    if enquiry.state in {State.ANSWERED, State.CLOSED}:
        enquiry.due_at, enquiry.reminded_at = working_days.deadline(at, Desk.load()), None
        _move(enquiry, State.ASSIGNED if enquiry.assignee_id else State.NEW, at)
        _change(enquiry, _("Opened again: the client has written."), None, at)
    fields = ["detailed_at", "client_wrote_at", "unread", "due_at", "reminded_at"]
    enquiry.save(update_fields=fields)


def _went_on(enquiry: Enquiry, seen: int | None) -> bool:
    """Return whether the client or the firm wrote after the entry."""
    if seen is None:
        return False
    written = (Entry.Kind.REPLY, Entry.Kind.MESSAGE, Entry.Kind.DETAILS)
    return enquiry.entries.filter(pk__gt=seen, kind__in=written).exists()


def _locked(enquiry: Enquiry) -> Enquiry:
    return Enquiry.objects.select_for_update().get(pk=enquiry.pk)


def _move(enquiry: Enquiry, state: str, at: datetime) -> None:
    if enquiry.state != state:
        enquiry.state, enquiry.state_at = state, at
        enquiry.save(update_fields=["state", "state_at"])


def _fold_in(enquiry: Enquiry, text: str) -> None:
    enquiry.folded = _with_lines(enquiry.folded, party_names.folded(text))
    enquiry.named = _with_lines(enquiry.named, party_names.keys_of(party_names.companies_in(text)))
    enquiry.save(update_fields=["folded", "named"])


def _with_lines(before: str, after: str) -> str:
    return "\n".join(filter(None, [before, after]))


def _change(
    enquiry: Enquiry, words: str, by: User | None, at: datetime, *, key: str | None = None
) -> None:
    _add(enquiry, Entry.Kind.CHANGE, words, key=key, by=by, at=at)


def _add(enquiry: Enquiry, kind: str, text: str, **more: Any) -> Entry:
    return Entry.objects.create(enquiry=enquiry, kind=kind, text=text, **more)
