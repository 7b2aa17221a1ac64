"""A paginator for long lists that does not count all rows."""

from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import QuerySet

# Forty pages of fifty; to find a row beyond them, people filter or search.
MOST = 2_000


class CappedPaginator(Paginator):
    """Count up to MOST rows, and tell whether there are more."""

    object_list: QuerySet

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def is_capped(self) -> bool:
        return self._counted > MOST

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by().values("pk")[: MOST + 1].count()
