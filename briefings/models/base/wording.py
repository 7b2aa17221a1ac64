"""Words that people agree to: every version that was shown is stored, as proof."""

import hashlib
from contextlib import suppress
from datetime import datetime
from typing import Any, Self

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from briefings.models.base.immutable import ImmutableModel


class ShownWording(ImmutableModel):
    """One version of the words in one language. It is immutable, and stored at its first use."""

    digest = models.CharField(_("digest"), max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=10)
    first_used_at = models.DateTimeField(_("first used"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.language} {self.digest[:8]}"

    def texts(self) -> tuple[str, ...]:
        """Return all that was shown."""
        raise NotImplementedError

    def fingerprint(self) -> str:
        """Return the digest by which this version is known."""
        return hashlib.sha256("\x00".join((self.language, *self.texts())).encode()).hexdigest()

    def stored(self, *, at: datetime) -> Self:
        """Return the stored row of these words, creating it at first use."""
        rows: Any = type(self).objects
        if found := rows.filter(digest=self.digest).first():
            return found
        self.first_used_at = at
        # Two first uses may race; the unique digest admits one row.
        with suppress(IntegrityError), transaction.atomic():
            rows.bulk_create([self])
        return rows.get(digest=self.digest)
