"""Find words over all drafts, and replace them in chosen places: a saved version for each draft."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from hashlib import sha256
from operator import and_, or_

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from briefings.drafting import document
from briefings.drafting.errors import DraftError
from briefings.drafting.find.find_words import (
    Place,
    Wanted,
    find_words,
    quoted,
    replaced,
    spellings,
)
from briefings.drafting.history.versions import keep_front
from briefings.drafting.validation import Document
from briefings.models.draft.briefing import Briefing, Paragraph, Section
from briefings.text.input_cleaning import whole_number
from briefings.text.languages import WRITTEN, column
from briefings.text.texts import Texts

FRONT = ("title", "standfirst", "key_points")
_IN_FRONT = "front-"
_AROUND = 40  # characters of context on either side
_MOST_PARTS = 8  # of a condition, which narrows the rows that are read


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """A place in a draft, with its context; `seen` is a digest of its side."""

    briefing: int
    row: str
    language: str
    place: Place
    seen: str
    before: str
    words: str
    after: str

    @property
    def is_in_front(self) -> bool:
        """Return whether it is in the title, the standfirst or the key points."""
        return self.row.startswith(_IN_FRONT)

    @property
    def key(self) -> str:
        """Return what a form sends back for the place."""
        at = f"{self.place.start}-{self.place.end}"
        return f"{self.briefing}/{self.row}/{self.language}/{at}/{self.seen}"


@dataclass(slots=True)
class Done:
    """What a replacement did: the number of places by draft, and what was left, with the reason.

    `revisions` holds those before and after it, by draft, for undo_replacement().
    """

    replaced: dict[int, int]
    revisions: dict[int, tuple[int, int]] = field(default_factory=dict)
    changed_meanwhile: int = 0
    refused: list[str] = field(default_factory=list)


def places_in(drafts: QuerySet[Briefing], wanted: Wanted, *, most: int) -> list[DraftPlace]:
    """Return the places in these drafts, newest draft first, at most so many."""
    places: list[DraftPlace] = []
    for briefing, row, language, text in _sides(drafts, wanted):
        places += _in_side(briefing, row, language, text, wanted)
        if len(places) >= most:
            break
    return places[:most]


def _in_side(
    briefing: int, row: str, language: str, text: str, wanted: Wanted
) -> Iterator[DraftPlace]:
    for place in find_words(text, wanted):
        yield DraftPlace(
            briefing,
            row,
            language,
            place,
            digest(text),
            *quoted(text, place, _AROUND),
        )


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _sides(drafts: QuerySet[Briefing], wanted: Wanted) -> Iterator[tuple[int, str, str, str]]:
    """Yield the sides that may hold the words: briefing, row, language, text; draft by draft."""
    for briefing in _with_words(drafts, wanted).order_by("-pk").iterator():
        for row, sides in _front(briefing):
            yield from ((briefing.pk, row, language, sides[language]) for language in WRITTEN)
        for section in document.text_of(briefing)["sections"]:
            for row, sides in _rows(section):
                yield from ((briefing.pk, row, language, sides[language]) for language in WRITTEN)


def _front(briefing: Briefing) -> Iterator[tuple[str, Document]]:
    """Yield title, standfirst and key points in the form of rows."""
    for name in FRONT:
        yield f"{_IN_FRONT}{name}", dict(Texts.of(briefing, name))


def _rows(section: Document) -> Iterator[tuple[str, Document]]:
    yield section["id"], section["heading"]
    for pair in section["paragraphs"]:
        yield pair["id"], pair


def _with_words(drafts: QuerySet[Briefing], wanted: Wanted) -> QuerySet[Briefing]:
    """Keep the drafts with a row that may hold the words, as far as a database can tell."""
    paragraphs = Paragraph.objects.filter(_may_hold("text", wanted)).values("section__briefing")
    sections = Section.objects.filter(_may_hold("heading", wanted)).values("briefing")
    front = reduce(or_, (_may_hold(name, wanted) for name in FRONT))
    return drafts.filter(front | Q(pk__in=paragraphs) | Q(pk__in=sections))


def _may_hold(name: str, wanted: Wanted) -> Q:
    parts = _parts(wanted)
    return reduce(or_, (_holds(column(name, language), parts) for language in WRITTEN))


def _holds(name: str, parts: list[list[str]]) -> Q:
    return reduce(
        and_,
        (reduce(or_, (Q(**{f"{name}__icontains": one}) for one in part)) for part in parts),
        ~Q(**{name: ""}),
    )


def _parts(wanted: Wanted) -> list[list[str]]:
    """Return what a side with the words holds: of each part, one of its spellings.

    A database ignores the case of plain letters only. The condition only narrows what is read: the
    places themselves are found in Python.
    """
    if wanted.exact:
        return [[wanted.words]]
    runs = re.findall(r"[A-Za-z0-9]+|.", wanted.words, re.DOTALL)
    plain = [[run] for run in runs if run.isascii()]
    others = [sorted(spellings(run)) for run in runs if not run.isascii()]
    return [*plain, *others][:_MOST_PARTS]


def replace(
    drafts: QuerySet[Briefing],
    wanted: Wanted,
    replacement: str,
    *,
    chosen: Iterable[str],
    by: User,
    in_step: bool = False,
) -> Done:
    """Replace the words in the chosen places (keys of places_in()), each draft in a transaction.

    Places in a side that has changed since it was listed are left, and counted. `in_step` states
    that the sides of a changed row still agree.
    """
    keys: dict[int, set[str]] = {}
    for key in chosen:
        number = whole_number(key.partition("/")[0])
        if number is not None:
            keys.setdefault(number, set()).add(key)
    done = Done({})
    for briefing in drafts.filter(pk__in=keys).order_by("pk"):
        try:
            count, *revisions = _replace_in(
                briefing, wanted, replacement, keys[briefing.pk], by, in_step=in_step
            )
        except DraftError as error:
            done.refused.append(str(error))
            continue
        if count:
            done.replaced[briefing.pk] = count
            done.revisions[briefing.pk] = (revisions[0], revisions[1])
        done.changed_meanwhile += len(keys[briefing.pk]) - count
    return done


@transaction.atomic
def _replace_in(
    briefing: Briefing,
    wanted: Wanted,
    replacement: str,
    keys: set[str],
    by: User,
    *,
    in_step: bool,
) -> tuple[int, int, int]:
    """Return the number of places, and the revisions before and after."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    text = document.text_of(briefing)
    count = 0
    for section in text["sections"]:
        for row, sides in _rows(section):
            changed = _changed(briefing.pk, row, sides, wanted, keys)
            for language, places in changed.items():
                sides[language] = replaced(sides[language], places, replacement)
                count += len(places)
            if changed and in_step:
                (section if sides is section["heading"] else sides)["in_step"] = True
    document.save_text(briefing=briefing, text=text, by=by, revision=briefing.revision)
    count += _replace_in_front(briefing.pk, wanted, replacement, keys, by)
    after = Briefing.objects.values_list("revision", flat=True).get(pk=briefing.pk)
    return count, briefing.revision, after


