"""Approvals, publications without approval, and scheduled publications."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from briefings.models.base.immutable import ImmutableModel, ImmutableQuerySet
from briefings.models.base.language_names import NAMES
from briefings.text.languages import WRITTEN
from briefings.text.texts import Texts


class Approval(ImmutableModel):
    """A user's approval of the exact text of one language. This model is immutable.

    It is valid only for the text of its digest, so any edit voids it.
    """

    briefing = models.ForeignKey(
        "briefings.Briefing", on_delete=models.PROTECT, related_name="approvals"
    )
    language = models.CharField(_("language"), max_length=7, choices=list(NAMES.items()))
    # The revision that the user read, and the SHA-256 of the language's wording in it.
    revision = models.PositiveIntegerField(_("revision"))
    digest = models.CharField(_("digest"), max_length=64)
    approved_at = models.DateTimeField(_("approved"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approver_name = models.CharField(_("approver's name"), max_length=200)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.CheckConstraint(
                name="approval_is_of_a_language", condition=Q(language__in=WRITTEN)
            ),
        ]
        indexes = [
            models.Index(fields=["briefing", "language", "revision"], name="approvals_of_a_draft")
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id} {self.language} {self.approver_name}"


class OverrideQuerySet(ImmutableQuerySet):
    def unresolved(self):
        """Return overrides whose text has not been approved since by another user."""
        approvals = Approval.objects.filter(
            briefing=OuterRef("edition__briefing"),
            language=OuterRef("language"),
            digest=OuterRef("digest"),
        ).exclude(approved_by=OuterRef("by"))
        return self.filter(~Exists(approvals))


OverrideManager = models.Manager.from_queryset(OverrideQuerySet)


class Override(ImmutableModel):
    """An emergency publication of a language without approval, and why. This model is immutable.

    It stays open until another user approves the text of its digest.
    """

    edition = models.ForeignKey(
        "briefings.Edition", on_delete=models.PROTECT, related_name="overrides"
    )
    language = models.CharField(_("language"), max_length=7, choices=list(NAMES.items()))
    digest = models.CharField(_("digest"), max_length=64)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("time"))

    objects: ClassVar[OverrideManager] = OverrideManager()

    class Meta:
        verbose_name = _("publication without approval")
        verbose_name_plural = _("publications without approval")
        constraints = [
            models.UniqueConstraint(name="one_override", fields=["edition", "language"]),
            models.CheckConstraint(name="override_gives_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.language}"


class Schedule(models.Model):
    """A scheduled publication: its time, the user who planned it, and the choices stated."""

    briefing = models.OneToOneField(
        "briefings.Briefing", on_delete=models.CASCADE, related_name="schedule"
    )
    due_at = models.DateTimeField(_("due"), db_index=True)
    # The revision that was planned: a draft that has changed since is not published.
    revision = models.PositiveIntegerField(_("revision"))
    note_zh_hant = models.TextField(_("change note (Chinese)"), blank=True)
    note_en = models.TextField(_("change note (English)"), blank=True)
    with_gaps = models.BooleanField(default=False)
    with_behind = models.BooleanField(default=False)
    # Database defaults serve processes of the previous release, which insert without the field.
    over_withdrawal = models.BooleanField(default=False, db_default=False)
    minor_reason = models.TextField(blank=True, db_default="")
    # By language, the note of a minor correction; null if the edition is a major one. The change
    # note stays empty then, so that a process of the previous release notifies nobody either.
    correction_note = models.JSONField(null=True)
    override_reason = models.TextField(_("reason"), blank=True)
    set_at = models.DateTimeField(_("set"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("set by"),
    )
    # Why publication failed when due, one sentence per line.
    refusal = models.TextField(_("why it was not published"), blank=True)

    class Meta:
        verbose_name = _("planned publication")
        verbose_name_plural = _("planned publications")

    def __str__(self) -> str:
        return f"{self.briefing_id} {self.due_at}"

    @property
    def note(self) -> Texts:
        """Return the note that the edition will carry, of either kind."""
        note = self.correction_note
        return Texts.of(self, "note") if note is None else Texts.by_language(note)
