"""The pictures of each edition, derived from its text when it is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.base.immutable import ImmutableModel
from briefings.models.picture import Picture
from briefings.models.published.edition import Edition


class EditionPicture(ImmutableModel):
    """A picture that an edition shows. The database keeps both as long as this row."""

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="pictures", verbose_name=_("edition")
    )
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, related_name="editions", verbose_name=_("picture")
    )

    class Meta:
        verbose_name = _("picture of an edition")
        verbose_name_plural = _("pictures of editions")
        constraints = [
            models.UniqueConstraint(name="picture_once_per_edition", fields=["edition", "picture"]),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.picture_id}"
