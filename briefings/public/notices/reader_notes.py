"""Notes to the reader where a text is missing or behind, in the active language."""

from django.utils.translation import gettext as _

from briefings.models.base.language_names import NAMES, names_of
from briefings.public.page_layout import Behind
from briefings.text.languages import written


def paragraph_missing(language: str) -> str:
    """Return the note in place of a paragraph that has no text in a language."""
    return _("This paragraph is not available in %(language)s.") % _language(language)


def part_missing(language: str) -> str:
    """Return the note in place of a standfirst, key points or contact block."""
    return _("This part is not available in %(language)s.") % _language(language)


def heading_missing(language: str) -> str:
    return _("No %(language)s heading") % _language(language)


def briefing_missing(language: str) -> str:
    return _("This briefing is not available in %(language)s.") % _language(language)


def paragraph_behind(behind: Behind) -> str:
    sentence = _("The %(behind)s of this paragraph is not yet updated to match the %(ahead)s.")
    return sentence % _compared(behind)


def heading_behind(behind: Behind) -> str:
    sentence = _("The %(behind)s of this heading is not yet updated to match the %(ahead)s.")
    return sentence % _compared(behind)


def read_in(language: str) -> str:
    """Return the words of a link to the same text in another language."""
    return _("Read it in %(language)s") % _language(language)


def _language(language: str) -> dict[str, str]:
    return {"language": str(NAMES[written(language)])}


def _compared(behind: Behind) -> dict[str, str]:
    return {"behind": str(NAMES[behind.language]), "ahead": names_of(behind.ahead)}
