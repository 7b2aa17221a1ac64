"""Arrivals of the last day, for throttling only."""

from django.db import models


class Arrival(models.Model):
    """The time of an accepted enquiry, with keyed hashes of its network and its text.

    It is not linked to the enquiry and is deleted after a day: enough for throttling, too little
    to identify anyone.
    """

    address = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="arrivals_by_time"),
            models.Index(fields=["address", "at"], name="arrivals_by_address"),
            models.Index(fields=["content", "at"], name="arrivals_by_content"),
        ]

    def __str__(self) -> str:
        return self.address[:8]
