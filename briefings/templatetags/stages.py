"""Where a briefing stands, on every page of the admin that is about it."""

from django import template
from django.utils.safestring import SafeString

from briefings.admin.lists.badges import badges
from briefings.models.draft.briefing import Briefing

register = template.Library()


@register.filter
def standing(briefing: Briefing) -> SafeString | str:
    """Its badges, if it was read with its state and stage."""
    return badges(briefing) if hasattr(briefing, "stage") else ""
