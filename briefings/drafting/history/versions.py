"""Versions: the draft after every save, with its user and time.

A version holds the text, the front matter or both; a missing part is as in the previous version.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now

from briefings import notifications
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import DraftVersion
from briefings.models.draft.last_edit import LastEdit, columns_of_1_0
from briefings.models.people import BY_POSITION
from briefings.text.languages import WRITTEN
from briefings.text.texts import Texts

FRONT_SIDES = (
    "title",
    "standfirst",
    "key_points",
    "jurisdiction",
    "contact_heading",
    "contact_text",
)
_EMPTY: dict[str, Any] = {name: dict.fromkeys(WRITTEN, "") for name in FRONT_SIDES}


def keep(
    briefing: Briefing,
    *,
    revision: int,
    by: User | None,
    text: dict | None = None,
    front: dict | None = None,
) -> DraftVersion:
    return DraftVersion.objects.create(
        briefing=briefing, revision=revision, saved_by=by, text=text, front=front
    )


def text_at(briefing: Briefing, revision: int) -> dict | None:
    """Return the text at a revision; None if it is unknown."""
    found = _at_revision(briefing, revision).filter(text__isnull=False).first()
    return found.text if found else None


def front_at(briefing: Briefing, revision: int) -> dict | None:
    """Return the front matter at a revision; None if it is unknown.

    Fields that did not exist yet are empty.
    """
    found = _at_revision(briefing, revision).filter(front__isnull=False).first()
    return _EMPTY | found.front if found else None


def _at_revision(briefing: Briefing, revision: int):
    return DraftVersion.objects.filter(briefing=briefing, revision__lte=revision).order_by(
        "-revision"
    )


def front_of(briefing: Briefing) -> dict[str, Any]:
    """Return the draft without its text as plain data, in three queries."""
    return {
        **{name: dict(Texts.of(briefing, name)) for name in FRONT_SIDES},
        "contact_email": briefing.contact_email,
        "date": briefing.date and briefing.date.isoformat(),
        "law_as_at": briefing.law_as_at and briefing.law_as_at.isoformat(),
        "authors": list(
            briefing.bylines.order_by("position", "pk").values_list("author__slug", flat=True)
        ),
        "areas": list(briefing.areas.order_by(*BY_POSITION).values_list("slug", flat=True)),
        "sources": [
            {
                "label": dict(Texts.of(source, "label")),
                "url": source.url,
                "accessed": source.accessed and source.accessed.isoformat(),
            }
            for source in briefing.sources.order_by("position", "pk")
        ],
    }


@transaction.atomic
def keep_front(briefing: Briefing, *, by: User | None) -> int:
    """Store the front matter as a version if it has changed; return the revision."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    front = front_of(briefing)
    before = front_at(briefing, briefing.revision)
    if front == before:
        return briefing.revision
    revision = briefing.revision
    if DraftVersion.objects.filter(briefing=briefing).exists():
        revision += 1
    note_change(briefing, revision=revision, by=by, languages=_changed(before, front))
    keep(briefing, revision=revision, by=by, front=front)
    return revision


def note_change(
    briefing: Briefing, *, revision: int, by: User | None, languages: Collection[str]
) -> None:
    """Record at the briefing who changed it last, in all and by language."""
    notifications.changed(briefing, languages, by=by)
    changes: dict[str, Any] = {
        "revision": revision,
        "changed_by": by,
        "changed_at": Now(),
        "under_way": True,
        **columns_of_1_0(languages, revision=revision, by=by),
    }
    Briefing.objects.filter(pk=briefing.pk).update(**changes)
    LastEdit.record(briefing, languages, revision=revision, by=by)


def _changed(before: dict[str, Any] | None, front: dict[str, Any]) -> list[str]:
    """Return the languages changed in the front matter; dates and names count for all."""
    return [
        language
        for language in WRITTEN
        if before is None or _in(before, language) != _in(front, language)
    ]


def _in(value: Any, language: str) -> Any:
    """Return the front matter, or a part of it, without other languages."""
    if isinstance(value, list):
        return [_in(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == set(WRITTEN):
        return value[language]
    return {name: _in(item, language) for name, item in value.items()}
