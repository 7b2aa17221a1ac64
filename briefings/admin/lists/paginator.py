"""Pages of a long list that do not begin by counting all of it."""

from functools import cached_property

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.http import HttpRequest

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


class CappedChangeList(ChangeList):
    """Offers counts beside the filters only in a list that is short enough to be counted.

    Each count reads the list without that filter, so the whole of it decides, not what is shown.
    """

    _filters: tuple | None = None

    def get_filters(self, request: HttpRequest) -> tuple:
        """Once: each count asks for the filters again, and they ask the database what to offer."""
        if self._filters is None:
            self._filters = super().get_filters(request)
        return self._filters

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if self._is_too_long():
            self.add_facets = self.is_facets_optional = False

    def _is_too_long(self) -> bool:
        if self.paginator.is_capped:
            return True
        return self.add_facets and CappedPaginator(self.root_queryset, 1).is_capped
