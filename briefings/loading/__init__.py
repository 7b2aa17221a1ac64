"""Moves an archive in: many documents at once, each of them once."""

from briefings.loading.beside import beside
from briefings.loading.entries import Entry, Line, checked, documents, read_lines
from briefings.loading.intake import Intake, Sorted
from briefings.loading.shape import LoadError
from briefings.loading.writing import write

__all__ = [
    "Entry",
    "Intake",
    "Line",
    "LoadError",
    "Sorted",
    "beside",
    "checked",
    "documents",
    "read_lines",
    "write",
]
