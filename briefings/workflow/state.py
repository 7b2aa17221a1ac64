"""Query the state, gaps and outdated texts of drafts, for a whole list at once."""

from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from briefings.models.base.language_columns import in_any_language, in_every_language
from briefings.models.draft.briefing import Paragraph, Section
from briefings.models.published.edition import Edition, Listing


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLIC = "public", _("Public")
    CHANGED = "changed", _("Public, draft changed since")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def with_state(briefings: QuerySet) -> QuerySet:
    """Annotate `edition_number`, `edition_revision` and `state`."""
    editions = Edition.objects.filter(briefing=OuterRef("pk")).order_by("-number")
    listings = Listing.objects.filter(briefing=OuterRef("pk"))
    return briefings.annotate(
        edition_number=Subquery(editions.values("number")[:1]),
        edition_revision=Subquery(editions.values("revision")[:1]),
        is_public=Exists(listings),
    ).annotate(
        state=Case(
            When(edition_number=None, then=Value(State.DRAFT.value)),
            When(is_public=False, then=Value(State.WITHDRAWN.value)),
            When(
                Q(edition_revision=None) | Q(edition_revision__lt=F("revision")),
                then=Value(State.CHANGED.value),
            ),
            default=Value(State.PUBLIC.value),
            output_field=CharField(),
        )
    )


def with_gaps(briefings: QuerySet) -> QuerySet:
    """Annotate `pairs` and `gaps`: the number of headings and paragraphs that lack a language."""
    paragraphs = Paragraph.objects.filter(section__briefing=OuterRef("pk"))
    sections = Section.objects.filter(briefing=OuterRef("pk"))
    return briefings.annotate(
        pairs=_how_many(paragraphs, "section__briefing"),
        gaps=_how_many(paragraphs.filter(_one_sided("text")), "section__briefing")
        + _how_many(sections.filter(_one_sided("heading")), "briefing"),
    )


def one_sided_somewhere() -> QuerySet:
    """Return the keys of briefings with a heading or paragraph that lacks a language."""
    sections = Section.objects.filter(_one_sided("heading")).order_by().values("briefing")
    paragraphs = Paragraph.objects.filter(_one_sided("text"))
    return sections.union(paragraphs.order_by().values("section__briefing"))


def with_choices(briefings: QuerySet) -> QuerySet:
    """Name `has_gaps` and `is_behind` for filters; each looks through all briefings if used."""
    return briefings.alias(
        has_gaps=_is_among(one_sided_somewhere()), is_behind=_is_among(behind_somewhere())
    )


def _is_among(keys: QuerySet) -> ExpressionWrapper:
    return ExpressionWrapper(Q(pk__in=keys), output_field=BooleanField())


def with_behind(briefings: QuerySet) -> QuerySet:
    """Annotate `behind`: the number of places where a language is out of date."""
    paragraphs = Paragraph.objects.filter(section__briefing=OuterRef("pk")).exclude(behind="")
    sections = Section.objects.filter(briefing=OuterRef("pk")).exclude(behind="")
    return briefings.annotate(
        behind=_how_many(paragraphs, "section__briefing") + _how_many(sections, "briefing")
    )


def behind_somewhere() -> QuerySet:
    """Return the keys of briefings with an outdated language, from partial indexes."""
    sections = Section.objects.filter(behind__gt="").order_by().values("briefing")
    paragraphs = Paragraph.objects.filter(behind__gt="").order_by().values("section__briefing")
    return sections.union(paragraphs)


def _one_sided(field: str) -> Q:
    return in_any_language(field) & ~in_every_language(field)


def _how_many(rows: QuerySet, of: str) -> Coalesce:
    counted = rows.order_by().values(of).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
