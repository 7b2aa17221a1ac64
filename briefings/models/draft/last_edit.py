"""The last change of a draft in each language, which approvals must not predate."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.draft.briefing import Briefing
from briefings.text.languages import CHINESE, ENGLISH, TABLE, WRITTEN


class LastEdit(models.Model):
    """The revision at which a draft last changed in a language, and who changed it.

    A draft has no row for a language that has not changed since it was loaded.
    """

    # No constraint: the previous release, which does not know these rows, deletes drafts.
    briefing = models.ForeignKey(
        Briefing, on_delete=models.CASCADE, db_constraint=False, related_name="last_edits"
    )
    language = models.CharField(_("language"), max_length=7)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        verbose_name = _("last change in a language")
        verbose_name_plural = _("last changes by language")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="one_last_edit", fields=["briefing", "language"]),
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id} {self.language} {self.revision}"

    @classmethod
    def record(
        cls, briefing: Briefing, languages: Iterable[str], *, revision: int, by: User | None
    ) -> None:
        """Store a change in these languages; the caller holds the lock on the briefing."""
        LastEdit.objects.bulk_create(
            [
                LastEdit(briefing=briefing, language=language, revision=revision, edited_by=by)
                for language in languages
            ],
            update_conflicts=True,
            unique_fields=["briefing", "language"],
            update_fields=["revision", "edited_by"],
        )


def last_edits(briefing: Briefing) -> dict[str, LastEdit]:
    """Return the last change in every language, in one query."""
    known = {one.language: one for one in LastEdit.objects.filter(briefing=briefing)}
    return {
        language: known.get(language) or LastEdit(briefing=briefing, language=language)
        for language in WRITTEN
    }


# Version 1.0 has columns of the briefing instead of these rows. During an upgrade both releases
# run: this one also fills the columns, and a trigger (migration 0021) makes rows of what 1.0
# writes. The next release drops the trigger and the columns.
_WITH_COLUMNS = (CHINESE, ENGLISH)


def columns_of_1_0(languages: Iterable[str], *, revision: int, by: User | None) -> dict[str, Any]:
    """Return the change as values of the columns that version 1.0 reads."""
    values: dict[str, Any] = {}
    for language in set(languages) & set(_WITH_COLUMNS):
        suffix = TABLE[language].column_suffix
        values |= {f"{suffix}_revision": revision, f"{suffix}_edited_by": by}
    return values
