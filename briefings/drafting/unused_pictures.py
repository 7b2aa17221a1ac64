"""Pictures that no draft, version, import or edition names, so that they can be erased."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from briefings.models.draft.briefing import Briefing, Paragraph
from briefings.models.draft.history import DraftVersion, Import
from briefings.models.firm import Firm
from briefings.models.people import Author
from briefings.models.picture import Picture
from briefings.text.languages import columns
from briefings.text.markup.figures import digests_in

# Every column that can hold the line of a figure; editions, people and the firm refer by key.
_COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Paragraph: (*columns("text"), "text_zh_hans"),
    Briefing: (*columns("standfirst"), *columns("key_points"), *columns("contact_text")),
    Firm: tuple(columns("disclaimer")),
    DraftVersion: ("text", "front"),
    Import: ("result", "review"),
}


def unused_pictures(*, at: datetime, after: timedelta) -> QuerySet[Picture]:
    """Return the pictures that nothing has named for this long.

    Those that are still named count as stored now, so that they are looked for only once a period.
    """
    old = Picture.objects.filter(stored_at__lte=at - after, editions=None)
    for rows in (
        Author.objects.filter(photograph=OuterRef("pk")),
        Firm.objects.filter(Q(logo=OuterRef("pk")) | Q(dark_logo=OuterRef("pk"))),
    ):
        old = old.filter(~Exists(rows))
    if digests := set(old.values_list("digest", flat=True)):
        used = digests & set(_named())
        Picture.objects.filter(digest__in=used).update(stored_at=at)
    return old


def _named() -> Iterator[str]:
    for model, names in _COLUMNS.items():
        for name in names:
            # A plain queryset: managers might hide rows or choose a language.
            rows = QuerySet(model).annotate(written=Cast(name, TextField()))
            found = rows.filter(written__contains="(figure:").values_list("written", flat=True)
            for written in found.iterator(200):
                yield from digests_in(written)
