"""Word files of editions: `document` lays out the same sheet as the PDF.

`styles` defines the styles, `blocks` writes prose, `footnotes` is the part that python-docx lacks.
"""

from briefings.models.published.readable import Readable
from briefings.public.downloads import pdf
from briefings.public.downloads.pdf.pictures import files_of
from briefings.public.downloads.pdf.sheet import sheet
from briefings.public.downloads.word.document import document

__all__ = ["word_of"]


def word_of(found: Readable, *, language: str, parallel: bool = False) -> bytes:
    """Return the edition as a Word file, in one language or as a table of all of them."""
    key = f"word {pdf.key_of(found, language=language, parallel=parallel)}"
    return pdf.stored(key, lambda: _make(found, language=language, parallel=parallel))


def _make(found: Readable, *, language: str, parallel: bool) -> bytes:
    said = sheet(found, language=language, parallel=parallel)
    return document(said, at=found.edition.published_at, pictures=files_of(found.edition))
