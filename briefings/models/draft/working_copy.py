"""Working copies: what a user has typed into a draft and not saved yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkingCopy(models.Model):
    """A user's unsaved state of the text page, as the editor's own JSON.

    Only that user ever sees it. Nothing but the editor reads `content`.
    """

    # Without a constraint: the release before deletes briefings without knowing of this table.
    briefing = models.ForeignKey(
        "briefings.Briefing",
        on_delete=models.CASCADE,
        related_name="working_copies",
        db_constraint=False,
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    content = models.JSONField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("working copy")
        verbose_name_plural = _("working copies")
        constraints = [
            models.UniqueConstraint(name="one_working_copy", fields=["briefing", "user"]),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.briefing_id}"
