"""Search for conflicts of interest: find where else a name occurs.

Enquiries and the client list are searched in both directions: for the given names, and for known
names that occur in the given text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Replace

from contacts.conflicts import party_names
from contacts.models import Enquiry, Entry, ListedClient

MOST_NAMES = 30
MOST_FOUND = 50
_SHORTEST_LISTED = 4  # minimum letters of a one-word listed name to be searched for in prose


@dataclass(slots=True)
class Found:
    """A searched name and the places where it occurs."""

    name: str
    keys: list[str]
    enquiries: list[Enquiry] = field(default_factory=list)
    clients: list[ListedClient] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Search:
    """The results of a search, and what was searched."""

    found: list[Found]
    left_out: int
    enquiries: int
    clients: int
    loaded_at: datetime | None


def containing(words: str, enquiries: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    """Return enquiries that contain these words, regardless of spelling and legal form."""
    return _containing(party_names.keys(words), enquiries, "folded")


def _containing(keys: list[str], rows: QuerySet, column: str) -> QuerySet:
    wanted = Q(pk__in=[])
    for key in keys:
        every = Q()
        for word in key.split():
            every &= Q(run__contains=word)
        wanted |= every
    run = Replace(column, Value(" "), Value(""), output_field=TextField())
    return rows.alias(run=run).filter(wanted)


def search(lines: Iterable[str], *, beside: Enquiry | None = None, prose: str = "") -> Search:
    """Search all enquiries but one for each name, and for known names in the folded prose."""
    asked = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    others = Enquiry.objects.exclude(pk=beside.pk if beside else 0)
    found = [_found(name, others) for name in asked[:MOST_NAMES]]
    text = "\n".join([party_names.folded(*asked[:MOST_NAMES]), prose])
    clients = {client.pk for item in found for client in item.clients}
    enquiries = {enquiry.pk for item in found for enquiry in item.enquiries}
    found += _known_clients(text, clients) + _known_enquiries(text, others, enquiries)
    listed = ListedClient.objects.aggregate(at=Max("loaded_at"))
    return Search(
        found=found,
        left_out=max(0, len(asked) - MOST_NAMES),
        enquiries=others.count(),
        clients=ListedClient.objects.count(),
        loaded_at=listed["at"],
    )


def around(enquiry: Enquiry) -> Search:
    """Search for every name in an enquiry."""
    return search(names_in(enquiry), beside=enquiry, prose=enquiry.folded)


def names_in(enquiry: Enquiry) -> list[str]:
    """Return the client, the named parties, and the companies in an enquiry's text."""
    details = enquiry.entries.filter(kind=Entry.Kind.DETAILS).order_by("pk")
    written = [enquiry.topic, enquiry.message, *details.values_list("text", flat=True)]
    return [
        enquiry.name,
        enquiry.email,
        *party_names.parties(enquiry.parties),
        *party_names.companies_in("\n".join(written)),
    ]


def _found(name: str, others: QuerySet[Enquiry]) -> Found:
    keys = party_names.keys(name)
    enquiries = _containing(keys, others, "folded").order_by("-received_at", "-pk")
    clients = _containing(keys, ListedClient.objects.all(), "keys").order_by("name", "pk")
    return Found(
        name=name,
        keys=keys,
        enquiries=_first(row for row in enquiries.iterator(100) if _occur(keys, row.folded)),
        clients=_first(row for row in clients.iterator(100) if _occur(keys, row.keys)),
    )


def _first[Row](rows: Iterable[Row]) -> list[Row]:
    return [row for row, _place in zip(rows, range(MOST_FOUND), strict=False)]


def _occur(keys: Iterable[str], text: str) -> bool:
    return any(party_names.occurs(key, text) for key in keys)


def _known_clients(text: str, seen: set[int]) -> list[Found]:
    known = ListedClient.objects.exclude(pk__in=seen).values_list("pk", "keys")
    pairs = _mentioned(known.iterator(2000), text, _tells_in_a_list)
    rows = ListedClient.objects.in_bulk(dict(pairs))
    return [Found(rows[pk].name, [key], clients=[rows[pk]]) for pk, key in pairs]


def _known_enquiries(text: str, others: QuerySet[Enquiry], seen: set[int]) -> list[Found]:
    known = others.exclude(pk__in=seen).order_by("-received_at", "-pk").values_list("pk", "named")
    pairs = _mentioned(known.iterator(2000), text, _tells)
    rows = Enquiry.objects.in_bulk(dict(pairs))
    return [Found(key, [key], enquiries=[rows[pk]]) for pk, key in pairs]


def _mentioned(known: Iterable[tuple[int, str]], text: str, tells) -> list[tuple[int, str]]:
    """Yield the rows that have a key in the text, each with that key."""
    run = text.replace(" ", "")
    mentioned = (
        (pk, key)
        for pk, keys in known
        if (
            key := next(
                (
                    key
                    for key in keys.split("\n")
                    if tells(key)
                    and all(word in run for word in key.split())
                    and party_names.occurs(key, text)
                ),
                "",
            )
        )
    )
    return _first(mentioned)


def _tells(key: str) -> bool:
    """Return whether a key is distinctive: a single Latin word may be any word in prose."""
    return " " in key or (bool(key) and not key.isascii())


def _tells_in_a_list(key: str) -> bool:
    return _tells(key) or len(key) >= _SHORTEST_LISTED
