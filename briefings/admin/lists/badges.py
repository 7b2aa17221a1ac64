"""Badges of a briefing's state and stage, linked to “Review & publish”."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from briefings.admin.moments import moment
from briefings.drafting.working_copies import OWN_COPIES
from briefings.text.languages import TABLE, WRITTEN, column
from briefings.workflow.stage import Stage
from briefings.workflow.state import State

if TYPE_CHECKING:
    from briefings.workflow.annotated import AnnotatedBriefing


def badges(briefing: "AnnotatedBriefing") -> SafeString:
    """Return the badges of a briefing that is annotated with state and stage."""
    state, stage = State(briefing.state), Stage(briefing.stage)
    found = [_badge(state.value, _state_label(briefing, state))]
    if stage is not Stage.DONE and (stage, state) != (Stage.DRAFT, State.DRAFT):
        found.append(_badge(stage.value, _stage_label(briefing, stage)))
    if briefing.was_returned and stage is Stage.DRAFT:
        found.append(_badge("returned", _("Sent back")))
    if briefing.is_overridden:
        found.append(_badge("overridden", _("Published without approval")))
    if getattr(briefing, OWN_COPIES, ()):  # only lists have them
        found.append(_badge("returned", _("Your unsaved work")))
    address = reverse("admin:briefings_briefing_publish", args=[briefing.pk])
    return format_html('<a class="states" href="{}">{}</a>', address, SafeString("".join(found)))


def _badge(kind: str, label: Any) -> SafeString:
    return format_html('<span class="state state-{}">{}</span>', kind, label)


def _state_label(briefing: "AnnotatedBriefing", state: State) -> Any:
    """Return the state's words with the public edition's number."""
    names = {
        State.PUBLIC: _("Public: edition %d"),
        State.CHANGED: _("Changed since edition %d"),
    }
    number = briefing.edition_number
    return names[state] % number if state in names else state.label


def _stage_label(briefing: "AnnotatedBriefing", stage: Stage) -> Any:
    """Return the stage's words with the planned time, or the approved languages."""
    if stage in (Stage.SCHEDULED, Stage.HELD):
        return f"{stage.label} · {moment(briefing.schedule.due_at)}"
    if stage is Stage.REVIEW:
        marks = {True: "✓", False: "–"}
        approved = " ".join(
            f"{TABLE[language].mark} {marks[getattr(briefing, column('approved', language))]}"
            for language in WRITTEN
        )
        return f"{stage.label} · {approved}"
    return stage.label
