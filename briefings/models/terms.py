"""The firm's glossary of preferred terms."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from briefings.text.languages import TABLE, WRITTEN, columns
from briefings.text.texts import Texts


def term_column(language: str) -> str:
    """Return the column of a term's wording in a language."""
    return TABLE[language].column_suffix


TERM = tuple(term_column(language) for language in WRITTEN)
AVOID = columns("avoid")


class TermQuerySet(models.QuerySet):
    def wordings(self, language: str) -> list[str]:
        """Return the preferred wordings in a language."""
        return list(self.order_by().values_list(term_column(language), flat=True))


class Term(models.Model):
    """A term: its preferred wording per language, and the wordings to avoid."""

    zh_hant = models.CharField(_("Chinese"), max_length=200)
    en = models.CharField(_("English"), max_length=200)
    # One per line.
    avoid_zh_hant = models.TextField(_("Chinese to avoid"), blank=True, help_text=_("One a line."))
    avoid_en = models.TextField(_("English to avoid"), blank=True, help_text=_("One a line."))
    note = models.TextField(_("note"), blank=True)

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
