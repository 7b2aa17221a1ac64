"""The draft that lawyers edit: Briefing > Section > Paragraph.

Clients never read these rows; they read the editions that publishing freezes from them.
"""

import secrets
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from briefings.models.base.date_ranges import DayField
from briefings.models.base.language_columns import in_any_language
from briefings.models.people import Author, PracticeArea
from briefings.text.languages import WRITTEN, joined
from briefings.text.snapshot import DEEPEST
from briefings.text.texts import Texts

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext import StrOrPromise

# Letters and digits that are not confused with one another when read out.
_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 10


def new_public_id() -> str:
    """Return a random id for anchors such as #p-<id>: one of 30^10, so none clash."""
    rest = secrets.randbelow(len(_ALPHABET) ** _ID_LENGTH)
    letters = []
    for _place in range(_ID_LENGTH):
        rest, letter = divmod(rest, len(_ALPHABET))
        letters.append(_ALPHABET[letter])
    return "".join(letters)


# The sides that are behind: some of the languages, never all; empty if they are in step.
BEHIND = [joined(some) for many in range(len(WRITTEN)) for some in combinations(WRITTEN, many)]
LONGEST_BEHIND = max(map(len, BEHIND))
_IS_BEHIND = Q(behind__gt="")


def _person(verbose_name: "StrOrPromise | None" = None) -> models.ForeignKey["User | None"]:
    """Return a column for who did something; it outlives their account."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class BriefingQuerySet(models.QuerySet["Briefing"]):
    def kept(self):
        """Return briefings that are not in the recycle bin."""
        return self.filter(deleted_at=None)

    def by_reference(self, reference: str):
        """Return the briefing of a reference such as 2025-17; none for a malformed reference."""
        year, _dash, number = reference.partition("-")
        if not (year.isdecimal() and number.isdecimal()):
            return self.none()
        return self.filter(year=int(year), number=int(number))


BriefingManager = models.Manager.from_queryset(BriefingQuerySet)


class Briefing(models.Model):
    """A briefing: one reference, one draft, any number of editions."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2999)]
    )
    number = models.PositiveIntegerField(_("number"), validators=[MinValueValidator(1)])
    title = models.CharField(_("title"), max_length=300, blank=True)
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("What the briefing says, in a sentence or two.")
    )
    key_points = models.TextField(
        _("key points"), blank=True, help_text=_("One a line; readers see them before the text.")
    )
    authors = models.ManyToManyField(
        Author, through="Byline", related_name="briefings", verbose_name=_("authors")
    )
    areas = models.ManyToManyField(
        PracticeArea, related_name="briefings", verbose_name=_("practice areas"), blank=True
    )
    date = DayField(_("date"), null=True, blank=True)
    law_as_at = DayField(
        _("law as at"), null=True, blank=True, help_text=_("The day whose law the briefing states.")
    )
    jurisdiction = models.CharField(_("jurisdiction"), max_length=200, blank=True)
    contact_heading = models.CharField(_("contact heading"), max_length=200, blank=True)
    contact_text = models.TextField(_("contact text"), blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)

    review_on = DayField(
        _("to be looked at again on"),
        null=True,
        blank=True,
        help_text=_("On that day its authors are reminded to see whether it is still right."),
    )
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True, editable=False)

    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    # Only for version 1.0, which runs beside this release during an upgrade; see LastEdit.
    zh_hant_revision = models.PositiveIntegerField(default=1, editable=False)
    en_revision = models.PositiveIntegerField(default=1, editable=False)
    zh_hant_edited_by = _person()
    en_edited_by = _person()
    submitted_at = models.DateTimeField(_("sent to review"), null=True, blank=True, editable=False)
    submitted_by = _person(_("sent to review by"))
    # Whether it changed since the last edition: only these few drafts can wait for someone.
    under_way = models.BooleanField(default=False, db_default=False, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True, editable=False)
    deleted_by = _person(_("deleted by"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = _person(_("created by"))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = _person(_("changed by"))

    objects: ClassVar[BriefingManager] = BriefingManager()

    class Meta:
        verbose_name = _("briefing")
        verbose_name_plural = _("briefings")
        permissions = [
            ("see_all_briefings", _("Can see everybody's briefings")),
            ("approve_briefing", _("Can approve briefings")),
            ("publish_briefing", _("Can publish and withdraw briefings")),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_briefing_per_reference",
                fields=["year", "number"],
                violation_error_message=_("There is a briefing with this reference already."),
            ),
            models.CheckConstraint(
                name="reference_makes_sense",
                condition=Q(year__range=(1900, 2999), number__gte=1),
            ),
            models.CheckConstraint(
                name="briefing_has_a_title",
                condition=in_any_language("title"),
                violation_error_message=_("Give the title in at least one language."),
            ),
        ]
        indexes = [
            models.Index(fields=["under_way"], name="under_way", condition=Q(under_way=True)),
            models.Index(
                fields=["review_on"], name="to_be_reviewed", condition=Q(review_on__isnull=False)
            ),
            models.Index(fields=["-changed_at"], name="lately_changed"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {Texts.of(self, 'title').first()}"

    @property
    def reference(self) -> str:
        return f"{self.year}-{self.number}"


class Byline(models.Model):
    """An author of a briefing, with the position in the byline."""

    briefing = models.ForeignKey(Briefing, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, verbose_name=_("author"))
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(name="author_once_per_briefing", fields=["briefing", "author"]),
        ]

    def __str__(self) -> str:
        return str(self.author)


class Section(models.Model):
    """A section of a briefing, with or without a heading."""

    briefing = models.ForeignKey(Briefing, on_delete=models.CASCADE, related_name="sections")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    position = models.PositiveIntegerField(_("position"))
    heading = models.CharField(_("heading"), max_length=500, blank=True)
    level = models.PositiveSmallIntegerField(_("level of the heading"), default=1, db_default=1)
    behind = models.CharField(
        _("behind"), max_length=LONGEST_BEHIND, choices=zip(BEHIND, BEHIND, strict=True), blank=True
    )

    objects: ClassVar[models.Manager["Section"]] = models.Manager()
    _default_manager: ClassVar[models.Manager["Section"]]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="section_behind_is_a_language", condition=Q(behind__in=BEHIND)
            ),
            models.CheckConstraint(
                name="section_level_exists", condition=Q(level__range=(1, DEEPEST))
            ),
        ]
        indexes = [models.Index(fields=["briefing"], name="sections_behind", condition=_IS_BEHIND)]

    def __str__(self) -> str:
        return Texts.of(self, "heading").first() or "—"


