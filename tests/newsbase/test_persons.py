"""The middleware and the context that tell the database who writes."""

from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from articles.models import Source
from newsbase.persons import GROUP_ANALYST, PersonMiddleware, as_person, is_analyst
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def person() -> str:
    """Whose writes the database takes the next ones for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(current_setting('newsbase.person', true), '')")
        return str(cursor.fetchone()[0])


class TestAsPerson:
    def test_it_names_the_person_inside_and_nobody_behind(self, analyst: User) -> None:
        with as_person(analyst):
            assert person() == str(analyst.pk)
        assert person() == ""

    def test_inside_another_it_gives_the_name_back(self, analyst: User, staff: User) -> None:
        with as_person(analyst):
            with as_person(staff):
                assert person() == str(staff.pk)
            assert person() == str(analyst.pk)
        assert person() == ""

    def test_inside_another_it_gives_the_name_back_on_failure_too(
        self, analyst: User, staff: User
    ) -> None:
        with as_person(analyst):
            with suppress(ZeroDivisionError), as_person(staff):
                raise ZeroDivisionError
            assert person() == str(analyst.pk)

    def test_it_keeps_nothing_of_what_fails(self, analyst: User) -> None:
        with suppress(ZeroDivisionError), as_person(analyst):
            Source.objects.create(name="Half written")
            raise ZeroDivisionError
        assert person() == ""
        assert not Source.objects.exists()


class TestIsAnalyst:
    def test_it_takes_the_group_and_superusers(self, analyst: User, staff: User) -> None:
        assert is_analyst(analyst)
        assert is_analyst(staff)

    def test_it_takes_neither_readers_nor_the_anonymous(self, reader: User) -> None:
        assert not is_analyst(reader)
        assert not is_analyst(AnonymousUser())

    def test_it_takes_nobody_who_was_deactivated(self) -> None:
        left: User = UserFactory.create(is_active=False)
        left.groups.add(Group.objects.get(name=GROUP_ANALYST))
        assert not is_analyst(left)


class TestMiddleware:
    def ask(self, method: str, user: Any, status: int = 200) -> str:
        """The person that a view would write as."""
        seen: list[str] = []

        def view(request: HttpRequest) -> HttpResponse:
            seen.append(person())
            Source.objects.create(name=f"From a {method}")
            return HttpResponse(status=status)

        request = getattr(RequestFactory(), method)("/")
        request.user = user
        assert PersonMiddleware(view)(request).status_code == status
        return seen[0]

    def test_it_names_the_user_who_posts(self, analyst: User) -> None:
        assert self.ask("post", analyst) == str(analyst.pk)
        assert Source.objects.exists()

    @pytest.mark.parametrize("method", ["get", "head", "options"])
    def test_it_names_nobody_who_only_reads(self, method: str, analyst: User) -> None:
        assert self.ask(method, analyst) == ""

    def test_it_names_nobody_who_is_not_logged_in(self) -> None:
        assert self.ask("post", AnonymousUser()) == ""

    @pytest.mark.parametrize("status", [400, 403, 404, 422, 500])
    def test_it_keeps_nothing_of_a_view_that_failed(self, analyst: User, status: int) -> None:
        self.ask("post", analyst, status=status)
        assert not Source.objects.exists()

    def test_it_forgets_the_person_after_the_request(self, analyst: User) -> None:
        self.ask("post", analyst)
        assert person() == ""
