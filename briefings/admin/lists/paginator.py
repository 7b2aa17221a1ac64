"""Pages of a long list that do not begin by counting all of it."""

from functools import cached_property

from django.core.paginator import Paginator

# Forty pages of fifty: whoever looks for more narrows the list by year, area or words.
MOST = 2_000


class CappedPaginator(Paginator):
    """Counts as far as somebody would leaf, and says whether there is more."""

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def is_capped(self) -> bool:
        return self._counted > MOST

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by().values("pk")[: MOST + 1].count()
