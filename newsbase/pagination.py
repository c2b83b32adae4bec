"""Pages of long lists: two queries each, whatever the page asked for."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE_SIZE = 50


class ListPage(Page[Any]):
    """One page of rows; `_pager.html` draws the way to the others."""

    def shown(self) -> Iterator[int | str]:
        """The page numbers to link, with an ellipsis for each gap."""
        return self.paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)


def page_of(
    rows: QuerySet[Any, Any],
    request: HttpRequest,
    size: int = PAGE_SIZE,
    key: str = "page",
    number: int | None = None,
) -> ListPage:
    """The page that `?page=` asks for: the first if that is no number, the last if there are fewer.

    Rows must be ordered. Costs one query to count, unless their `number` is known, and one, when
    the page is read, for its rows.
    """
    paginator = Paginator(rows, size)
    if number is not None:
        paginator.count = number  # a cached property
    page = paginator.get_page(request.GET.get(key))
    return ListPage(page.object_list, page.number, paginator)
