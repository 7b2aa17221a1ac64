"""The audit trail: what was done, by whom and when. Rows are never changed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.base.immutable import ImmutableModel
from briefings.models.draft.briefing import Briefing
from briefings.models.staff import person_name
from briefings.text.languages import DEFAULT, column
from briefings.text.texts import Texts


def by_language(name: str, texts: Texts) -> dict[str, str]:
    """Return the details of a text per language; the default language's key has no suffix."""
    return {
        name if language == DEFAULT else column(name, language): side
        for language, side in texts.items()
    }


class AuditEntry(ImmutableModel):
    """An action by a user or the system. This model is immutable.

    It stores names, so an entry stays readable after users and briefings are deleted.
    """

    class Action(models.TextChoices):
        SUBMITTED = "submitted", _("sent to review")
        RETURNED = "returned", _("sent back")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")
        OVERRIDDEN = "overridden", _("published without approval")
        REVIVED = "revived", _("restored after withdrawal")
        MINOR = "minor", _("published as a minor change")
        SCHEDULED = "scheduled", _("planned")
        UNSCHEDULED = "unscheduled", _("no longer planned")
        MISSED = "missed", _("was due and not published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CREATED = "created", _("created")
        DELETED = "deleted", _("put into the bin")
        RECOVERED = "recovered", _("taken out of the bin")
        SHARED = "shared", _("preview link made")
        UNSHARED = "unshared", _("preview link ended")
        RELATED = "related", _("changed what is related")
        EXPORTED = "exported", _("exported")
        SIGNED_IN = "signed-in", _("signed in")
        REFUSED = "refused", _("sign-in refused")
        SIGNED_OUT = "signed-out", _("signed out")
        SECURED = "secured", _("changed how they sign in")
        ROLES = "roles", _("changed what somebody may do")
        DETAILS = "details", _("changed what clients see of the firm")

    at = models.DateTimeField(_("time"), db_index=True)
    action = models.CharField(_("action"), max_length=20, choices=Action.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        # Entries cannot change, so users with entries can be deactivated but not deleted.
        on_delete=models.PROTECT,
        related_name="+",
    )
    by_name = models.CharField(_("name"), max_length=200, blank=True)
    # A briefing's reference, a person's name, an export's name.
    subject = models.CharField(_("what"), max_length=200, blank=True)
    briefing = models.ForeignKey(
        "briefings.Briefing",
        verbose_name=_("briefing"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="audit",
    )
    detail = models.JSONField(_("details"), default=dict)

    class Meta:
        verbose_name = _("entry of the audit trail")
        verbose_name_plural = _("audit trail")
        indexes = [models.Index(fields=["briefing", "-at"], name="audit_of_a_briefing")]

    @classmethod
    def record(
        cls,
        action: Action,
        *,
        by: User | None,
        at: datetime,
        briefing: Briefing | None = None,
        subject: str = "",
        **detail: Any,
    ) -> "AuditEntry":
        """Add an entry. Call it in the transaction of the action. Details must be plain JSON."""
        return cls.objects.create(
            action=action,
            by=by,
            by_name=person_name(by),
            at=at,
            briefing=briefing,
            subject=subject or (briefing.reference if briefing else ""),
            detail=detail,
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.action} {self.subject}"
