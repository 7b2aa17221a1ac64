"""The rows of the front matter: authors and sources, in the order that a lawyer gives them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError

from briefings.drafting.errors import DraftError
from briefings.models.draft.briefing import Briefing, Byline, Source
from briefings.models.people import Author
from briefings.text.texts import Texts


class SourceLine(NamedTuple):
    """A source as typed."""

    label: Texts
    url: str
    accessed: date | None

    @property
    def is_empty(self) -> bool:
        return not (self.label.present() or self.url or self.accessed)


def set_authors(briefing: Briefing, authors: Sequence[Author]) -> None:
    """Make these the authors, in this order, each once."""
    wanted = list(dict.fromkeys(author.pk for author in authors))
    briefing.bylines.exclude(author__in=wanted).delete()
    for position, author in enumerate(wanted):
        Byline.objects.update_or_create(
            briefing=briefing, author_id=author, defaults={"position": position}
        )


def set_sources(briefing: Briefing, lines: Sequence[SourceLine]) -> None:
    """Make these the sources, in this order. Raises DraftError with the reasons."""
    wanted = [line for line in lines if not line.is_empty]
    held = [
        SourceLine(Texts.of(source, "label"), source.url, source.accessed)
        for source in briefing.sources.order_by("position", "pk")
    ]
    if wanted == held:
        return
    rows = [
        Source(
            briefing=briefing,
            position=position,
            url=line.url,
            accessed=line.accessed,
            **line.label.to_columns("label"),
        )
        for position, line in enumerate(wanted)
    ]
    for row in rows:
        try:
            row.full_clean(validate_unique=False)
        except ValidationError as error:
            raise DraftError(f"{row}: {' '.join(error.messages)}") from error
    briefing.sources.all().delete()
    Source.objects.bulk_create(rows)
