"""Load an archive of documents, each of them exactly once."""

from briefings.loading.entries import Entry, Line, checked, documents, read_lines
from briefings.loading.front_matter import LoadError
from briefings.loading.intake import Intake, Sorted
from briefings.loading.pipeline import beside
from briefings.loading.write_batch import write

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
