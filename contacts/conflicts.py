"""The search for conflicts of interest: where else does a name occur?"""

from dataclasses import dataclass

from django.db.models import QuerySet

from contacts.intake import folded
from contacts.models import Enquiry

SHORTEST = 2  # characters: one alone is in every text
MOST_NAMES = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A name and the other enquiries it occurs in."""

    name: str
    enquiries: list[Enquiry]


def containing(words: str, enquiries: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    """Traditional or Simplified, any case, width or spacing; in names, parties, messages, notes."""
    needle = folded(words).replace("\n", "")
    if len(needle) < SHORTEST:
        return enquiries.none()
    return enquiries.filter(folded__contains=needle)


def search(names: str, *, beside: Enquiry | None = None) -> list[Found]:
    """Each line of `names` looked for in every enquiry but one."""
    lines = list(dict.fromkeys(line.strip() for line in names.splitlines() if line.strip()))
    others = Enquiry.objects.exclude(pk=beside.pk if beside else None)
    others = others.order_by("-received_at", "-pk")
    return [Found(line, list(containing(line, others)[:50])) for line in lines[:MOST_NAMES]]


def names_in(enquiry: Enquiry) -> str:
    """What is looked for first: the client and the parties named."""
    none = {"none", "nil", "no", "無", "沒有", "没有"}
    parties = [line for line in enquiry.parties.splitlines() if line.strip().lower() not in none]
    return "\n".join([enquiry.name, enquiry.email, *parties])
