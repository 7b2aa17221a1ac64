"""Errors of saving a draft; their messages are shown to the user."""

from collections.abc import Sequence
from typing import Any


class DraftError(Exception):
    """The document cannot be saved; the message says why."""


class StaleDraft(DraftError):
    """Another user saved the briefing meanwhile, and both changed the same side.

    `clashes` lists the places; `text` is the merged text at `revision`, with the other user's
    wording in these places. Both are empty if the copy is too old to be compared.
    """

    def __init__(
        self, message: str, *, text: Any = None, clashes: Sequence[Any] = (), revision: int = 0
    ):
        super().__init__(message)
        self.text = text
        self.clashes = list(clashes)
        self.revision = revision
