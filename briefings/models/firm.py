"""The firm's details: one row, edited in the admin, shown on every page."""

import hashlib
from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from briefings.models.firm_texts import FIRST_VALUES
from briefings.models.picture import Picture
from briefings.models.plain_reading import columns, instances, read
from briefings.text.texts import Texts


class Firm(models.Model):
    """The firm, in at most one row; load() returns defaults if there is none."""

    ONLY = 1

    name = models.CharField(_("name"), max_length=200)
    address = models.TextField(pgettext_lazy("postal", "address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    whatsapp = models.CharField(
        "WhatsApp",
        max_length=30,
        blank=True,
        default="",
        db_default="",
        help_text=_("With the country code, such as +853 6600 0000; shown beside the form."),
    )
    wechat = models.CharField(
        _("WeChat ID"),
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text=_("Shown beside the enquiry form."),
    )
    email = models.EmailField(
        _("e-mail"), help_text=_("Enquiries arrive here, and clients see this address.")
    )
    about = models.TextField(
        _("about the firm"), blank=True, help_text=_("A line under the name on the first page.")
    )
    # Where the Chinese line may break (publishing/title_breaks.py).
    about_breaks = models.JSONField(
        default=list, db_default=Value([], models.JSONField()), editable=False
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        default="",
        db_default="",
        help_text=_("Six digits, such as #1d3f91; without it, the site's own blue."),
    )
    logo = models.ForeignKey(
        Picture,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    dark_logo = models.ForeignKey(
        Picture,
        verbose_name=_("logo for dark pages"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    disclaimer = models.TextField(
        _("disclaimer"), help_text=_("Stands under every briefing and is frozen with it.")
    )
    relationship_notice = models.TextField(
        _("no-relationship warning"),
        help_text=_("Before the enquiry form and in the acknowledgement."),
    )
    privacy_notice = models.TextField(
        _("privacy notice"), help_text=_("Before the enquiry form; stored with each enquiry.")
    )

    objects: ClassVar[models.Manager["Firm"]] = models.Manager()

    class Meta:
        verbose_name = _("firm")
        verbose_name_plural = _("firm")
        constraints = [models.CheckConstraint(name="one_firm", condition=Q(pk=1))]

    def __str__(self) -> str:
        return " ".join(filter(None, Texts.of(self, "name").values()))

    @property
    def shown_email(self) -> str:
        """Return the address for clients; empty until the firm has given its own."""
        return "" if self.email == FIRST_VALUES["email"] else self.email

    @property
    def whatsapp_url(self) -> str:
        """Return the link that opens a conversation, which takes digits only."""
        digits = "".join(filter(str.isdecimal, self.whatsapp))
        return f"https://wa.me/{digits}" if digits else ""

    @cached_property
    def stamp(self) -> str:
        """Return a digest of all details, under which pages keep what they made of them."""
        values = [str(getattr(self, field.attname)) for field in self._meta.concrete_fields]
        return hashlib.sha256("\0".join(values).encode()).hexdigest()

    @classmethod
    def load(cls) -> "Firm":
        """Return the saved row, or the initial texts until the firm saves its own."""
        # Plain SQL: every page loads it, and building the query took longer than all else.
        rows = read(cls, f"SELECT {columns(cls)} FROM {cls._meta.db_table}")  # noqa: S608 - no input
        firm: Firm = instances(rows[0], cls)[0] if rows else cls(pk=cls.ONLY, **FIRST_VALUES)
        firm._load_logos()
        return firm

    def _load_logos(self) -> None:
        keys = [key for key in (self.logo_id, self.dark_logo_id) if key]
        found = {one.pk: one for one in Picture.objects.without_files(keys)} if keys else {}
        self.logo, self.dark_logo = found.get(self.logo_id), found.get(self.dark_logo_id)
