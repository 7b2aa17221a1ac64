"""Pictures of figures, each stored once by its digest; the text names them."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from briefings.text.files.pictures import EncodedPicture, digest_of
from briefings.text.markup.figures import Figure, widths_of

# The columns of the files, the smallest width first; a narrow picture has only the last ones.
_FILES = ("small", "medium", "large")


class PictureQuerySet(models.QuerySet["Picture"]):
    def file(self, digest: str, width: int) -> bytes | None:
        """Return the file of one of these pictures in a width that is stored, or None."""
        picture = self.filter(digest=digest).only("width").first()
        column = picture and picture.columns().get(width)
        return bytes(getattr(picture, column)) if column else None

    def without_files(self, keys: Iterable[int]):
        """Return these pictures with what a page says of them."""
        return self.filter(pk__in=keys).defer(*_FILES)


def without_files(*fields: str) -> list[str]:
    """Return the columns not to load with the pictures of these fields."""
    return [f"{field}__{file}" for field in fields for file in _FILES]


PictureManager = models.Manager.from_queryset(PictureQuerySet)


class Picture(models.Model):
    """A picture as WebP files. The digest covers all of them."""

    digest = models.CharField(_("digest"), max_length=64, unique=True)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    small = models.BinaryField(null=True)
    medium = models.BinaryField(null=True)
    large = models.BinaryField()
    # When it was last uploaded or imported: a recent one may be about to be used.
    stored_at = models.DateTimeField(_("stored"))

    objects: ClassVar[PictureManager] = PictureManager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                name="picture_digest_is_sha256", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return self.digest[:12]

    def columns(self) -> dict[int, str]:
        """Return the column of each width that is stored."""
        widths = widths_of(self.width)
        return dict(zip(widths, _FILES[-len(widths) :], strict=True))

    def figure(self, *, about: int) -> Figure:
        """Return the picture as a page shows it at this many pixels, in twice as many if stored."""
        wide_enough = [width for width in widths_of(self.width) if width >= 2 * about]
        width = wide_enough[0] if wide_enough else widths_of(self.width)[-1]
        return Figure(self.digest, width, max(1, round(self.height * width / self.width)))

    def agrees(self) -> bool:
        """Return whether the files are those that the digest names."""
        files = tuple(bytes(getattr(self, column) or b"") for column in self.columns().values())
        return digest_of(files) == self.digest


def store(encoded: EncodedPicture, *, at: datetime) -> str:
    """Store a picture unless it is stored already; return its digest."""
    digest = encoded.digest
    if not Picture.objects.filter(digest=digest).update(stored_at=at):
        columns = dict(zip(_FILES[-len(encoded.files) :], encoded.files, strict=True))
        picture = Picture(
            digest=digest, width=encoded.width, height=encoded.height, stored_at=at, **columns
        )
        # Somebody else may be storing the same picture.
        Picture.objects.bulk_create([picture], ignore_conflicts=True)
    return digest