class Paragraph(models.Model):
    """A pair: a paragraph in every written language; sides may be missing."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="paragraphs")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    position = models.PositiveIntegerField(_("position"))
    text = models.TextField(_("text"), blank=True)
    text_zh_hans = models.TextField(
        _("text (Simplified)"),
        blank=True,
        help_text=_("Only where the automatic conversion is not right; blank means automatic."),
    )
    behind = models.CharField(
        _("behind"), max_length=LONGEST_BEHIND, choices=zip(BEHIND, BEHIND, strict=True), blank=True
    )

    objects: ClassVar[models.Manager["Paragraph"]] = models.Manager()
    _default_manager: ClassVar[models.Manager["Paragraph"]]

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="paragraph_behind_is_a_language", condition=Q(behind__in=BEHIND)
            ),
        ]
        indexes = [models.Index(fields=["section"], name="paragraphs_behind", condition=_IS_BEHIND)]

    def __str__(self) -> str:
        return Texts.of(self, "text").first()[:40]


class Source(models.Model):
    """A source of a briefing: a label, a URL, and the day it was consulted."""

    briefing = models.ForeignKey(Briefing, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveIntegerField(_("position"), default=0)
    label = models.CharField(_("label"), max_length=500, blank=True)
    url = models.URLField(
        _("address"),
        max_length=1000,
        blank=True,
        validators=[RegexValidator(r"^https?://", _("Begin with http:// or https://."))],
    )
    accessed = DayField(_("accessed on"), null=True, blank=True)

    objects: ClassVar[models.Manager["Source"]] = models.Manager()
    _default_manager: ClassVar[models.Manager["Source"]]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="source_is_a_web_address",
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
            ),
        ]

    def __str__(self) -> str:
        return Texts.of(self, "label").first() or self.url
