"""Responses for programs: feeds, sitemaps, robots.txt, security.txt, plain text, pictures."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from briefings.models.firm import Firm
from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Edition, Listing, Withdrawal
from briefings.models.published.readable import Readable
from briefings.models.series import Series
from briefings.public import cards, feeds, page_layout, sitemaps
from briefings.public import cover as covers
from briefings.public.citing import citation_files, citations
from briefings.public.downloads import plain_text
from briefings.public.notices import change_notes, withdrawal_notice
from briefings.public.views import selectors
from briefings.public.views.responses import reading_page
from briefings.text.dates import day_in
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.markup.markdown_writer import escaped, escaped_heading
from briefings.text.sides import TITLE, one_line
from briefings.text.texts import Texts

TEXT = "text/plain; charset=utf-8"
# The validity stated in security.txt, counted from each request.
SECURITY_TXT_HOLDS = timedelta(days=180)
NEWEST = 100


def _language() -> str:
    return get_language() or CHINESE


@reading_page
def feed(request: HttpRequest) -> HttpResponse:
    return _atom(feeds.everything(Firm.load(), _language()))


@reading_page
def area_feed(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(PracticeArea, slug=slug)
    return _atom(feeds.about(area, Firm.load(), _language()))


@reading_page
def person_feed(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(Author, slug=slug)
    if not (person.is_public or person.listings.exists()):
        raise Http404(slug)
    return _atom(feeds.about(person, Firm.load(), _language()))


@reading_page
def series_feed(request: HttpRequest, slug: str) -> HttpResponse:
    series = get_object_or_404(Series.objects.public(), slug=slug)
    return _atom(feeds.about(series, Firm.load(), _language()))


def _atom(channel: feeds.Channel) -> HttpResponse:
    return HttpResponse(feeds.atom(channel), content_type="application/atom+xml; charset=utf-8")


@reading_page
def json_feed(request: HttpRequest) -> HttpResponse:
    data = feeds.json_feed(feeds.everything(Firm.load(), _language(), feed="json_feed"))
    return JsonResponse(
        data, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )


def _xml(body: str) -> HttpResponse:
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


@reading_page
def sitemap(request: HttpRequest) -> HttpResponse:
    count = sitemaps.files()
    if count > 1:
        return _xml(sitemaps.index(count))
    return _xml(sitemaps.urlset(sitemaps.pages(), sitemaps.briefings(1)))


@reading_page
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    return _xml(sitemaps.urlset(sitemaps.pages()))


@reading_page
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    if number > sitemaps.files():
        raise Http404(number)
    return _xml(sitemaps.urlset(sitemaps.briefings(number)))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /preview/",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Return the contact for reporting vulnerabilities (RFC 9116)."""
    expires = timezone.now().replace(microsecond=0) + SECURITY_TXT_HOLDS
    lines = [
        f"Contact: mailto:{Firm.load().email}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: zh, en",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@reading_page
def llms_txt(request: HttpRequest) -> HttpResponse:
    """Return the newest briefings as Markdown links to their Markdown versions."""
    lines = [f"# {escaped_heading(feeds.title(Firm.load(), ENGLISH))}", ""]
    for listing in Listing.objects.order_by("-date", "-briefing")[:NEWEST]:
        card = cards.card(listing.card, language=ENGLISH)
        for language in listing.card.get("languages", []):
            address = f"{settings.SITE_URL}/{language}/briefings/{card.reference}.md"
            title = escaped_heading(one_line(listing.card["title"][language]))
            lines.append(f"- [{title}]({address}): {card.date.isoformat()}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/markdown; charset=utf-8")


def _page(edition: Edition) -> tuple[page_layout.Page, str]:
    page = page_layout.page(edition.snapshot, language=_language(), edition_number=edition.number)
    address = reverse("briefings:detail", args=[page.reference, page.slug])
    return page, settings.SITE_URL + address


@reading_page
def as_text(request: HttpRequest, reference: str) -> HttpResponse:
    found = selectors.current(reference)
    page, address = _page(found.edition)
    body = plain_text.text(page, address=address)
    return _plain(found.withdrawal, _notices(found, page), body, TEXT)


@reading_page
def as_markdown(request: HttpRequest, reference: str) -> HttpResponse:
    found = selectors.current(reference)
    page, address = _page(found.edition)
    notices = [escaped(notice).replace("\n", "  \n") for notice in _notices(found, page)]
    body = plain_text.markdown(page, address=address)
    return _plain(found.withdrawal, notices, body, "text/markdown; charset=utf-8")


@reading_page
def as_ris(request: HttpRequest, reference: str) -> HttpResponse:
    page, address = _cited(reference)
    body = citation_files.ris(page, address)
    return _file(body, "application/x-research-info-systems", f"{page.reference}.ris")


@reading_page
def as_bibtex(request: HttpRequest, reference: str) -> HttpResponse:
    page, address = _cited(reference)
    return _file(citation_files.bibtex(page, address), "text/x-bibtex", f"{page.reference}.bib")


def _cited(reference: str) -> tuple[page_layout.Page, str]:
    found = selectors.current(reference)
    if found.withdrawal:
        raise Http404(reference)  # no record of a reference manager would say that it is withdrawn
    page, _newest = _page(found.edition)
    return page, citations.address_of(page, site=settings.SITE_URL)


def _file(body: str, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=f"{content_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _notices(found: Readable, page: page_layout.Page) -> list[str]:
    """Return the notices above the text: of its withdrawal, else of the last change."""
    if found.withdrawal:
        return list(withdrawal_notice.paragraphs(found.withdrawal).values())
    change = change_notes.last_change(found.listing, page)
    if not change:
        return []
    changed = _("Changed on %(day)s") % {
        "day": day_in(page.language, timezone.localtime(change.at))
    }
    notes = [line for side in change.sides for line in _lines(side.source)]
    return ["\n".join([changed, *notes])]


def _lines(text: str) -> list[str]:
    """Return the lines of a note as typed, so that lists in it stay lists."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _plain(
    withdrawn: Withdrawal | None, notices: list[str], body: str, content_type: str
) -> HttpResponse:
    answer = HttpResponse("\n\n".join([*notices, body]), content_type=content_type)
    if withdrawn:
        answer["X-Robots-Tag"] = "noindex"
    return answer


@reading_page
def cover(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    found = selectors.numbered(reference, number)
    breaks = found.listing.card.get("breaks", {}) if found.is_current else {}
    picture = covers.draw(
        found.edition.snapshot, language=_language(), breaks=breaks.get(TITLE, ())
    )
    response = HttpResponse(picture, content_type="image/png")
    # Shown by other sites beside shared URLs.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@reading_page
def site_cover(request: HttpRequest) -> HttpResponse:
    firm = Firm.load()
    picture = covers.of_site(
        name=Texts.of(firm, "name"), about=Texts.of(firm, "about"), language=_language()
    )
    response = HttpResponse(picture, content_type="image/png")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
