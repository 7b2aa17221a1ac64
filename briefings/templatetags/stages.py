"""Badges of a briefing's state and stage, on the admin's pages about it."""

from django import template
from django.utils.safestring import SafeString

from briefings.admin.lists.badges import badges
from briefings.models.draft.briefing import Briefing

register = template.Library()


@register.filter
def standing(briefing: Briefing) -> SafeString | str:
    """Return the badges, if the briefing is annotated with state and stage."""
    return badges(briefing) if hasattr(briefing, "stage") else ""
