"""The people of the demonstration, whose accounts cannot sign in."""

from typing import NamedTuple

from django.contrib.auth.models import Group, User

from briefings.models.people import Author, PracticeArea
from briefings.text.texts import Texts

CLIENTS = "demo.example"  # a reserved domain (RFC 2606)


class Person(NamedTuple):
    account: str
    role: str
    chinese: str
    first: str
    last: str


PEOPLE = (
    Person("demo-author", "author", "陳詠詩", "Winnie", "Chan"),
    Person("demo-editor", "editor", "馬嘉文", "Carmen", "Ma"),
    Person("demo-publisher", "publisher", "何兆倫", "Alan", "Ho"),
    Person("demo-clerk", "enquiries clerk", "梁子晴", "Bonnie", "Leong"),
)
AREAS = {
    "intellectual-property": ("知識產權", "Intellectual property"),
    "data-protection": ("個人資料保護", "Data protection"),
    "commercial": ("商業法", "Commercial law"),
}


def is_there() -> bool:
    return accounts().exists()


def accounts():
    return User.objects.filter(username__in=[person.account for person in PEOPLE])


def make_people() -> dict[str, User]:
    """Create the accounts, with public profiles for authors; return them by role."""
    made = {}
    for person in PEOPLE:
        user = User(
            username=person.account,
            first_name=person.first,
            last_name=person.last,
            email=f"{person.account}@{CLIENTS}",
            is_staff=True,
        )
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=person.role))
        made[person.role] = user
        if person.role != "enquiries clerk":
            _make_author(person, user)
    return made


BIOGRAPHY = Texts(
    "示範用的人物，並非真實律師。", "A person of the demonstration, not a real lawyer."
)


def _make_author(person: Person, user: User) -> None:
    titles = {"author": ("律師", "Lawyer"), "editor": ("資深律師", "Senior lawyer")}
    names = Texts(person.chinese, f"{person.first} {person.last}")
    title = Texts(*titles.get(person.role, ("合夥人", "Partner")))
    Author.objects.create(
        slug=f"demo-{person.first}-{person.last}".lower(),
        **names.to_columns("name"),
        **title.to_columns("title"),
        **BIOGRAPHY.to_columns("biography"),
        user=user,
        position=90,
        is_public=True,
    )


def make_areas() -> dict[str, PracticeArea]:
    return {
        slug: PracticeArea.objects.get_or_create(
            slug=slug, defaults=Texts(*names).to_columns("name")
        )[0]
        for slug, names in AREAS.items()
    }
