"""The firm's list of clients, as it was loaded for the search for conflicts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListedClient(models.Model):
    """A name that the firm must know of before it acts: a client, or whom it acted against."""

    name = models.CharField(_("name"), max_length=300)
    note = models.CharField(_("remark"), max_length=300, blank=True)
    # What is compared (names.py): its keys, one a line.
    keys = models.TextField(default="", editable=False)
    loaded_at = models.DateTimeField(_("loaded"))

    class Meta:
        verbose_name = _("name on the client list")
        verbose_name_plural = _("client list")

    def __str__(self) -> str:
        return self.name
