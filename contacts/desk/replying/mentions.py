"""Mentions of colleagues in internal notes: @Ana Lei."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from briefings.models.staff import person_name
from contacts.desk import reach
from contacts.models import Enquiry

# Not within a word, as in an address of a mail.
_BEGINS = re.compile(r"(?<![\w.@])[@＠]")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The colleagues whom a note mentions: those who may see the enquiry, and the others."""

    seeing: list[User]
    blind: list[User]


def people_for(enquiry: Enquiry) -> list[User]:
    """Return who can be mentioned: everybody who may see the enquiry, by name."""
    return sorted(reach.who_sees(enquiry), key=lambda user: person_name(user).casefold())


def in_note(text: str, enquiry: Enquiry) -> Mentions:
    if not _BEGINS.search(text):
        return Mentions([], [])
    seeing = {user.pk for user in reach.who_sees(enquiry)}
    everybody = User.objects.filter(is_active=True, is_staff=True)
    found = mentioned(text, sorted(everybody, key=lambda user: user.pk not in seeing))
    return Mentions(
        [user for user in found if user.pk in seeing],
        [user for user in found if user.pk not in seeing],
    )


def mentioned(text: str, people: Iterable[User]) -> list[User]:
    """Return those of the people whom a text mentions by name or account name."""
    found = {}
    names = sorted(_names(people), key=lambda pair: -len(pair[0]))
    for begin in _BEGINS.finditer(text):
        rest = text[begin.end() :].casefold()
        person = next((user for name, user in names if _starts(rest, name)), None)
        if person:
            found[person.pk] = person
    return list(found.values())


def _names(people: Iterable[User]) -> list[tuple[str, User]]:
    return [
        (name.casefold(), user)
        for user in people
        for name in (user.get_full_name(), user.get_username())
        if name
    ]


def _starts(rest: str, name: str) -> bool:
    """Return whether the name stands there, and not only the beginning of a longer word."""
    if not rest.startswith(name):
        return False
    after = rest[len(name) : len(name) + 1]
    return not (after.isascii() and (after.isalnum() or after == "_"))
