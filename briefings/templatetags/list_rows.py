"""Rows of the admin's lists whose cells name their column, for screens without column heads."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from django import template
from django.template.defaultfilters import capfirst
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()
_BOX_OR_NOTHING = re.compile(r'<td class="action-checkbox">.*|<t[dh][^>]*>[-—]?</t[dh]>', re.S)
_FIELD = '<input type="number"'


@register.filter
def with_labels(cells: Iterable[str], headers: Iterable[dict]) -> Iterator[str]:
    """Yield the row's cells as Django makes them; those that hold something name their column.

    So does a number that can be changed in the list: nothing else labels it.
    """
    for cell, header in zip_longest(cells, headers):
        if header is None or _BOX_OR_NOTHING.fullmatch(cell):
            yield cell
            continue
        label = conditional_escape(capfirst(header["text"]))
        named = cell.replace(">", f' data-label="{label}">', 1)
        yield mark_safe(named.replace(_FIELD, f'{_FIELD} aria-label="{label}"'))  # noqa: S308
