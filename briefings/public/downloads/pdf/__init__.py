"""PDFs of editions: `sheet` is their content, `typesetter` makes them, `store` caches them."""

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from briefings.models.published.readable import Readable
from briefings.public.downloads.pdf.pictures import pictures_of
from briefings.public.downloads.pdf.sheet import sheet
from briefings.public.downloads.pdf.store import FileStore
from briefings.public.downloads.pdf.typesetter import typeset, version

__all__ = ["key_of", "pdf_of", "stored"]
log = logging.getLogger(__name__)


def pdf_of(found: Readable, *, language: str, parallel: bool = False) -> bytes:
    """Return the edition as a PDF in one language or in parallel, from the store if possible."""
    key = key_of(found, language=language, parallel=parallel)
    return _store().get(key, lambda: _make(found, language=language, parallel=parallel))


def stored(key: str, make: Callable[[], bytes]) -> bytes:
    """Return another file of an edition, such as a Word file, from the same store."""
    return _store().get(key, make)


def key_of(found: Readable, *, language: str, parallel: bool) -> str:
    """Return the cache key: everything that a file of the edition depends on."""
    mode = "parallel" if parallel else "alone"
    edition = found.edition
    taken_back = f" withdrawn {found.withdrawal.pk}" if found.withdrawal else ""
    made_of = f"{edition.digest} {edition.pk} {language} {mode} {settings.SITE_URL} {version()}"
    replaced = "" if found.is_current else " replaced"
    return f"{made_of}{taken_back}{replaced} {found.title_breaks}"


def _make(found: Readable, *, language: str, parallel: bool) -> bytes:
    said = sheet(found, language=language, parallel=parallel)
    made = typeset(said, at=found.edition.published_at, pictures=pictures_of(found.edition))
    if made.unprintable:
        log.warning(
            "The PDF of %s edition %d is not PDF/A: no font has %s.",
            said["reference"],
            found.edition.number,
            made.unprintable,
        )
    return made.pdf


@lru_cache(maxsize=1)
def _store() -> FileStore:
    return FileStore(Path(settings.PDF_FOLDER), most_bytes=settings.PDF_MEGABYTES * 1_000_000)
