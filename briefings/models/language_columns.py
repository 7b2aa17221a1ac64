"""The columns of a row that hold one language each, and conditions on all of them."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q

from briefings.text.languages import TABLE, columns


def in_any_language(field: str) -> Q:
    """Match rows with text in at least one language."""
    return reduce(or_, (~Q(**{column: ""}) for column in columns(field)))


def in_every_language(field: str) -> Q:
    """Match rows with text in all languages."""
    return reduce(and_, (~Q(**{column: ""}) for column in columns(field)))


def revision_column(language: str) -> str:
    """Return the column of the revision at which a draft last changed in a language."""
    return f"{TABLE[language].column_suffix}_revision"


def editor_column(language: str) -> str:
    """Return the column of the person who last changed a draft in a language."""
    return f"{TABLE[language].column_suffix}_edited_by"
