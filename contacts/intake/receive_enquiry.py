"""Receive an enquiry: store the row and its mails exactly once, in one transaction."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from alerts import topics
from alerts.consent import wordings
from alerts.following import ask
from alerts.following import throttling as follow_throttling
from alerts.models import ConsentWording
from briefings.models.people import Author
from contacts import mails
from contacts.conflicts import party_names
from contacts.files import room, store
from contacts.files.check import Checked
from contacts.intake import spam as suspicion
from contacts.intake import throttling, working_days
from contacts.models import Arrival, Desk, Enquiry, EnquiryFile, Wording
from contacts.passages import Passage
from mail.kinds import Kind
from mail.sqlite_lock import in_turn

# After this time, the same text counts as a new enquiry.
SENT_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The submitted form: what the client typed, and the page's hidden fields."""

    name: str
    email: str
    phone: str = ""
    lawyer: Author | None = None
    topic: str = ""
    parties: str = ""
    message: str = ""
    marketing: bool = False
    language: str
    wording: Wording
    passage: Passage | None = None
    form_key: str = ""
    opened_at: datetime | None = None
    trap: str = ""
    address: str = ""
    files: tuple[Checked, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(filter(None, [self.topic, self.parties, self.message]))

    def key(self, *, after: str = "") -> str:
        """Return a key that is equal for the same text from the same browser.

        It recognises a double click, the back button and a lost response. Different text is always
        another enquiry; otherwise it would be lost. `after` is the key of an earlier enquiry with
        the same text, which this one does not repeat.
        """
        about = (self.passage.edition.digest, self.passage.paragraph) if self.passage else ()
        lawyer = self.lawyer.slug if self.lawyer else ""
        typed = (self.name, self.email, self.phone, lawyer, self.text, str(self.marketing))
        files = [file.digest for file in self.files]
        parts = (self.form_key, *typed, *about, after, *files)
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


class TooMany(Exception):
    """Too many enquiries: nothing was stored; the sender may try again after `seconds`."""

    def __init__(self, seconds: int):
        super().__init__(f"again in {seconds} seconds")
        self.seconds = seconds


def receive(*, filled: Filled, desk: Desk, at: datetime) -> Enquiry:
    """Store the enquiry and its mails, or return the enquiry if it is already stored.

    Raises TooMany if the sender's network or all senders together exceed their limit.
    """
    key, same = _known(filled, at)
    if same:
        return same
    network = throttling.keyed(filled.address)
    if seconds := throttling.seconds_until_accepted(address=network, at=at):
        raise TooMany(seconds)
    content = throttling.keyed(filled.text)
    found = suspicion.signs(
        trap=filled.trap,
        opened_at=filled.opened_at,
        text=filled.text,
        content=content,
        at=at,
    )
    spam = suspicion.is_enough(found)
    flooded = not spam and throttling.mails_are_used_up(at=at)
    # Do all look-ups before the transaction: on SQLite it blocks every other writer.
    wording = filled.wording.stored(at=at)
    due_at = working_days.deadline(at, desk)
    mailings = None if spam or flooded else _agreed_to_mailings(filled, at=at)
    try:
        with in_turn(), transaction.atomic():
            enquiry = _store(
                filled,
                desk,
                found,
                key=key,
                wording=wording,
                spam=spam,
                flooded=flooded,
                due_at=due_at,
                at=at,
            )
            Arrival.objects.create(address=network, content=content, at=at)
            _keep_files(enquiry, filled, at)
            if mailings:
                ask.put(
                    email=filled.email,
                    topics=[topics.Topic(topics.EVERYTHING)],
                    view=filled.language,
                    interface=filled.language,
                    wording=mailings,
                    network=filled.address,
                    at=at,
                )
    except IntegrityError:
        # Another request with the same form was stored first.
        twin = Enquiry.objects.filter(key=key).first()
        if not twin:
            raise
        return twin
    return enquiry


def _agreed_to_mailings(filled: Filled, *, at: datetime) -> ConsentWording | None:
    """Return the stored words that the client agreed to, if a confirmation may be mailed now."""
    if not (filled.marketing and filled.wording.marketing):
        return None
    network = follow_throttling.keyed(filled.address)
    if follow_throttling.seconds_until_accepted(network=network, at=at):
        return None
    return wordings.beside_an_enquiry(filled.language).stored(at=at)


def _keep_files(enquiry: Enquiry, filled: Filled, at: datetime) -> None:
    EnquiryFile.objects.bulk_create(
        store.row(file, at=at, enquiry=enquiry) for file in filled.files
    )
    room.note(filled.address, size=sum(len(file.data) for file in filled.files), at=at)


def _known(filled: Filled, at: datetime) -> tuple[str, Enquiry | None]:
    """Return the key of the submitted form, and the enquiry already stored under it."""
    key = filled.key()
    while earlier := Enquiry.objects.filter(key=key).first():
        taken_back = earlier.state == Enquiry.State.WITHDRAWN
        if not taken_back and at - earlier.received_at < SENT_AGAIN:
            return key, earlier
        key = filled.key(after=key)
    return key, None


def _store(
    filled: Filled,
    desk: Desk,
    found: list[str],
    *,
    key: str,
    wording: Wording,
    spam: bool,
    flooded: bool,
    due_at: datetime,
    at: datetime,
) -> Enquiry:
    enquiry = Enquiry.objects.create(
        key=key,
        received_at=at,
        language=filled.language,
        name=filled.name,
        email=filled.email,
        phone=filled.phone,
        lawyer=filled.lawyer,
        topic=filled.topic,
        parties=filled.parties,
        message=filled.message,
        edition=filled.passage.edition if filled.passage else None,
        paragraph=filled.passage.paragraph if filled.passage else "",
        wording=wording,
        consent=True,
        state=Enquiry.State.SPAM if spam else Enquiry.State.NEW,
        state_at=at,
        check_state=Enquiry.Check.PENDING if desk.two_steps else Enquiry.Check.NONE,
        suspicions=[*found, "flood"] if flooded else found,
        held_back=spam or flooded,
        due_at=due_at,
        folded=party_names.folded(
            filled.name,
            filled.email,
            filled.topic,
            *filled.parties.splitlines(),
            filled.message,
        ),
        named=party_names.keys_of(
            [
                filled.name,
                *party_names.parties(filled.parties),
                *party_names.companies_in(f"{filled.topic}\n{filled.message}"),
            ]
        ),
    )
    mails.enqueue(*_mails(spam=spam, flooded=flooded), enquiry=enquiry, at=at)
    return enquiry


def _mails(*, spam: bool, flooded: bool) -> tuple[Kind, ...]:
    """Return the mails to send now: none for suspected spam, whose address may be a victim's."""
    if spam:
        return ()
    if flooded:
        return (mails.acknowledgement,)
    return mails.ON_ARRIVAL
