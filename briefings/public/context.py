"""Template context of every page: the firm."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from briefings.models.firm import Firm


def site(request: HttpRequest) -> dict:
    """Return the firm lazily: only templates that use it cause a query, once per page."""
    return {"firm": SimpleLazyObject(Firm.load)}
