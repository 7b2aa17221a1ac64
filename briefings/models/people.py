"""Authors and practice areas, as clients see them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from briefings.models.base.language_columns import in_any_language, in_every_language
from briefings.models.picture import Picture, without_files
from briefings.text.texts import Texts

BY_POSITION = ("position", "slug")


class NamedQuerySet[Row: models.Model](models.QuerySet[Row]):
    def in_order(self):
        return self.order_by(*BY_POSITION)


class AuthorQuerySet(NamedQuerySet["Author"]):
    def public(self):
        """Return the authors whom clients may see."""
        return self.filter(is_public=True)

    def with_photograph(self):
        return self.select_related("photograph").defer(*without_files("photograph"))

    def make_public(self) -> None:
        """Publish authors with their first briefing.

        Locked in key order, and not against references to them: another publication that names
        the author would wait for this one, and this one for it.
        """
        hidden = self.filter(is_public=False).order_by("pk")
        hidden = hidden.select_for_update(of=("self",), no_key=True)
        if waiting := [author.pk for author in hidden.only("pk")]:
            self.model._default_manager.filter(pk__in=waiting).update(is_public=True)


AuthorManager = models.Manager.from_queryset(AuthorQuerySet)
NamedManager = models.Manager.from_queryset(NamedQuerySet)


class NamedRow(models.Model):
    """A row with a public page: the page's address, the row's place in lists, and its name."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    name = models.CharField(_("name"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return " ".join(filter(None, Texts.of(self, "name").values()))


def require_both_names(constraint: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=constraint,
        condition=in_every_language("name"),
        violation_error_message=_("Give the name in both languages."),
    )


class PracticeArea(NamedRow):
    """A field of law that the firm practises, for finding briefings."""

    description = models.TextField(_("description"), blank=True)

    objects: ClassVar[NamedManager["PracticeArea"]] = NamedManager()

    class Meta:
        verbose_name = _("practice area")
        verbose_name_plural = _("practice areas")
        constraints = [require_both_names("area_has_both_names")]


class Author(NamedRow):
    """A lawyer with a public profile."""

    title = models.CharField(pgettext_lazy("of a lawyer", "title"), max_length=200, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    languages = models.CharField(
        _("languages"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text=_("As clients read them: Cantonese, English and Portuguese."),
    )
    # None chosen: those of the lawyer's public briefings are shown.
    areas = models.ManyToManyField(
        PracticeArea,
        verbose_name=_("practice areas"),
        blank=True,
        related_name="people",
        # The previous release deletes lawyers and areas without knowing about this table.
        db_constraint=False,
        help_text=_("Without a choice, those of the lawyer's published briefings are shown."),
    )
    public_email = models.EmailField(
        _("e-mail shown to clients"),
        blank=True,
        default="",
        db_default="",
        help_text=_("On the lawyer's page, if the lawyer wishes."),
    )
    telephone = models.CharField(
        _("telephone shown to clients"), max_length=60, blank=True, default="", db_default=""
    )
    photograph = models.ForeignKey(
        Picture,
        verbose_name=_("photograph"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("Who signs in as this lawyer: the briefings that name the author are theirs."),
    )
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_("Enquiries addressed to this lawyer go here; without it, to the firm."),
    )
    is_public = models.BooleanField(
        _("shown to clients"),
        default=False,
        db_default=False,
        help_text=_(
            "Set automatically when the lawyer's first briefing is published. Until then clients "
            "do not see this lawyer unless you tick it."
        ),
    )
    takes_enquiries = models.BooleanField(
        _("takes enquiries"),
        default=True,
        help_text=_("Clients may choose this lawyer on the enquiry form."),
    )

    objects: ClassVar[AuthorManager] = AuthorManager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.CheckConstraint(
                name="author_has_a_name",
                condition=in_any_language("name"),
                violation_error_message=_("Give the name in at least one language."),
            ),
        ]
