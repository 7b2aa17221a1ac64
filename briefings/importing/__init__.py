"""From what lawyers have - pasted text, web pages, Word files - to aligned pairs."""

from briefings.importing.document import ImportedBriefing
from briefings.importing.limits import ImportRefused
from briefings.importing.reading import (
    read_docx,
    read_file,
    read_html,
    read_text,
    with_text,
)
from briefings.importing.review import REASONS
from briefings.importing.style import Suggestion, suggestions

__all__ = [
    "REASONS",
    "ImportRefused",
    "ImportedBriefing",
    "Suggestion",
    "read_docx",
    "read_file",
    "read_html",
    "read_text",
    "suggestions",
    "with_text",
]
