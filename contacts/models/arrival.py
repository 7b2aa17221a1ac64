"""Arrivals of the last day, for throttling only."""

from django.db import models


class Arrival(models.Model):
    """The time of an accepted enquiry, or of files, with keyed hashes of network and text.

    It is not linked to the enquiry and is deleted after a day: enough for throttling, too little
    to identify anyone.
    """

    address = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    at = models.DateTimeField()
    # Of files, which count apart from enquiries.
    size = models.PositiveBigIntegerField(default=0, db_default=0)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="arrivals_by_time"),
            models.Index(fields=["address", "at"], name="arrivals_by_address"),
            models.Index(fields=["content", "at"], name="arrivals_by_content"),
        ]

    def __str__(self) -> str:
        return self.address[:8]
