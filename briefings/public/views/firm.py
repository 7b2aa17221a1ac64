"""The firm's own pages: its people and areas, what it writes about itself, and privacy."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import linebreaks
from django.utils.translation import get_language

from briefings.models.firm import Firm
from briefings.models.page_text import PageText
from briefings.models.people import PracticeArea
from briefings.public import page_layout
from briefings.public.views.lists import profiles
from briefings.public.views.responses import reading_page
from briefings.text.languages import CHINESE
from briefings.text.markup import renderer
from briefings.text.texts import Texts

_HEADING = re.compile(r"<p>#{1,3} ([^\n]+)</p>")


@reading_page
def people(request: HttpRequest) -> HttpResponse:
    return render(request, "briefings/firm/people.html", {"profiles": profiles.people()})


@reading_page
def areas(request: HttpRequest) -> HttpResponse:
    return render(request, "briefings/firm/areas.html", {"fields": profiles.fields()})


@reading_page
def about(request: HttpRequest) -> HttpResponse:
    """Show the firm's text; without one, its line, addresses and areas alone."""
    written = PageText.objects.newest(PageText.Page.ABOUT)
    context = _text(written.texts if written else Texts())
    context |= {"written": written, "areas": PracticeArea.objects.in_order()}
    return render(request, "briefings/firm/about.html", context)


@reading_page
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the firm's text; without one, the notice that stands before the enquiry form."""
    firm = Firm.load()
    written = PageText.objects.newest(PageText.Page.PRIVACY)
    if not (written and written.texts.present()):
        written = None
    text = written.texts if written else Texts.of(firm, "privacy_notice")
    context = _text(text) | {"written": written, "firm": firm}
    if written is None:
        # The notice is plain text, and must say here what it says before the form.
        context["html"] = linebreaks(context["side"].source, autoescape=True)
    return render(request, "briefings/firm/privacy.html", context)


def _text(text: Texts) -> dict:
    """Return a text in the page's language, and the other languages that have one."""
    side = page_layout.side(text, language=get_language() or CHINESE)
    elsewhere = [language for language in text if language not in text.missing()]
    return {
        "side": side,
        # A paragraph has no headings, but a page has.
        "html": _HEADING.sub(r"<h2>\1</h2>", renderer.to_html(side.source, key="text")),
        "elsewhere": elsewhere if side.missing else [],
    }
