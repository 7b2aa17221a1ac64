"""The firm's glossary of preferred terms."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from briefings.text.languages import REFERENCE, TABLE, WRITTEN, columns
from briefings.text.texts import Texts


def term_column(language: str) -> str:
    """Return the column of a term's wording in a language."""
    return TABLE[language].column_suffix


TERM = tuple(term_column(language) for language in WRITTEN)
# Shown and searched, but not compared: no briefing is written in these languages.
REFERENCE_TERM = tuple(language.column_suffix for language in REFERENCE)
AVOID = columns("avoid")


class Field(models.TextChoices):
    """The field of law that a term belongs to."""

    GOVERNMENT = "government", _("Constitution and government")
    COURTS = "courts", _("Courts and procedure")
    CIVIL = "civil", _("Civil law")
    FAMILY = "family", _("Family and succession")
    PROPERTY = "property", _("Property and registration")
    COMPANY = "company", _("Companies and commerce")
    INSOLVENCY = "insolvency", _("Bankruptcy and insolvency")
    FINANCE = "finance", _("Finance and insurance")
    LABOUR = "labour", _("Labour and social security")
    TAX = "tax", _("Taxation")
    ADMINISTRATIVE = "administrative", _("Administrative law")
    CRIMINAL = "criminal", _("Criminal law")
    INTELLECTUAL = "intellectual", _("Intellectual property and data")
    GAMING = "gaming", _("Gaming")


class TermQuerySet(models.QuerySet):
    def wordings(self, language: str) -> list[str]:
        """Return the preferred wordings in a language."""
        return list(self.order_by().values_list(term_column(language), flat=True))

    def telling(self) -> "TermQuerySet":
        """Return the terms by which briefings are related.

        General words of the law, such as "contract", are not checked and relate nothing.
        """
        return self.filter(is_enforced=True).order_by()


class Term(models.Model):
    """A term: its preferred wording per language, and the wordings to avoid."""

    zh_hant = models.CharField(_("Chinese"), max_length=200)
    en = models.CharField(_("English"), max_length=200)
    pt = models.CharField(_("Portuguese"), max_length=200, blank=True, default="", db_default="")
    # One per line.
    avoid_zh_hant = models.TextField(_("Chinese to avoid"), blank=True, help_text=_("One a line."))
    avoid_en = models.TextField(_("English to avoid"), blank=True, help_text=_("One a line."))
    note = models.TextField(_("note"), blank=True)
    field = models.CharField(
        _("field of law"),
        max_length=20,
        choices=Field.choices,
        blank=True,
        default="",
        db_default="",
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("The law or glossary that has this wording."),
    )
    # A term with several right translations is known, but a text may use another of them.
    is_enforced = models.BooleanField(
        _("checked"),
        default=True,
        db_default=True,
        help_text=_("Texts that have it in one language only are pointed out."),
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["en", "zh_hant"]
        constraints = [
            models.UniqueConstraint(
                name="one_term",
                fields=["zh_hant", "en"],
                violation_error_message=_("This term is in the glossary already."),
            ),
            models.CheckConstraint(
                name="term_has_both_sides",
                condition=~Q(zh_hant="") & ~Q(en=""),
                violation_error_message=_("Give the term in both languages."),
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.writings.values())

    @property
    def writings(self) -> Texts:
        """Return the preferred wording."""
        return Texts(*(getattr(self, column) for column in TERM))

    @property
    def references(self) -> list[tuple[str, str]]:
        """Return the wordings that are not compared, each with its language."""
        return [(each.tag, getattr(self, each.column_suffix)) for each in REFERENCE]


class TermAdoption(models.Model):
    """Terms that were taken from the shipped glossary at one time, so that it can be undone."""

    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # [{"pk": …, "after": {column: value}}], and for replaced terms also "before".
    changes = models.JSONField(_("changes"), default=list)
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("adoption of terms")
        verbose_name_plural = _("adoptions of terms")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} ({len(self.changes)})"
