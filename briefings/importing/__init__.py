"""From what lawyers have - pasted text, web pages, Word files - to aligned pairs."""

from briefings.checking.house_style import Suggestion, applied, suggestions
from briefings.importing.fill_language import Filled, filled, language_to_fill
from briefings.importing.flag_rows import Row, flag_rows
from briefings.importing.imported_briefing import ImportedBriefing
from briefings.importing.read_document import (
    read_docx,
    read_file,
    read_files,
    read_html,
    read_text,
    with_text,
)
from briefings.importing.readers.limits import ImportRefused
from briefings.importing.review.reasons import LASTING, REASONS, REASONS_LEFT_OUT

__all__ = [
    "LASTING",
    "REASONS",
    "REASONS_LEFT_OUT",
    "Filled",
    "ImportRefused",
    "ImportedBriefing",
    "Row",
    "Suggestion",
    "applied",
    "filled",
    "flag_rows",
    "language_to_fill",
    "read_docx",
    "read_file",
    "read_files",
    "read_html",
    "read_text",
    "suggestions",
    "with_text",
]
