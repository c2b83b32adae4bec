import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from articles.models import Source
from newsbase.pagination import ListPage, page_of
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def asking(page: str) -> HttpRequest:
    return RequestFactory().get("/", {"page": page})


def pages(number: int, page: str) -> ListPage:
    for _ in range(number):
        SourceFactory.create()
    return page_of(Source.objects.all(), asking(page), size=2)


@pytest.mark.parametrize(
    ("page", "shown"),
    [("1", 1), ("3", 3), ("", 1), ("abc", 1), ("0", 3), ("-4", 3), ("99", 3), ("1.5", 1)],
)
def test_it_gives_the_nearest_page(page: str, shown: int) -> None:
    assert pages(5, page).number == shown


def test_it_gives_an_empty_first_page_of_nothing() -> None:
    page = pages(0, "7")
    assert page.number == 1
    assert list(page) == []


def test_it_costs_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(9):
        SourceFactory.create()
    with django_assert_num_queries(2):
        list(page_of(Source.objects.all(), asking("2"), size=2))


def test_it_shows_gaps_as_an_ellipsis() -> None:
    assert list(pages(40, "10").shown()) == [1, "…", 8, 9, 10, 11, 12, "…", 20]


def test_it_reads_another_key() -> None:
    SourceFactory.create()
    SourceFactory.create()
    request = RequestFactory().get("/", {"reports": "2"})
    assert page_of(Source.objects.all(), request, size=1, key="reports").number == 2
