"""What every page needs: the firm whose site it is."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from briefings.models.firm import Firm


def site(request: HttpRequest) -> dict:
    """The firm is read only by templates that name it, once a page."""
    return {"firm": SimpleLazyObject(Firm.load)}
