"""Why a draft cannot be saved, in the words that the lawyer reads."""


class DraftError(Exception):
    """The document cannot be saved; the message says why, in the reader's words."""


class StaleDraft(DraftError):
    """Somebody else saved the briefing since this copy of it was opened."""
