"""Moves an archive in: many documents at once, each of them once."""

from briefings.loading.beside import beside
from briefings.loading.entries import Entry, Line, LoadError, checked, read_lines
from briefings.loading.intake import Intake
from briefings.loading.writing import write

__all__ = ["Entry", "Intake", "Line", "LoadError", "beside", "checked", "read_lines", "write"]
