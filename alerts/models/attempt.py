"""Recent requests to follow, for throttling only."""

from django.db import models


class Attempt(models.Model):
    """The time of a request to follow, with keyed hashes of its network and its mailbox.

    It is deleted after a day.
    """

    network = models.CharField(max_length=64)
    mailbox = models.CharField(max_length=64)
    # Whether a confirmation was mailed.
    mailed = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="attempts_by_time"),
            models.Index(fields=["network", "at"], name="attempts_by_network"),
            models.Index(fields=["mailbox", "at"], name="attempts_by_mailbox"),
        ]

    def __str__(self) -> str:
        return self.network[:8]
