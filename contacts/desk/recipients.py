"""Choose the lawyers for an enquiry: the briefing's authors, those of its area, then all others."""

from collections import Counter
from collections.abc import Iterable

from django.contrib.auth.models import User

from briefings.models.people import Author, PracticeArea
from briefings.models.published.tally import Tally
from contacts.models import Enquiry
from contacts.passages import Passage, in_edition


class Choice:
    """Public lawyers who accept enquiries, in three groups; each is in the first that fits."""

    def __init__(self, passage: Passage | None = None, *, area: str = "", asked: str = ""):
        takers = list(Author.objects.public().filter(takes_enquiries=True).in_order())
        authors = [named.slug for named in passage.snapshot.authors] if passage else []
        areas = [area, *(named.slug for named in passage.snapshot.areas)] if passage else [area]
        self.all = takers
        self.asked = asked
        by_slug = {lawyer.slug: lawyer for lawyer in takers}
        self.authors = [by_slug[slug] for slug in authors if slug in by_slug]
        self.of_field = [one for one in _of_field(takers, areas) if one not in self.authors]
        known = {*self.authors, *self.of_field}
        self.others = [lawyer for lawyer in takers if lawyer not in known]

    @property
    def suggested(self) -> str:
        """Return the slug of the preselected lawyer.

        This is the one whose page the client came from, else an author of the briefing, else the
        most frequent author of the area; empty if there is none, so that the firm decides.
        """
        if self.asked in {lawyer.slug for lawyer in self.all}:
            return self.asked
        return next((lawyer.slug for lawyer in (*self.authors, *self.of_field)), "")


def _of_field(lawyers: list[Author], areas: Iterable[str]) -> list[Author]:
    """Return the lawyers who have written in the areas, most frequent authors first."""
    written: Counter[int] = Counter()
    for area in PracticeArea.objects.filter(slug__in=filter(None, areas)):
        written.update(Tally.objects.by("author", area=area.pk))
    found = [lawyer for lawyer in lawyers if written[lawyer.pk]]
    return sorted(found, key=lambda lawyer: -written[lawyer.pk])


def accounts_for(enquiry: Enquiry) -> list[User]:
    """Return the accounts of the chosen lawyer, else of the authors, else of the area's lawyers."""
    if enquiry.lawyer:
        wanted = [enquiry.lawyer]
    else:
        passage = in_edition(enquiry.edition, enquiry.paragraph) if enquiry.edition else None
        choice = Choice(passage)
        wanted = choice.authors or choice.of_field
    people = User.objects.filter(author__in=wanted, is_active=True).select_related("author")
    order = {lawyer.pk: place for place, lawyer in enumerate(wanted)}
    return sorted(people, key=lambda user: order[user.author.pk])
