"""A reader who gets alerts, and what they follow."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from briefings.text.languages import TABLE, own_first

PARALLEL = "parallel"
VIEWS = [*((code, language.name) for code, language in TABLE.items()), (PARALLEL, _("Parallel"))]


def new_nonce() -> str:
    return secrets.token_hex(8)


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("daily, in one mail")
    WEEKLY = "weekly", _("weekly, in one mail")


class View(models.Model):
    """The languages in which someone reads alerts."""

    # A language, or "parallel".
    view = models.CharField(_("language of the texts"), max_length=8, choices=VIEWS)
    # The language of the mail's own words where the texts are in parallel.
    interface = models.CharField(_("language of the page"), max_length=8)

    class Meta:
        abstract = True

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the texts in a mail, the reader's own first."""
        if self.view != PARALLEL:
            return (self.view,)
        return tuple(own_first(self.interface))

    @property
    def language(self) -> str:
        """Return the language of the mail's own words."""
        return self.languages[0]


class Follower(View):
    """A confirmed address. Leaving deletes the row; the ledger of consents stays."""

    email = models.EmailField(_("e-mail"))
    # The address in lower case: one follower per address.
    email_key = models.CharField(max_length=254, unique=True, editable=False)
    rhythm = models.CharField(
        _("how often"), max_length=8, choices=Rhythm.choices, default=Rhythm.AT_ONCE
    )
    minor = models.BooleanField(_("minor corrections too"), default=False)
    # Part of the secret links: a new nonce ends them.
    nonce = models.CharField(max_length=16, default=new_nonce, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"))

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        permissions = [
            ("see_addresses", _("Can see followers' addresses")),
            ("pause_alerts", _("Can pause and resume mails to followers")),
            ("send_test_alert", _("Can send themselves a test of a mail to followers")),
        ]
        indexes = [models.Index(fields=["rhythm", "id"], name="followers_by_rhythm")]

    def __str__(self) -> str:
        return str(self.pk)


class Following(models.Model):
    """A followed topic: its kind, and its key within the kind."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="topics")
    # No fixed list: alerts/topics.py knows the kinds.
    kind = models.CharField(_("kind"), max_length=10)
    key = models.CharField(_("topic"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("followed topic")
        verbose_name_plural = _("followed topics")
        constraints = [
            models.UniqueConstraint(name="followed_once", fields=["follower", "kind", "key"]),
            models.CheckConstraint(name="followed_kind_is_named", condition=~Q(kind="")),
        ]
        indexes = [models.Index(fields=["kind", "key", "follower"], name="followings_by_topic")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}" if self.key else self.kind
