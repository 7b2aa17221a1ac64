"""The columns that this package's queries annotate, as types for their readers."""

from typing import TYPE_CHECKING, TypedDict

from briefings.models.draft.briefing import Briefing

if TYPE_CHECKING:
    # django-stubs-ext comes with the type checker; the product does not install it.
    from django_stubs_ext import WithAnnotations


class Columns(TypedDict):
    # state.with_state
    edition_number: int | None
    edition_revision: int | None
    is_public: bool
    state: str
    # stage.with_stage
    is_overridden: bool
    was_returned: bool
    stage: str
    # state.with_gaps and state.with_behind: in the list of briefings only
    pairs: int
    gaps: int
    behind: int


if TYPE_CHECKING:
    AnnotatedBriefing = WithAnnotations[Briefing, Columns]
