"""Settings of the enquiry desk, and reply templates."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """The desk's settings, in at most one row; load() returns defaults if there is none."""

    ONLY = 1

    two_steps = models.BooleanField(
        _("ask in two steps"),
        default=False,
        help_text=_(
            "First only names and topic; the client gives the details by a one-time link after "
            "the firm has checked for conflicts of interest."
        ),
    )
    shows_status = models.BooleanField(
        _("clients may see where their enquiry stands"),
        default=True,
        help_text=_("By the secret link in their acknowledgement; they may withdraw there."),
    )
    offers_mailings = models.BooleanField(
        _("ask whether the client wants mailings"),
        default=False,
        help_text=_(
            "A box of its own, never ticked beforehand and never needed to enquire. Clients who "
            "tick it get a mail to confirm, and then follow all briefings."
        ),
    )
    hours_to_answer = models.PositiveIntegerField(
        _("hours to answer"),
        default=48,
        validators=[MinValueValidator(1)],
        help_text=_(
            "The clerk is reminded after these hours. Clients read them in working days, "
            "rounded up: 48 hours are two working days."
        ),
    )
    works_on_saturdays = models.BooleanField(
        _("the firm works on Saturdays"),
        default=False,
        db_default=False,
        help_text=_("The time to answer counts working days only, never Sundays or holidays."),
    )
    clerk_email = models.EmailField(
        _("clerk's e-mail"),
        blank=True,
        help_text=_("Digests and reminders go here; without it, to the firm."),
    )

    class Meta:
        verbose_name = _("handling of enquiries")
        verbose_name_plural = _("handling of enquiries")
        constraints = [models.CheckConstraint(name="one_desk", condition=Q(pk=1))]

    def __str__(self) -> str:
        return str(_("Handling of enquiries"))

    @property
    def days_to_answer(self) -> int:
        """Return the working days within which clients may expect an answer."""
        return -(-self.hours_to_answer // 24)

    @classmethod
    def load(cls) -> "Desk":
        """Return the saved settings, or the defaults until the firm saves them."""
        return cls.objects.filter(pk=cls.ONLY).first() or cls(pk=cls.ONLY)


class ReplyTemplate(models.Model):
    """A text to start a reply from, in each written language."""

    name = models.CharField(_("name"), max_length=100)
    text_zh_hant = models.TextField(_("text (Chinese)"))
    text_en = models.TextField(_("text (English)"))
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")

    def __str__(self) -> str:
        return self.name
