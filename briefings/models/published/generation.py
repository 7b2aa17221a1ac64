"""The generation: a stamp that changes whenever anything public changes."""

import uuid

from django.db import models


class Generation(models.Model):
    """The stamp of everything public, in one row, advanced in the transaction of every change.

    Each web process compares it (operations/web/page_cache) and drops its cached pages if it
    differs. It is random and not a counter, so a restored backup cannot bring back a known stamp.
    """

    ONLY = 1

    stamp = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(name="one_generation", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return str(self.stamp)

    @classmethod
    def advance(cls) -> None:
        """Set a new stamp. Call it last: on PostgreSQL the row stays locked until the commit."""
        stamp = uuid.uuid4()
        if not cls.objects.filter(pk=cls.ONLY).update(stamp=stamp):
            cls.objects.update_or_create(pk=cls.ONLY, defaults={"stamp": stamp})
