"""The client list loaded for conflict searches."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListedClient(models.Model):
    """A name to check before the firm acts: a client or a former opponent."""

    name = models.CharField(_("name"), max_length=300)
    note = models.CharField(_("remark"), max_length=300, blank=True)
    # The name's comparison keys (party_names.py), one per line.
    keys = models.TextField(default="", editable=False)
    loaded_at = models.DateTimeField(_("loaded"))

    class Meta:
        verbose_name = _("name on the client list")
        verbose_name_plural = _("client list")

    def __str__(self) -> str:
        return self.name
