"""Find drafts by what a client would type, among their titles, standfirsts and authors."""

from collections import defaultdict

from briefings import search
from briefings.models.draft.briefing import Briefing, Byline
from briefings.text.languages import columns

# The newest drafts that are compared; none of them has been indexed.
MOST = 2_000


def briefings_answering(query: str) -> set[int]:
    """Return the public briefings that readers find, and the drafts whose front matter answers.

    The caller leaves out the drafts that the user may not see.
    """
    drafts = Briefing.objects.kept().filter(listing=None).order_by("-pk")[:MOST]
    fronts = {
        key: texts for key, *texts in drafts.values_list("pk", *columns("title", "standfirst"))
    }
    names: dict[int, list[str]] = defaultdict(list)
    bylines = Byline.objects.filter(briefing__listing=None, briefing__gte=min(fronts, default=0))
    for key, *found in bylines.values_list("briefing", *columns("author__name")):
        names[key] += found
    matcher = search.Matcher(query)
    return search.public_matches(query) | {
        key for key, texts in fronts.items() if matcher.matches([*texts, *names[key]])
    }
