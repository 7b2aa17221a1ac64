"""A person's names by language, and the one text that other pages show."""

from django.contrib.auth.models import User

from accounts.models import Person
from briefings.text.texts import Texts

LONGEST = 70  # each; Django's first name holds all of them


def person_of(user: User) -> Person:
    """Return the account's person, not yet stored if there is none."""
    return Person.objects.filter(user=user).first() or Person(user=user)


def names_of(user: User) -> Texts:
    return Texts.by_language(person_of(user).names)


def set_person(user: User, *, names: Texts, language: str) -> None:
    """Store names and language; the account's full name becomes the names in all languages."""
    Person.objects.update_or_create(
        user=user, defaults={"names": dict(names), "language": language}
    )
    if names.present():
        user.first_name = " ".join(filter(None, names.values()))
        user.last_name = ""
        user.save(update_fields=["first_name", "last_name"])


def language_of(user: User) -> str:
    """Return the language the person chose; empty if none."""
    return person_of(user).language
