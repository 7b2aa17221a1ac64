"""{% overview %} for the admin's first page."""

from typing import Any

from django import template
from django.utils import timezone

from operations import overview as figures

register = template.Library()


@register.simple_tag(takes_context=True)
def overview(context: dict) -> dict[str, Any]:
    """What the person is to be told, as far as they may know it."""
    request = context["request"]
    now = timezone.now()  # noqa: TID251 - a door: the page is of this moment
    return {
        "setting_up": figures.setting_up(request),
        "briefings": figures.briefings_of(request),
        "enquiries": figures.enquiries_of(request, at=now),
        "readership": figures.readership(request, on=timezone.localdate()),
    }
