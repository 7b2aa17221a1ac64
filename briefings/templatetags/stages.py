"""Badges of a briefing's state and stage, on the admin's pages about it."""

from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString

from briefings.admin.lists.badges import badges

if TYPE_CHECKING:
    from briefings.workflow.annotated import AnnotatedBriefing

register = template.Library()


@register.filter
def standing(briefing: "AnnotatedBriefing") -> SafeString | str:
    """Return the badges, if the briefing is annotated with state and stage."""
    return badges(briefing) if hasattr(briefing, "stage") else ""
