"""Moves an archive in: many documents at once, each of them once."""

from briefings.loading.entries import Entry, Line, LoadError, checked, read_lines
from briefings.loading.writing import load

__all__ = ["Entry", "Line", "LoadError", "checked", "load", "read_lines"]
