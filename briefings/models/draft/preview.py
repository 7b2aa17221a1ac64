"""Preview links that show a draft to outsiders, and their comments on its pairs."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PreviewLink(models.Model):
    """A secret link to a draft for people without an account; it expires and can be ended.

    Only the SHA-256 of its token is stored, so the database does not reveal the link.
    """

    briefing = models.ForeignKey(
        "briefings.Briefing", on_delete=models.CASCADE, related_name="preview_links"
    )
    token_digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(_("for whom"), max_length=200)
    takes_comments = models.BooleanField(_("may comment"), default=False)
    created_at = models.DateTimeField(_("made"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self) -> str:
        return self.label

    def is_alive(self, at: datetime) -> bool:
        """Return whether the link still shows the draft: it is neither ended nor expired."""
        return self.revoked_at is None and self.expires_at > at


class PreviewComment(models.Model):
    """An outsider's comment on a pair of the draft."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="comments")
    paragraph = models.CharField(_("paragraph"), max_length=16)
    name = models.CharField(_("name"), max_length=100)
    text = models.TextField(_("comment"))
    written_at = models.DateTimeField(_("written"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"
