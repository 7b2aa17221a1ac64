"""The history of a draft: versions and imports."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DraftVersion(models.Model):
    """The draft after one save; `text` or `front` is null if that save did not change it."""

    briefing = models.ForeignKey(
        "briefings.Briefing", on_delete=models.CASCADE, related_name="versions"
    )
    revision = models.PositiveIntegerField(_("revision"))
    text = models.JSONField(_("text"), null=True)
    front = models.JSONField(_("front matter"), null=True)
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("saved by"),
    )

    class Meta:
        verbose_name = _("saved draft")
        verbose_name_plural = _("saved drafts")
        constraints = [
            models.UniqueConstraint(
                name="one_version_per_revision", fields=["briefing", "revision"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id}/{self.revision}"


class Import(models.Model):
    """An imported document as received, and the importer's result, kept for review."""

    TEXT, HTML, WORD = "text", "html", "docx"
    KINDS = [(TEXT, _("Plain text")), (HTML, _("Web page")), (WORD, _("Word file"))]

    kind = models.CharField(_("kind"), max_length=10, choices=KINDS)
    name = models.CharField(_("file name"), max_length=300, blank=True)
    source = models.TextField(_("source text"), blank=True)
    file = models.BinaryField(_("source file"), null=True)
    # The same text in the other language, if it came as two files. The database default serves
    # processes of the previous release, which insert without the field.
    other_name = models.CharField(
        _("name of the second file"), max_length=300, blank=True, db_default=""
    )
    other_file = models.BinaryField(_("second file"), null=True)
    result = models.JSONField(_("result"))
    # Of the text that was read, so that the same text is recognised when it comes again.
    fingerprint = models.CharField(max_length=64, blank=True, editable=False, db_default="")
    briefing = models.ForeignKey(
        "briefings.Briefing",
        null=True,
        on_delete=models.SET_NULL,
        related_name="imports",
        verbose_name=_("briefing"),
    )
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("imported by"),
    )
    # The review as far as it has come: for each way of taking the text in, what the page shows.
    # The revision counts the saves, so that two windows cannot overwrite each other unnoticed.
    review = models.JSONField(_("work on the review"), null=True)
    review_revision = models.PositiveIntegerField(_("saves of the review"), default=0, db_default=0)
    reviewed_at = models.DateTimeField(_("review saved"), null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("review saved by"),
    )
    # The briefing that the text is meant for, if it is not to become a new one. The previous
    # release deletes drafts without knowing the column, so it has no constraint.
    intended_for = models.ForeignKey(
        "briefings.Briefing",
        null=True,
        db_constraint=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("meant for"),
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [
            models.Index(fields=["imported_at"], name="imports_by_time"),
            models.Index(fields=["fingerprint"], name="imports_by_text"),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_kind_display()} {self.pk}"

    @staticmethod
    def work_beside(briefing_pk: int) -> str:
        """Return the key in `review` of the work that contains the text of a briefing."""
        return f"fill-{briefing_pk}"
