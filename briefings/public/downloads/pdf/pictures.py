"""The pictures of an edition for the typesetter, as SVG text with the file inside.

The typesetter only takes text as data. Of a picture inside an SVG it prints a JPEG as it is, and
anything else without loss, so a photograph must be a JPEG or the PDF would be ten times as large.
"""

from base64 import b64encode
from collections.abc import Iterable

from briefings.models.picture import Picture
from briefings.models.published.edition import Edition
from briefings.text.files.pictures import for_print
from briefings.text.markup.figures import digests_in


def pictures_of(edition: Edition) -> dict[str, str]:
    """Return each picture that the edition shows, by its digest, in one query at most."""
    return {row.digest: _svg(row) for row in _rows(edition)}


def files_of(edition: Edition) -> dict[str, bytes]:
    """Return the same as files, JPEG or PNG."""
    return {row.digest: for_print(bytes(row.large))[1] for row in _rows(edition)}


def _rows(edition: Edition) -> Iterable[Picture]:
    digests = digests_in(edition.body)
    if not digests:
        return []
    return Picture.objects.filter(digest__in=digests).only("digest", "width", "height", "large")


def _svg(picture: Picture) -> str:
    kind, data = for_print(bytes(picture.large))
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/{kind};base64,{b64encode(data).decode()}"/></svg>'
    )
