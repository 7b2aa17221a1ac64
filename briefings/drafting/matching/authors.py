"""Match the names in a draft to existing authors, or add new ones.

A new author is not public: clients see authors only after their first published briefing.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from briefings.drafting.errors import DraftError
from briefings.models.people import Author
from briefings.text.language_detection import has_han
from briefings.text.languages import CHINESE, ENGLISH, column, columns
from briefings.text.names.person_names import Names, folded, names_of, same
from briefings.text.texts import Texts

NEW = "new"  # the choice to add a new author


class People:
    """All authors indexed by name, loaded once."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Author]] = defaultdict(list)
        for author in Author.objects.select_related("user").in_order():
            self._know(author)

    def _know(self, author: Author) -> None:
        known = {folded(name) for name in Texts.of(author, "name").values() if name}
        known |= {folded(name) for name in _names_of_account(author.user)}
        for name in known:
            if author not in self._by_name[name]:
                self._by_name[name].append(author)

    def matching(self, names: Names) -> list[Author]:
        """Return the authors a name may mean, those that match in both languages first."""
        found = {
            author.pk: author
            for name in names.values()
            if name
            for author in self._by_name[folded(name)]
            if not _contradicts(author, names)
        }
        both = [one for one in found.values() if _agreeing(one, names) > 1]
        return [*both, *(one for one in found.values() if one not in both)]

    def joined(self, given: Iterable[str | Names]) -> list[Names]:
        """Return the names of each person in a list that may name one person in two languages.

        A Chinese and a Latin name are one person only if an existing author has both.
        """
        found = [names_of(one) for one in given]
        for names in found:
            if names[CHINESE] and not names[ENGLISH]:
                other = next((one for one in found if self._are_one(names, one)), None)
                if other:
                    names[ENGLISH], other[ENGLISH] = other[ENGLISH], ""
        return [names for names in found if any(names.values())]

    def _are_one(self, chinese: Names, english: Names) -> bool:
        if english[CHINESE] or not english[ENGLISH]:
            return False
        return any(author in self.matching(english) for author in self.matching(chinese))

    def authors(self, given: Iterable[str | Names]) -> list[Author]:
        """Return the authors that a document names, each once. Raises DraftError."""
        found = [self.author(names) for names in self.joined(given)]
        return list({author.pk: author for author in found}.values())

    def doubt(self, given: Iterable[str | Names]) -> str:
        """Return a sentence if two authors may be one person; empty if both are public already."""
        meant = {
            author.pk: author for names in self.joined(given) for author in self.matching(names)
        }
        one_sided = [author for author in meant.values() if Texts.of(author, "name").missing()]
        if all(author.is_public for author in one_sided):
            return ""
        named = [Texts.of(author, "name") for author in one_sided]
        chinese = [name for name in named if not name[ENGLISH]]
        english = [name for name in named if not name[CHINESE]]
        if not (chinese and english):
            return ""
        return _(
            "“%(chinese)s” and “%(english)s” may be two names of one person, and are two authors. "
            "If they are one, give one author both names under “Authors” and name only that "
            "author in the briefing."
        ) % {"chinese": chinese[0][CHINESE], "english": english[0][ENGLISH]}

    def author(self, names: Names) -> Author:
        """Return the best match for the names, or add an author. Raises DraftError."""
        found = next(iter(self.matching(names)), None)
        return self.added(names) if found is None else self._completed(found, names)

    def _completed(self, author: Author, names: Names) -> Author:
        """Add the name in the other language, unless clients see the author or another has it."""
        own = Texts.of(author, "name")
        others = [Texts.of(one, "name") for one in self.matching(names) if one != author]
        added = {
            column("name", language): names[language]
            for language in own.missing()
            if names[language] and not any(other[language] for other in others)
        }
        if author.is_public or not added:
            return author
        for name, value in added.items():
            setattr(author, name, value)
        author.save(update_fields=list(added))
        self._know(author)
        return author

    def added(self, names: Names, *, user: User | None = None) -> Author:
        """Add a new author, not yet shown to clients. Raises DraftError."""
        author = Author(
            slug=_free_slug(names[ENGLISH] or names[CHINESE]),
            **Texts.by_language(names).to_columns("name"),
            user=user,
        )
        try:
            author.full_clean(validate_unique=False)
        except ValidationError as error:
            raise DraftError(" ".join(error.messages)) from error
        author.save()
        self._know(author)
        return author

    def chosen(self, names: Names, choice: str) -> Author:
        """Return the author chosen for the names: `author:1`, `account:1` or a new one.

        An account can be chosen only for its own name. Raises DraftError.
        """
        kind, _colon, number = choice.partition(":")
        row = int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0
        if choice == NEW:
            return self.added(names)
        if kind == "author" and (author := Author.objects.filter(pk=row).first()):
            return author
        if kind == "account":
            user = next((one for one in accounts(names) if one.pk == row), None)
            if user:
                return self.added(names, user=user)
        raise DraftError(
            _("The person chosen for “%s” no longer exists. Choose again.")
            % (names[CHINESE] or names[ENGLISH])
        )


def accounts(names: Names) -> list[User]:
    """Return staff accounts that have the name but no author profile yet."""
    wanted = {folded(name) for name in names.values() if name}
    return [
        user
        for user in _staff()
        if wanted.intersection(folded(name) for name in _names_of_account(user))
    ]


def _staff() -> QuerySet[User]:
    return User.objects.filter(is_staff=True, is_active=True, author=None).order_by("pk")


def author_named(given: str | Names) -> Author:
    """Return the author with this name in one or both languages; add one if there is none."""
    return People().author(names_of(given))


def forget_unused(authors: list[int]) -> None:
    """Delete authors that only a deleted draft named: not public, no account, no details."""
    Author.objects.filter(
        pk__in=authors,
        is_public=False,
        user=None,
        briefings=None,
        listings=None,
        email="",
        **dict.fromkeys(columns("title", "biography"), ""),
    ).delete()


def _names_of_account(user: User | None) -> list[str]:
    """Return the first and last name in both orders: Chinese puts the family name first."""
    if user is None or not user.last_name:
        return []
    name = f"{user.first_name} {user.last_name}"
    return [name, f"{user.last_name} {user.first_name}"] if has_han(name) else [name]


def _contradicts(author: Author, names: Names) -> bool:
    own = Texts.of(author, "name")
    shared = any(own[language] and names[language] for language in own)
    return shared and not same(dict(own), names)


def _agreeing(author: Author, names: Names) -> int:
    own = Texts.of(author, "name")
    return sum(bool(own[language] and names[language]) for language in own)


def _free_slug(name: str) -> str:
    slug = base = slugify(name)[:70] or "author"
    count = 1
    while Author.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{base}-{count}"
    return slug
