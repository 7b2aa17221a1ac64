"""PDF and Word files of the current edition and of past ones."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from briefings.models.published.readable import Readable
from briefings.public.downloads import file_types, pdf
from briefings.public.downloads.word import word_of
from briefings.public.views import selectors
from briefings.public.views.responses import etag, reading_page
from briefings.text.addresses.slugs import slug
from briefings.text.languages import CHINESE, written
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file, and the names of its URLs."""

    make: Callable[..., bytes]
    name: str
    name_parallel: str
    ending: str
    content_type: str
    disposition: str


_PDF = _Kind(pdf.pdf_of, "printed", "printed_parallel", "pdf", file_types.PDF, "inline")
_WORD = _Kind(word_of, "word", "word_parallel", "docx", file_types.WORD, "attachment")


@reading_page
def printed(request: HttpRequest, reference: str) -> HttpResponse:
    return _current(request, reference, _PDF)


@reading_page
def printed_parallel(request: HttpRequest, reference: str) -> HttpResponse:
    return _current(request, reference, _PDF, parallel=True)


@reading_page
def word(request: HttpRequest, reference: str) -> HttpResponse:
    return _current(request, reference, _WORD)


@reading_page
def word_parallel(request: HttpRequest, reference: str) -> HttpResponse:
    return _current(request, reference, _WORD, parallel=True)


@reading_page
def edition_printed(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return _past(request, reference, number, _PDF)


@reading_page
def edition_printed_parallel(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return _past(request, reference, number, _PDF, parallel=True)


@reading_page
def edition_word(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return _past(request, reference, number, _WORD)


@reading_page
def edition_word_parallel(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return _past(request, reference, number, _WORD, parallel=True)


def _current(
    request: HttpRequest, reference: str, kind: _Kind, *, parallel: bool = False
) -> HttpResponse:
    found = selectors.current(reference)
    front = found.listing.card
    if reference != front["reference"]:
        name = kind.name_parallel if parallel else kind.name
        return redirect(f"briefings:{name}", front["reference"])
    if not parallel and not _is_written(found):
        # The page states what is missing and links the other languages.
        return redirect(
            "briefings:detail", front["reference"], slug(Texts.by_language(front["title"]))
        )
    return _answer(request, found, kind, parallel=parallel)


def _past(
    request: HttpRequest, reference: str, number: int, kind: _Kind, *, parallel: bool = False
) -> HttpResponse:
    found = selectors.numbered(reference, number)
    if not parallel and not _is_written(found):
        return redirect("briefings:edition", found.listing.reference, number)
    return _answer(request, found, kind, parallel=parallel)


def _is_written(found: Readable) -> bool:
    """Return whether the edition has a text in the page's language."""
    return written(_language()) in found.edition.snapshot.languages()


def _language() -> str:
    return get_language() or CHINESE


def _answer(request: HttpRequest, found: Readable, kind: _Kind, *, parallel: bool) -> HttpResponse:
    language = _language()
    # A Word file that is made anew has other timestamps in it: the same text, other bytes.
    weak = "W/" if kind is _WORD else ""
    tag = weak + etag(pdf.key_of(found, language=language, parallel=parallel), kind.ending)
    response = get_conditional_response(request, etag=tag)
    if not response:
        made = kind.make(found, language=language, parallel=parallel)
        response = HttpResponse(made, content_type=kind.content_type)
        name = _file_name(found, language, kind, parallel=parallel)
        response["Content-Disposition"] = f'{kind.disposition}; filename="{name}"'
        # Search engines should list the page, not its files.
        response["X-Robots-Tag"] = "noindex"
    response["ETag"] = tag
    return response


def _file_name(found: Readable, language: str, kind: _Kind, *, parallel: bool) -> str:
    edition = "" if found.is_current else f"-edition-{found.edition.number}"
    view = "-parallel" if parallel else ""
    return f"{found.listing.reference}{edition}-{language}{view}.{kind.ending}"
