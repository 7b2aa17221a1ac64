"""A briefing through time: its history, what changed, how it stood on a day, a printed copy."""

from datetime import date
from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override

from briefings.models.published import readable
from briefings.models.published.edition import Edition
from briefings.public import page_layout
from briefings.public.views import selectors
from briefings.public.views.language_choice import preferred
from briefings.public.views.responses import SAME_FOR_EVERYBODY, answer_by_digest, reading_page
from briefings.text.comparison import compare
from briefings.text.languages import CHINESE

# Fewer digits of a digest than these would be a guess.
FEWEST_DIGITS = 12


def _card(edition: Edition) -> page_layout.Card:
    language = get_language() or CHINESE
    return page_layout.card(edition.briefing.listing.card, language=language)


@reading_page
def editions(request: HttpRequest, reference: str) -> HttpResponse:
    found = selectors.history(reference)
    return render(
        request,
        "briefings/editions.html",
        {
            "card": _card(found[0]),
            "editions": found,
            "steps": _steps(found),
            "current_id": found[0].briefing.listing.edition_id,
            "withdrawn": found[0].withdrawn,
            "on": day_asked(request),
        },
    )


def _steps(newest_first: list[Edition]) -> dict[int, int]:
    """For each readable edition the readable one before it, with which it can be compared."""
    kept = [item.number for item in newest_first if not item.withdrawn or item.withdrawn.keeps_text]
    return dict(pairwise(kept))


@reading_page
def changes(request: HttpRequest, reference: str, before: int, after: int) -> HttpResponse:
    if before == after:
        return redirect("briefings:edition", reference, after)
    if before > after:
        return redirect("briefings:changes", reference, after, before)
    old, new = selectors.two(reference, before, after)
    return answer_by_digest(
        request,
        "briefings/changes.html",
        of=(
            old.digest,
            new.digest,
            new.briefing.listing.edition_id,
            old.withdrawn,
            new.withdrawn,
        ),
        context=lambda: {
            "card": _card(new),
            "old": old,
            "new": new,
            "withdrawn": new.withdrawn or old.withdrawn,
            "comparison": compare(old.snapshot, new.snapshot),
        },
    )


# --- As it stood on a day -------------------------------------------------------------------------


def day_asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def redirect_to_day(request: HttpRequest, reference: str, *, parallel: bool = False):
    """To the edition that was the latest at the end of that day, in the firm's own time zone."""
    on = day_asked(request)
    if on is None:
        return redirect("briefings:by_reference", reference)
    numbers = [
        edition.number
        for edition in selectors.history(reference)
        if timezone.localtime(edition.published_at).date() <= on
    ]
    if not numbers:
        # The history says that there was nothing yet, and since when there is.
        response = redirect("briefings:editions", reference)
    else:
        name = "briefings:edition_parallel" if parallel else "briefings:edition"
        response = redirect(name, reference, max(numbers))
    response["Location"] += f"?on={on.isoformat()}"
    return response


# --- A printed copy -------------------------------------------------------------------------------


@reading_page
def verify(request: HttpRequest, digest: str) -> HttpResponse:
    """Which edition a digest is of, and whether it is what the firm says today."""
    digest = digest.lower()
    edition = readable.by_digest(digest) if len(digest) >= FEWEST_DIGITS else None
    if edition is None:
        raise Http404(digest)
    listing = getattr(edition.briefing, "listing", None)
    return render(
        request,
        "briefings/verify.html",
        {
            "edition": edition,
            "reference": f"{edition.briefing.year}-{edition.briefing.number}",
            "listing": listing,
            "card": _card(edition) if listing else None,
            "is_current": listing is not None and listing.edition_id == edition.pk,
            "withdrawal": edition.withdrawn,
        },
    )


def verify_anywhere(request: HttpRequest, digest: str) -> HttpResponse:
    """The short address that stands on paper: in the reader's language, without a redirect."""
    with override(preferred(request.headers.get("Accept-Language", ""))):
        response = verify(request, digest)
        response["Content-Language"] = get_language() or ""
    # Other readers get it in another language, so nobody keeps it ready under this address.
    request.META[SAME_FOR_EVERYBODY] = False
    patch_vary_headers(response, ["Accept-Language"])
    return response
