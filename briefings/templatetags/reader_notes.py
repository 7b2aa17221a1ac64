"""Notes to the reader where a text is missing or behind, as filters."""

from django import template

from briefings.public.notices import reader_notes
from briefings.text.languages import as_read_in, written

register = template.Library()

for note in (
    reader_notes.paragraph_missing,
    reader_notes.part_missing,
    reader_notes.heading_missing,
    reader_notes.briefing_missing,
    reader_notes.paragraph_behind,
    reader_notes.heading_behind,
    reader_notes.read_in,
    as_read_in,
    written,
):
    register.filter(note)
