"""Every save is kept: what the draft said, who saved it, when.

A version holds the text, or the front matter, or both; what it leaves out is as it was in the
version before.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from briefings.models import Briefing, DraftVersion

FRONT_SIDES = ("title", "standfirst", "jurisdiction", "contact_heading", "contact_text")


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
    """The text as it was at a revision, None when that is not known."""
    found = _at(briefing, revision).filter(text__isnull=False).first()
    return found.text if found else None


def front_at(briefing: Briefing, revision: int) -> dict | None:
    """The front matter as it was at a revision, None when that is not known."""
    found = _at(briefing, revision).filter(front__isnull=False).first()
    return found.front if found else None


def _at(briefing: Briefing, revision: int):
    return DraftVersion.objects.filter(briefing=briefing, revision__lte=revision).order_by(
        "-revision"
    )


def front_of(briefing: Briefing) -> dict[str, Any]:
    """Everything of the draft that is not its text, as plain data. Three queries."""
    return {
        **{
            name: {
                "zh-hant": getattr(briefing, f"{name}_zh_hant"),
                "en": getattr(briefing, f"{name}_en"),
            }
            for name in FRONT_SIDES
        },
        "contact_email": briefing.contact_email,
        "date": briefing.date and briefing.date.isoformat(),
        "law_as_at": briefing.law_as_at and briefing.law_as_at.isoformat(),
        "authors": list(
            briefing.bylines.order_by("position", "pk").values_list("author__slug", flat=True)
        ),
        "areas": list(briefing.areas.in_order().values_list("slug", flat=True)),
        "sources": [
            {
                "label": {"zh-hant": source.label_zh_hant, "en": source.label_en},
                "url": source.url,
                "accessed": source.accessed and source.accessed.isoformat(),
            }
            for source in briefing.sources.order_by("position", "pk")
        ],
    }


@transaction.atomic
def keep_front(briefing: Briefing, *, by: User | None) -> int:
    """Keep what the front matter says now, if it says anything new; the revision."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    front = front_of(briefing)
    before = front_at(briefing, briefing.revision)
    if front == before:
        return briefing.revision
    revision = briefing.revision
    if DraftVersion.objects.filter(briefing=briefing).exists():
        revision += 1
        Briefing.objects.filter(pk=briefing.pk).update(
            revision=F("revision") + 1, changed_by=by, changed_at=Now()
        )
    keep(briefing, revision=revision, by=by, front=front)
    return revision
