"""Check the links of a briefing: the site's own in the database, others by requests."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from briefings import publishing
from briefings.admin.permissions import needs
from briefings.checking import links
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition
from briefings.text.languages import TABLE, WRITTEN
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts

_PAGE = re.compile(rf"/(?:{'|'.join(TABLE)})/briefings/(?P<reference>\d{{4}}-\d{{1,9}})/")
_PARAGRAPH = re.compile(r"p-(?P<id>[\w-]+)")

_SAID = {
    "fine": gettext_lazy("answers"),
    "moved": gettext_lazy("answers, at another address: %(target)s"),
    "shy": gettext_lazy("is there, but does not answer machines (%(status)d)"),
    "gone": gettext_lazy("there is no such page (%(status)d)"),
    "refused": gettext_lazy("answers with an error (%(status)d)"),
    "unknown": gettext_lazy("there is no such server"),
    "slow": gettext_lazy("did not answer in time"),
    "broken": gettext_lazy("the connection failed"),
    "insecure": gettext_lazy("its certificate is not good"),
    "circles": gettext_lazy("sends from one address to the next without an end"),
    "forbidden": gettext_lazy("is inside a private network; clients cannot reach it"),
    "malformed": gettext_lazy("is no web address"),
    "off": gettext_lazy("not asked: outgoing checks are switched off"),
    "here": gettext_lazy("a page of this site"),
    "no-page": gettext_lazy("no public page of this site"),
    "no-paragraph": gettext_lazy("there is no such paragraph"),
    "mail": gettext_lazy("an e-mail address, not asked"),
}
_GOOD = frozenset({"fine", "moved", "shy", "here", "off", "mail"})


class Link(NamedTuple):
    url: str
    place: str  # ¶ 3, Sources


@require_POST
@needs("view")
def check(request: HttpRequest, briefing: Briefing) -> JsonResponse:
    """Return each link of the saved text with its result, bad ones first."""
    snapshot = publishing.freeze(briefing)
    wanted = list(_links(snapshot))
    answers = _outcomes(snapshot, list(dict.fromkeys(link.url for link in wanted)))
    told = [
        {"url": link.url, "place": link.place, "said": said, "good": outcome in _GOOD}
        for link in wanted
        for outcome, said in [answers[link.url]]
    ]
    bad = sum(not one["good"] for one in told)
    return JsonResponse(
        {"links": sorted(told, key=lambda one: one["good"]), "said": _summary(len(told), bad)}
    )


def settings_for(request: HttpRequest, briefing: Briefing) -> dict[str, Any]:
    """Return what the page needs to start the check."""
    return {
        "url": reverse("admin:briefings_briefing_links", args=[briefing.pk]),
        "token": get_token(request),
        "words": {"asking": _("Asking…"), "failed": failed(), "offline": failed()},
    }


def failed() -> str:
    return _("The links could not be checked. Please try again.")


def _summary(many: int, bad: int) -> str:
    if not many:
        return _("There are no links.")
    if not bad:
        return _("All links are in order.")
    return ngettext("%d link is not in order.", "%d links are not in order.", bad) % bad


def _links(snapshot: Snapshot) -> Iterator[Link]:
    """Return each URL once, at its first place."""
    seen: set[str] = set()
    for place, source in _texts(snapshot):
        for url in links.addresses(source):
            if url not in seen:
                seen.add(url)
                yield Link(url, place)
    for one in snapshot.sources:
        if one.url and one.url not in seen:
            seen.add(one.url)
            yield Link(one.url, _("Sources"))


def _texts(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield all texts that are shown with links, in reading order."""
    yield from _sides(_("Standfirst"), snapshot.standfirst)
    yield from _sides(_("Key points"), snapshot.key_points)
    for number, pair in enumerate(snapshot.pairs(), start=1):
        yield from _sides(f"¶ {number}", pair.text)
        yield f"¶ {number}", pair.zh_hans
    yield from _sides(_("Contact block"), snapshot.contact.text)
    yield from _sides(_("Disclaimer"), snapshot.disclaimer)


def _sides(place: str, text: Texts) -> Iterator[tuple[str, str]]:
    yield from ((place, text[language]) for language in WRITTEN)


def _outcomes(snapshot: Snapshot, urls: list[str]) -> dict[str, tuple[str, str]]:
    """Return each URL's result, as a code and in words."""
    found = {url: _inside(snapshot, url) for url in urls}
    outside = [url for url, outcome in found.items() if not outcome]
    if not settings.LINK_CHECKS:
        found |= dict.fromkeys(outside, "off")
        outside = []
    told = {url: (outcome, str(_SAID[outcome])) for url, outcome in found.items() if outcome}
    for one in links.ask_all(outside):
        told[one.url] = (
            one.outcome,
            _SAID[one.outcome] % {"target": one.target, "status": one.status},
        )
    # Beyond the limit: not requested.
    return {url: told.get(url, ("slow", str(_SAID["slow"]))) for url in urls}


def _inside(snapshot: Snapshot, url: str) -> str:
    """Return the result for a URL of this site from the database; None for other URLs."""
    if url.startswith("mailto:"):
        return "mail"
    path, _hash, fragment = url.removeprefix(settings.SITE_URL).partition("#")
    if not path and fragment:
        return _paragraph(snapshot, fragment)
    if not path.startswith("/") or path.startswith("//"):
        return ""
    page = _PAGE.match(path)
    if page is None:
        return "here" if url.startswith(settings.SITE_URL) else "no-page"
    briefings = Briefing.objects.by_reference(page["reference"])
    edition = Edition.objects.current().filter(briefing__in=briefings).order_by("-number").first()
    if edition is None:
        return "here" if page["reference"] == snapshot.reference else "no-page"
    return _paragraph(edition.snapshot, fragment) if fragment else "here"


def _paragraph(snapshot: Snapshot, fragment: str) -> str:
    wanted = _PARAGRAPH.fullmatch(fragment)
    if wanted is None:
        return "here"
    return "here" if any(pair.id == wanted["id"] for pair in snapshot.pairs()) else "no-paragraph"
