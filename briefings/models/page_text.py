"""The firm's own texts on the pages About and Privacy; every saved version is kept."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from briefings.models.base.immutable import ImmutableModel, ImmutableQuerySet
from briefings.text.texts import Texts


class PageTextQuerySet(ImmutableQuerySet):
    def newest(self, page: str):
        return self.filter(page=page).order_by("-number").first()


PageTextManager = models.Manager.from_queryset(PageTextQuerySet)


class PageText(ImmutableModel):
    """A version of a page's text, in Markdown as in briefings. This model is immutable.

    Readers see the newest version; the earlier ones prove what the page said.
    """

    class Page(models.TextChoices):
        ABOUT = "about", pgettext_lazy("the firm", "About")
        PRIVACY = "privacy", _("Privacy")

    page = models.CharField(_("page"), max_length=20, choices=Page.choices)
    number = models.PositiveIntegerField(_("version"))
    text = models.TextField(_("text"), max_length=50_000, blank=True)
    written_at = models.DateTimeField(_("saved at"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        # A version cannot change, so its author can be deactivated but not deleted.
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects: ClassVar[PageTextManager] = PageTextManager()

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        constraints = [
            models.UniqueConstraint(name="one_page_text_per_number", fields=["page", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_page_display()} · {self.number}"

    @property
    def texts(self) -> Texts:
        return Texts.of(self, "text")
