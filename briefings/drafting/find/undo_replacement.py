"""Undo a replacement over all drafts, in each draft that nobody has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from briefings.drafting import document
from briefings.drafting.find.replace_in_drafts import FRONT, save_front
from briefings.drafting.history import versions
from briefings.models.draft.briefing import Briefing
from briefings.text.languages import WRITTEN, column


@dataclass(slots=True)
class Undone:
    """The references of drafts that are as before, and of those left because they have changed."""

    restored: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


def undo_replacement(
    drafts: QuerySet[Briefing], revisions: Mapping[int, tuple[int, int]], *, by: User
) -> Undone:
    """Make these drafts as they were before the replacement, each in a transaction.

    `revisions` are those of replace(). What was undone stays in each History.
    """
    undone = Undone()
    for briefing in drafts.filter(pk__in=revisions).order_by("pk"):
        is_restored = _restore(briefing.pk, *revisions[briefing.pk], by=by)
        (undone.restored if is_restored else undone.changed).append(briefing.reference)
    return undone


@transaction.atomic
def _restore(pk: int, before: int, after: int, *, by: User) -> bool:
    briefing = Briefing.objects.select_for_update().get(pk=pk)
    text, front = versions.text_at(briefing, before), versions.front_at(briefing, before)
    if briefing.revision != after or text is None or front is None:
        return False
    document.save(briefing=briefing, text=text, by=by, revision=after, then=text)
    briefing.refresh_from_db()
    was = {column(name, side): front[name][side] for name in FRONT for side in WRITTEN}
    names = [name for name, value in was.items() if getattr(briefing, name) != value]
    for name in names:
        setattr(briefing, name, was[name])
    if names:
        save_front(briefing, names, by)
    return True
