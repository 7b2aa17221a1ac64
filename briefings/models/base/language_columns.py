"""The columns of a row that hold one language each, and conditions on all of them."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q

from briefings.text.languages import columns


def in_any_language(field: str) -> Q:
    """Match rows with text in at least one language."""
    return reduce(or_, (~Q(**{column: ""}) for column in columns(field)))


def in_every_language(field: str) -> Q:
    """Match rows with text in all languages."""
    return reduce(and_, (~Q(**{column: ""}) for column in columns(field)))
