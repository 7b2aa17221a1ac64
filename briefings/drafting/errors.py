"""Why a draft cannot be saved, in the words that the lawyer reads."""

from collections.abc import Sequence
from typing import Any


class DraftError(Exception):
    """The document cannot be saved; the message says why, in the reader's words."""


class StaleDraft(DraftError):
    """Somebody else saved the briefing meanwhile, and both changed the same.

    `clashes` names where, `text` is both texts in one with theirs in those places, at `revision`;
    both are empty when the copy is too old to be compared.
    """

    def __init__(
        self, message: str, *, text: Any = None, clashes: Sequence[Any] = (), revision: int = 0
    ):
        super().__init__(message)
        self.text = text
        self.clashes = list(clashes)
        self.revision = revision
