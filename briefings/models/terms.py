"""The firm's glossary: what it calls things in both languages."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """A term as the firm writes it in both languages, and what it does not write."""

    zh_hant = models.CharField(_("Chinese"), max_length=200)
    en = models.CharField(_("English"), max_length=200)
    # One a line.
    avoid_zh_hant = models.TextField(_("Chinese to avoid"), blank=True, help_text=_("One a line."))
    avoid_en = models.TextField(_("English to avoid"), blank=True, help_text=_("One a line."))
    note = models.TextField(_("note"), blank=True)

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
        return f"{self.zh_hant} {self.en}"
