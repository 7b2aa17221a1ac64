"""{% overview %} for the admin's first page."""

from typing import Any

from django import template
from django.utils import timezone

from operations import overview as figures
from operations.setting_up import setup_list

register = template.Library()


@register.simple_tag(takes_context=True)
def overview(context: dict) -> dict[str, Any]:
    """Return the start page's context, according to the user's permissions."""
    request = context["request"]
    now = timezone.now()  # noqa: TID251 - the page shows the current state
    setup_list.come_back(request)
    return {
        "setting_up": setup_list.for_first_page(request),
        "may_set_up": setup_list.may_see(request),
        "briefings": figures.briefings_of(request),
        "happened": figures.happened_to(request),
        "enquiries": figures.enquiries_of(request, at=now),
        "readership": figures.readership(request, on=timezone.localdate()),
    }
