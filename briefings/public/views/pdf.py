"""PDF views."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from briefings.models.published.readable import Readable
from briefings.public import pdf
from briefings.public.views import selectors
from briefings.public.views.responses import etag, reading_page
from briefings.text.languages import CHINESE, written
from briefings.text.slugs import slug
from briefings.text.texts import Texts


@reading_page
def printed(request: HttpRequest, reference: str) -> HttpResponse:
    return _print(request, reference, parallel=False)


@reading_page
def printed_parallel(request: HttpRequest, reference: str) -> HttpResponse:
    return _print(request, reference, parallel=True)


def _print(request: HttpRequest, reference: str, *, parallel: bool) -> HttpResponse:
    found = selectors.current(reference)
    front = found.listing.card
    if reference != front["reference"]:
        name = "briefings:printed_parallel" if parallel else "briefings:printed"
        return redirect(name, front["reference"])
    language = get_language() or CHINESE
    if not parallel and written(language) not in found.edition.snapshot.languages():
        # The page states what is missing and links the other languages.
        return redirect(
            "briefings:detail", front["reference"], slug(Texts.by_language(front["title"]))
        )
    return _answer(request, found, language, parallel=parallel)


def _answer(
    request: HttpRequest, found: Readable, language: str, *, parallel: bool
) -> HttpResponse:
    tag = etag(pdf.key_of(found, language=language, parallel=parallel))
    response = get_conditional_response(request, etag=tag)
    if not response:
        made = pdf.pdf_of(found, language=language, parallel=parallel)
        response = HttpResponse(made, content_type="application/pdf")
        name = f"{found.listing.reference}-{language}{'-parallel' if parallel else ''}.pdf"
        response["Content-Disposition"] = f'inline; filename="{name}"'
        # Search engines should list the page, not its PDFs.
        response["X-Robots-Tag"] = "noindex"
    response["ETag"] = tag
    return response
