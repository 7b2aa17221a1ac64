"""A briefing's history: editions, changes, the edition on a day, verification of printed copies."""

from datetime import date
from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override

from briefings.models.published import readable
from briefings.models.published.edition import Listing
from briefings.models.published.readable import Readable
from briefings.public import cards
from briefings.public.views import selectors
from briefings.public.views.language_choice import preferred
from briefings.public.views.responses import SAME_FOR_EVERYBODY, answer_by_digest, reading_page
from briefings.text.comparison.read_in import compare_in
from briefings.text.languages import CHINESE

# Digests may be abbreviated to this many digits.
FEWEST_DIGITS = 12


def _card(listing: Listing) -> cards.Card:
    return cards.card(listing.card, language=get_language() or CHINESE)


@reading_page
def editions(request: HttpRequest, reference: str) -> HttpResponse:
    found = selectors.history(reference)
    newest = found[0]
    return render(
        request,
        "briefings/editions/editions.html",
        {
            "card": _card(newest.listing),
            "editions": found,
            "steps": _steps(found),
            "withdrawn": newest.withdrawal,
            "on": day_asked(request),
        },
    )


def _steps(newest_first: list[Readable]) -> dict[int, int]:
    """Map each edition that has a text to the previous one, for comparison."""
    kept = [
        found.edition.number
        for found in newest_first
        if not found.withdrawal or found.withdrawal.keeps_text
    ]
    return dict(pairwise(kept))


@reading_page
def changes(request: HttpRequest, reference: str, before: int, after: int) -> HttpResponse:
    if before == after:
        return redirect("briefings:edition", reference, after)
    if before > after:
        return redirect("briefings:changes", reference, after, before)
    old, new = selectors.both_numbered(reference, before, after)
    return answer_by_digest(
        request,
        "briefings/editions/changes.html",
        of=(
            old.edition.digest,
            new.edition.digest,
            new.listing.edition_id,
            old.withdrawal,
            new.withdrawal,
        ),
        context=lambda _kept_as: {
            "card": _card(new.listing),
            "old": old.edition,
            "new": new.edition,
            "withdrawn": new.withdrawal or old.withdrawal,
            "comparison": compare_in(
                get_language() or CHINESE, old.edition.snapshot, new.edition.snapshot
            ),
        },
    )


# --- The edition on a day -------------------------------------------------------------------------


def day_asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def redirect_to_day(request: HttpRequest, reference: str, *, parallel: bool = False):
    """Redirect to the latest edition at the end of a day in the firm's time zone."""
    on = day_asked(request)
    if on is None:
        return redirect("briefings:by_reference", reference)
    numbers = [
        found.edition.number
        for found in selectors.history(reference)
        if timezone.localtime(found.edition.published_at).date() <= on
    ]
    if not numbers:
        # The history page says when the first edition was published.
        response = redirect("briefings:editions", reference)
    else:
        name = "briefings:edition_parallel" if parallel else "briefings:edition"
        response = redirect(name, reference, max(numbers))
    response["Location"] += f"?on={on.isoformat()}"
    return response


# --- Verifying a printed copy ---------------------------------------------------------------------


@reading_page
def verify(request: HttpRequest, digest: str) -> HttpResponse:
    """Show the edition of a digest, and whether it is current."""
    digest = digest.lower()
    edition = readable.by_digest(digest) if len(digest) >= FEWEST_DIGITS else None
    if edition is None:
        raise Http404(digest)
    listing = getattr(edition.briefing, "listing", None)
    return render(
        request,
        "briefings/editions/verify.html",
        {
            "edition": edition,
            "reference": f"{edition.briefing.year}-{edition.briefing.number}",
            "listing": listing,
            "card": _card(listing) if listing else None,
            "is_current": listing is not None and listing.edition_id == edition.pk,
            "withdrawal": readable.withdrawal_of(edition),
        },
    )


def verify_anywhere(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the short printed URL in the reader's language, without a redirect."""
    with override(preferred(request.headers.get("Accept-Language", ""))):
        response = verify(request, digest)
        response["Content-Language"] = get_language() or ""
    # Its language depends on the reader, so it must not be cached under this URL.
    request.META[SAME_FOR_EVERYBODY] = False
    patch_vary_headers(response, ["Accept-Language"])
    return response
