"""Search for conflicts of interest: find where else a name occurs.

Enquiries and the client list are searched in both directions: for the given names, and for known
names that occur in the given text.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Replace, StrIndex
from django.db.models.lookups import GreaterThan

from contacts.conflicts import party_names
from contacts.conflicts.index import lookup as index
from contacts.models import Enquiry, Entry, ListedClient

MOST_NAMES = 30
MOST_FOUND = 50
# Candidates of the index to read; where there are more, rows are read newest first instead.
MOST_CANDIDATES, MOST_LISTED = 300, 1_000
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


def containing(
    words: str, enquiries: QuerySet[Enquiry], *, or_else: Q | None = None
) -> QuerySet[Enquiry]:
    """Return enquiries that contain these words, regardless of spelling and legal form.

    Words that very many have are looked for row by row, which is soon done where the newest are
    wanted first.
    """
    keys = party_names.keys(words)
    wanted = _having(keys, "folded")
    [listed] = index.candidates([keys], most=MOST_LISTED)
    if listed is not None:
        wanted &= Q(pk__in=listed)
    return enquiries.filter(wanted | or_else if or_else else wanted)


def _having(keys: list[str], column: str) -> Q:
    """Return the condition that a text has all words of a key.

    Not LIKE: PostgreSQL believes that to be rare, and sorts all rows where the newest would do.
    """
    run = Replace(column, Value(" "), Value(""), output_field=TextField())
    wanted = Q(pk__in=[])
    for key in keys:
        every = Q()
        for word in key.split():
            every &= Q(GreaterThan(StrIndex(run, Value(word)), 0))
        wanted |= every
    return wanted


def search(lines: Iterable[str], *, beside: Enquiry | None = None, prose: str = "") -> Search:
    """Search all enquiries but one for each name, and for known names in the folded prose."""
    asked = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    others = Enquiry.objects.exclude(pk=beside.pk if beside else 0)
    found = [Found(name, party_names.keys(name)) for name in asked[:MOST_NAMES]]
    _find_enquiries(found, others)
    _find_clients(found)
    text = "\n".join([party_names.folded(*asked[:MOST_NAMES]), prose])
    clients = {client.pk for item in found for client in item.clients}
    enquiries = {enquiry.pk for item in found for enquiry in item.enquiries}
    found += _known_clients(text, clients) + _known_enquiries(text, others, enquiries)
    listed = ListedClient.objects.aggregate(at=Max("loaded_at"), count=Count("pk"))
    return Search(
        found=found,
        left_out=max(0, len(asked) - MOST_NAMES),
        enquiries=others.count(),
        clients=listed["count"],
        loaded_at=listed["at"],
    )


def around(enquiry: Enquiry, entries: Iterable[Entry] | None = None) -> Search:
    """Search for every name in an enquiry, whose thread a caller may have."""
    thread = enquiry.entries.order_by("pk") if entries is None else entries
    return search(names_in(enquiry, thread), beside=enquiry, prose=enquiry.folded)


def names_in(enquiry: Enquiry, entries: Iterable[Entry]) -> list[str]:
    """Return the client, the named parties, and the companies in an enquiry's text."""
    details = [entry.text for entry in entries if entry.kind == Entry.Kind.DETAILS]
    written = [enquiry.topic, enquiry.message, *details]
    return [
        enquiry.name,
        enquiry.email,
        *party_names.parties(enquiry.parties),
        *party_names.companies_in("\n".join(written)),
    ]


def _find_enquiries(found: list[Found], others: QuerySet[Enquiry]) -> None:
    candidates = index.candidates([item.keys for item in found], most=MOST_CANDIDATES)
    rows = _newest(others, {pk for listed in candidates for pk in listed or ()}, "folded")
    for item, listed in zip(found, candidates, strict=True):
        among = _every(item.keys, others) if listed is None else _among(rows, set(listed))
        item.enquiries = _first(row for row in among if _occur(item.keys, row.folded))


def _newest(others: QuerySet[Enquiry], pks: set[int], column: str) -> list[Enquiry]:
    """Return the enquiries with the column and what a list of them shows, newest first."""
    return list(_newest_first(others.filter(pk__in=pks), column)) if pks else []


def _every(keys: list[str], others: QuerySet[Enquiry]) -> Iterable[Enquiry]:
    return _newest_first(others.filter(_having(keys, "folded")), "folded").iterator(100)


def _among(rows: Iterable[Enquiry], pks: set[int]) -> Iterable[Enquiry]:
    return (row for row in rows if row.pk in pks)


def _newest_first(enquiries: QuerySet[Enquiry], column: str) -> QuerySet[Enquiry]:
    rows = enquiries.only(column, "reference", "name", "state", "received_at")
    return rows.order_by("-received_at", "-pk")


def _find_clients(found: list[Found]) -> None:
    every = [key for item in found for key in item.keys]
    rows = list(ListedClient.objects.filter(_having(every, "keys")).order_by("name", "pk"))
    for item in found:
        item.clients = _first(row for row in rows if _occur(item.keys, row.keys))


def _first[Row](rows: Iterable[Row]) -> list[Row]:
    return [row for row, _place in zip(rows, range(MOST_FOUND), strict=False)]


def _occur(keys: Iterable[str], text: str) -> bool:
    return any(party_names.occurs(key, text) for key in keys)


def _known_clients(text: str, seen: set[int]) -> list[Found]:
    known = ListedClient.objects.exclude(pk__in=seen).values_list("pk", "keys")
    run = text.replace(" ", "")
    pairs = _first(
        (pk, key)
        for pk, keys in known.iterator(2000)
        if (key := _mentioned(keys.split("\n"), text, run, _tells_in_a_list))
    )
    rows = ListedClient.objects.in_bulk(dict(pairs)) if pairs else {}
    return [Found(rows[pk].name, [key], clients=[rows[pk]]) for pk, key in pairs]


def _known_enquiries(text: str, others: QuerySet[Enquiry], seen: set[int]) -> list[Found]:
    run = text.replace(" ", "")
    known = index.named_in(text)
    in_text = {key: _mentioned([key], text, run, _tells) for key in {key for _pk, key in known}}
    told = sorted({pk for pk, key in known if in_text[key] and pk not in seen})
    pairs = _first(
        (row, key)
        for row in _newest(others, set(told[-MOST_CANDIDATES:]), "named")
        if (key := _mentioned(row.named.split("\n"), text, run, _tells))
    )
    return [Found(key, [key], enquiries=[row]) for row, key in pairs]


def _mentioned(keys: Iterable[str], text: str, run: str, tells: Callable[[str], bool]) -> str:
    """Return the first of the keys that is in the text, which `run` is without its blanks."""
    mentioned = (
        key
        for key in keys
        if tells(key) and all(word in run for word in key.split()) and party_names.occurs(key, text)
    )
    return next(mentioned, "")


def _tells(key: str) -> bool:
    """Return whether a key is distinctive: a single Latin word may be any word in prose.

    Keys that the release before stored may be of words that very many names have.
    """
    return (" " in key or (bool(key) and not key.isascii())) and not party_names.is_common(key)


def _tells_in_a_list(key: str) -> bool:
    return _tells(key) or (len(key) >= _SHORTEST_LISTED and not party_names.is_common(key))
