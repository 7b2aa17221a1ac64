"""The pictures that editions show."""

from collections.abc import Iterable

from briefings.models.picture import Picture
from briefings.models.published.edition import Edition
from briefings.models.published.edition_picture import EditionPicture
from briefings.text.markup.figures import digests_in


def record_pictures(editions: Iterable[Edition]) -> None:
    """Record which stored pictures new editions show, so that clients can read them."""
    shown = [(edition, digests_in(edition.body)) for edition in editions]
    if not (digests := set().union(*(named for _edition, named in shown))):
        return
    keys = dict(Picture.objects.filter(digest__in=digests).values_list("digest", "pk"))
    EditionPicture.objects.bulk_create(
        EditionPicture(edition=edition, picture_id=keys[digest])
        for edition, named in shown
        for digest in sorted(named & keys.keys())
    )


def missing_pictures(text: str) -> set[str]:
    """Return the digests in a text that name no stored picture."""
    named = digests_in(text)
    if not named:
        return set()
    return named - set(Picture.objects.filter(digest__in=named).values_list("digest", flat=True))


def lost_pictures() -> set[str]:
    """Return the digests of editions' pictures that are missing or are no longer the same."""
    named: set[str] = set()
    bodies = Edition.objects.filter(body__contains="(figure:").values_list("body", flat=True)
    for body in bodies.iterator(200):
        named |= digests_in(body)
    for picture in Picture.objects.filter(digest__in=sorted(named)).iterator(20):
        if picture.agrees():
            named.discard(picture.digest)
    return named
