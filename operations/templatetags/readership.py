"""{{ number|grouped }} for the readership report."""

from django import template

from operations.readership.report import NOT_COUNTED

register = template.Library()


@register.filter
def grouped(number: int | None) -> str:
    """Return a number with commas between thousands in every language, or that there is none."""
    return str(NOT_COUNTED) if number is None else f"{number:,}"


@register.filter
def of_view(views: dict[str, int], view: str) -> int:
    """Return the reads in a language, or in parallel."""
    return views.get(view, 0)
