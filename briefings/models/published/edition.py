"""Immutable editions, withdrawals, and the listing of public briefings."""

import json
from collections.abc import Iterable
from functools import cached_property, reduce
from operator import or_
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from briefings.models.base.immutable import ImmutableModel, ImmutableQuerySet
from briefings.models.base.language_columns import in_every_language
from briefings.models.people import Author, PracticeArea
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts


class EditionQuerySet(ImmutableQuerySet):
    def current(self):
        """Return the latest edition of every briefing that is not withdrawn."""
        return self.filter(listing__isnull=False)


EditionManager = models.Manager.from_queryset(EditionQuerySet)


class Edition(ImmutableModel):
    """A published text in every language, frozen. This model is immutable.

    A correction is the next edition; a withdrawal is a separate row.
    """

    briefing = models.ForeignKey(
        "briefings.Briefing",
        on_delete=models.PROTECT,
        related_name="editions",
        verbose_name=_("briefing"),
    )
    number = models.PositiveIntegerField(_("number"))
    body = models.TextField(
        _("body"), help_text=_("Canonical JSON: exactly the bytes of which the digest is taken.")
    )
    digest = models.CharField(_("digest"), max_length=64, db_index=True)
    # The draft's revision when frozen: it reveals later changes without comparing texts.
    revision = models.PositiveIntegerField(_("revision"), null=True, editable=False)
    change_note_zh_hant = models.TextField(_("change note (Chinese)"), blank=True)
    change_note_en = models.TextField(_("change note (English)"), blank=True)
    # By language, what a minor correction mended: the history says it, and nobody is notified.
    correction_note = models.JSONField(_("note of a correction"), null=True, editable=False)
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    publisher_name = models.CharField(_("publisher's name"), max_length=200, blank=True)
    # [{"language", "by", "at"}]: the approvals valid at publication.
    approvals = models.JSONField(_("approvals"), null=True, editable=False)

    objects: ClassVar[EditionManager] = EditionManager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(name="one_edition_per_number", fields=["briefing", "number"]),
            models.CheckConstraint(name="editions_count_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="digest_is_sha256", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id}/{self.number}"

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot.from_json(json.loads(self.body))

    @cached_property
    def paragraph_numbers(self) -> dict[str, int]:
        """The ¶ number of each pair by its id."""
        return {pair.id: number for number, pair in enumerate(self.snapshot.pairs(), start=1)}

    @property
    def change_note(self) -> Texts:
        return Texts.of(self, "change_note")

    @property
    def history_note(self) -> Texts:
        """Return what the history says of the edition: its change note, or that of a correction."""
        note = self.change_note
        return note if note.present() else Texts.by_language(self.correction_note or {})


class Withdrawal(ImmutableModel):
    """The withdrawal of an edition, with the reason shown to readers. This model is immutable.

    Publishing the next edition restores the briefing.
    """

    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, related_name="withdrawal", verbose_name=_("edition")
    )
    reason_zh_hant = models.TextField(_("reason (Chinese)"))
    reason_en = models.TextField(_("reason (English)"))
    # Whether the text stays readable, below a banner with the reason.
    keeps_text = models.BooleanField(_("the text stays readable"), default=False)
    successor = models.ForeignKey(
        "briefings.Briefing",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.CheckConstraint(
                name="withdrawal_gives_both_reasons",
                condition=in_every_language("reason"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition_id)

    @property
    def reason(self) -> Texts:
        return Texts.of(self, "reason")


class Listing(models.Model):
    """A public briefing: its current edition and the values that lists need.

    Publishing derives it from the edition and withdrawing deletes it, so no list can show a draft
    and no list reads whole texts.
    """

    briefing = models.OneToOneField(
        "briefings.Briefing", on_delete=models.PROTECT, primary_key=True, related_name="listing"
    )
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="listing")
    reference = models.CharField(max_length=20, unique=True)
    date = models.DateField()
    year = models.PositiveSmallIntegerField()
    # The snapshot's front matter: its keys without sections, sources, contact, disclaimer.
    # The key "told" holds the last change note, its edition and time, and the edition it changed.
    card = models.JSONField()
    # The time of the last news for readers; corrections of typing do not change it. The default
    # serves processes of the previous release, which publish without it.
    updated_at = models.DateTimeField(db_default=Now())
    # The edition whose topics and relations are stored; if it is not `edition`, the worker
    # stores those of `edition`.
    related_edition = models.BigIntegerField(default=0, db_default=0)
    authors = models.ManyToManyField(Author, related_name="listings")
    areas = models.ManyToManyField(PracticeArea, related_name="listings")

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        indexes = [
            models.Index(fields=["-date", "-briefing"], name="newest_first"),
            models.Index(fields=["-updated_at", "-date", "-briefing"], name="last_updated_first"),
            models.Index(fields=["year", "-date", "-briefing"], name="newest_of_year"),
            models.Index(
                fields=["related_edition"],
                name="listings_to_relate",
                condition=~Q(related_edition=F("edition")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


def has_reference(references: Iterable[str], *, briefing: str = "briefing") -> Q:
    """Match rows of the briefings with these references; `briefing` is the path to the briefing."""
    path = f"{briefing}__" if briefing else ""
    pairs = (reference.split("-") for reference in references)
    return reduce(
        or_,
        (Q(**{f"{path}year": int(year), f"{path}number": int(number)}) for year, number in pairs),
        Q(pk__in=[]),
    )


def listing_values(snapshot: Snapshot) -> dict[str, Any]:
    """Return the fields of an edition's listing."""
    front = ("reference", "title", "standfirst", "authors", "areas", "date", "law_as_at")
    data = snapshot.to_json()
    return {
        "reference": snapshot.reference,
        "date": snapshot.date,
        "year": snapshot.date.year,
        # With the languages there is something to read in, for the sitemap.
        "card": {key: data[key] for key in front} | {"languages": snapshot.languages()},
    }
