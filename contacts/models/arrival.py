"""Who came when, for a day: only to notice a flood."""

from django.db import models


class Arrival(models.Model):
    """An accepted enquiry's moment, and keyed hashes of where it came from and what it said.

    Not joined to the enquiry, and forgotten after a day: enough to throttle, too little to know.
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
