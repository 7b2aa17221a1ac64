"""Fills a database with enquiries as a desk has them after years: threads, mails, clients."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import batched

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from briefings import publishing
from briefings.models.draft.briefing import Briefing
from contacts.conflicts import party_names
from contacts.models import Desk, Enquiry, Entry, ListedClient, Wording
from mail.models import Message
from tests.support.factories import make_briefing, make_enquiry, make_person

CLIENTS = 5_000
# Of a hundred enquiries; the open ones are many, as if the firm had been away for months.
_STATES = {"new": 6, "assigned": 4, "answered": 24, "closed": 60, "spam": 4, "withdrawn": 2}
_SURNAMES = [
    "陳",
    "李",
    "張",
    "黃",
    "何",
    "梁",
    "吳",
    "林",
    "鄭",
    "羅",
    "Sousa",
    "Ferreira",
    "Wong",
    "Leong",
    "Santos",
    "Lam",
    "Cheang",
    "Costa",
]
_GIVEN = [
    "大文",
    "美玲",
    "志強",
    "慧敏",
    "Ana",
    "Carlos",
    "家明",
    "Teresa",
    "João",
    "嘉欣",
    "國華",
    "Rita",
    "Miguel",
    "詠詩",
    "Helena",
]
_TRADES = [
    "Jade Harbour",
    "Golden Lotus",
    "Pacific Star",
    "Praia",
    "Oriental Bridge",
    "銀河",
    "新濠",
    "澳海",
]
_LINES = (
    "我們與業主的租約將於五月到期，業主要求加租三成，請問應如何處理？",
    "Our landlord asks for a rent that is a third higher than the lease says.",
    "The shares were to be transferred by 30 June, and the price has not been paid.",
    "員工在試用期後被解僱，公司應支付甚麼賠償？",
    "A supplier from Zhuhai delivered machines that do not work as agreed.",
    "本人收到財政局的通知，要求補交三年的所得補充稅。",
)


def fill(count: int) -> Iterator[int]:
    """Store so many enquiries, yielding how many are there; goes on where it ended before."""
    at, people = timezone.now(), _people()
    wording = _wording(at)
    for numbers in batched(range(Enquiry.objects.count(), count), 1_000):
        with transaction.atomic():
            _write(numbers, people, wording, at)
        yield numbers[-1] + 1
    if not ListedClient.objects.exists():
        _list_clients(at)
    if not Briefing.objects.exists():
        _send_to_review(people[0], at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _people() -> list:
    names = [f"clerk{number}" for number in range(5)]
    known = {user.username: user for user in User.objects.filter(username__in=names)}
    return [known.get(name) or make_person("enquiries clerk", name) for name in names]


def _wording(at: datetime) -> Wording:
    if not (first := Enquiry.objects.first()):
        first = make_enquiry(at=at, message=_LINES[0])
    Desk.load()
    return first.wording


def _write(numbers: tuple[int, ...], people: list, wording: Wording, at: datetime) -> None:
    rows = [_enquiry(number, people, wording, at) for number in numbers]
    enquiries = Enquiry.objects.bulk_create(rows)
    Entry.objects.bulk_create(entry for one in enquiries for entry in _thread(one))
    Message.objects.bulk_create(mail for one in enquiries for mail in _mails(one))


def _enquiry(number: int, people: list, wording: Wording, at: datetime) -> Enquiry:
    chance = random.Random(number)
    received = at - timedelta(hours=number % 30_000, seconds=number % 3_600)
    name = f"{chance.choice(_SURNAMES)} {chance.choice(_GIVEN)} {number}"
    company = f"{chance.choice(_SURNAMES)}貿易{number % 3_000}有限公司"
    parties = f"{chance.choice(_TRADES)} {number % 4_000} Limited\n{company}"
    topic = chance.choice(_LINES)
    message = "\n".join(chance.choices(_LINES, k=9))
    email = f"client{number}@client.example"
    state = chance.choices(list(_STATES), weights=list(_STATES.values()))[0]
    return Enquiry(
        reference=f"{number:09d}",
        key=f"filled-{number}",
        received_at=received,
        language=chance.choice(["zh-hant", "en", "zh-hans"]),
        name=name,
        email=email,
        parties=parties,
        topic=topic,
        message=message,
        wording=wording,
        consent=True,
        state=state,
        unread=state == "new",
        state_at=received,
        assignee=None if state in {"new", "spam"} else chance.choice(people),
        due_at=received + timedelta(days=3),
        suspicions=["trap"] if state == "spam" else [],
        folded=party_names.folded(name, email, topic, *parties.splitlines(), message),
        named=party_names.keys_of([name, *party_names.parties(parties)]),
    )


def _thread(enquiry: Enquiry) -> Iterator[Entry]:
    for place, kind in enumerate(("change", "note", "reply", "message")):
        at = enquiry.received_at + timedelta(hours=place + 1)
        yield Entry(enquiry=enquiry, kind=kind, at=at, by=enquiry.assignee, text=_LINES[place])


def _mails(enquiry: Enquiry) -> Iterator[Message]:
    at = enquiry.received_at
    for kind in ("firm", "acknowledgement", "reply"):
        number = f"<{enquiry.key}.{kind}@site.example>"
        yield Message(
            kind=kind, enquiry=enquiry, message_id=number, created_at=at, state="sent", sent_at=at
        )


def _send_to_review(by: User, at: datetime) -> None:
    """Write a few briefings, half of them in review, for the first page of the admin."""
    for number in range(12):
        briefing = make_briefing(title={"zh-hant": f"標題 {number}", "en": f"Title {number}"})
        if number % 2:
            publishing.submit(briefing=briefing, by=by, at=at)


def _list_clients(at: datetime) -> None:
    names = [f"{_TRADES[number % 8]} Holdings {number} Limited" for number in range(CLIENTS)]
    ListedClient.objects.bulk_create(
        ListedClient(name=name, keys="\n".join(party_names.keys(name)), loaded_at=at)
        for name in names
    )
