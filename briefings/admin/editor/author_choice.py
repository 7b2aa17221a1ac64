"""Authors to choose from, of a text or of an import: candidates for each name, and the choice."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from briefings import drafting
from briefings.admin.editor.text_page import BadRequest
from briefings.models.people import Author
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.names.person_names import Names, names_of


class Choice(NamedTuple):
    value: str
    words: str


class AuthorRow(NamedTuple):
    """A name in the import, its candidates and the most likely one."""

    chinese: str
    english: str
    chosen: str
    likely: list[Choice]


def author_rows(given: list[str | Names]) -> list[AuthorRow]:
    """Return a row for each person: a text may name one person twice, once in each language."""
    people = drafting.People()
    rows = [_row(people, names) for names in people.joined(given)]
    known = {row.chosen: row for row in reversed(rows) if row.chosen != drafting.NEW}
    return [row for row in rows if known.get(row.chosen, row) is row]


def kept_rows(rows: list[dict[str, str]]) -> list[AuthorRow]:
    """Return the rows as they were when the work on the review was saved."""
    people = drafting.People()
    return [
        _row(people, names_of({name: row[name] for name in (CHINESE, ENGLISH)}))._replace(
            chinese=row[CHINESE], english=row[ENGLISH], chosen=row["person"]
        )
        for row in rows
    ]


def typed_rows(given: Any) -> list[dict[str, str]]:
    """Return the rows of the page as they stand there, finished or not."""
    rows = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return [
        {name: str(row.get(name) or "")[:200] for name in (CHINESE, ENGLISH, "person")}
        for row in rows
    ]


def _row(people: drafting.People, names: Names) -> AuthorRow:
    likely = [Choice(f"author:{author.pk}", str(author)) for author in people.matching(names)]
    likely += [
        Choice(
            f"account:{user.pk}",
            _("%s (account without a profile)") % user.get_full_name(),
        )
        for user in drafting.accounts(names)
    ]
    chosen = likely[0].value if likely else drafting.NEW
    return AuthorRow(names[CHINESE], names[ENGLISH], chosen, likely)


def everybody() -> list[Choice]:
    return [Choice(f"author:{author.pk}", str(author)) for author in Author.objects.in_order()]


def chosen_authors(given: Any) -> list[Author]:
    """Return the authors chosen on the page, or the people in a text of comma-separated names.

    Raises BadRequest, DraftError.
    """
    people = drafting.People()
    if isinstance(given, list):
        rows = [_sent(one) for one in given]
        return [
            people.chosen(names, choice)
            for names, choice in rows
            if any(names.values()) or choice != drafting.NEW  # a row left empty
        ]
    typed = drafting.storable(str(given or "")).replace("，", ",").split(",")
    return people.authors(name for name in typed if name.strip())


def _sent(one: Any) -> tuple[Names, str]:
    if not isinstance(one, dict):
        raise BadRequest(_("What was sent is not the text of a briefing."))
    said = {
        name: drafting.storable(str(one.get(name) or "").strip())
        for name in (CHINESE, ENGLISH, "person")
    }
    return names_of(said), said["person"] or drafting.NEW
