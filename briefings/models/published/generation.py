"""The generation of the site: a stamp that changes with everything clients can read."""

import uuid

from django.db import models


class Generation(models.Model):
    """One row. Whoever changes what is public gives it a new stamp, in the same transaction.

    Each web process looks at it (config/ready) and forgets its ready pages when it is another one.
    A random stamp instead of a count: a restored backup can never bring a known one back.
    """

    ONLY = 1

    stamp = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(name="one_generation", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return str(self.stamp)

    @classmethod
    def advance(cls) -> None:
        """Call it last in the transaction: on PostgreSQL the row stays locked until the commit."""
        stamp = uuid.uuid4()
        if not cls.objects.filter(pk=cls.ONLY).update(stamp=stamp):
            cls.objects.update_or_create(pk=cls.ONLY, defaults={"stamp": stamp})