def _replace_in_front(pk: int, wanted: Wanted, replacement: str, keys: set[str], by: User) -> int:
    briefing = Briefing.objects.get(pk=pk)
    count, names = 0, []
    for row, sides in _front(briefing):
        for language, places in _changed(pk, row, sides, wanted, keys).items():
            name = column(row.removeprefix(_IN_FRONT), language)
            setattr(briefing, name, replaced(sides[language], places, replacement))
            names.append(name)
            count += len(places)
    if names:
        save_front(briefing, names, by)
    return count


def save_front(briefing: Briefing, names: list[str], by: User) -> None:
    others = {one.name for one in Briefing._meta.fields} - set(names)
    try:
        briefing.clean_fields(exclude=others)
    except ValidationError as error:
        said = f"{briefing.reference}: {' '.join(error.messages)}"
        raise DraftError(said) from error
    briefing.save(update_fields=names)
    keep_front(briefing, by=by)


def _changed(
    briefing: int, row: str, sides: Document, wanted: Wanted, keys: set[str]
) -> dict[str, list[Place]]:
    """Return the chosen places of a row by language."""
    places = {
        language: [
            one.place
            for one in _in_side(briefing, row, language, sides[language], wanted)
            if one.key in keys
        ]
        for language in WRITTEN
    }
    return {language: some for language, some in places.items() if some}
