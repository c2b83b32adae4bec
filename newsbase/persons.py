"""Who writes: a person, or the machine.

The database refuses changes to what a person decided (newsbase.guards) unless the transaction
says that a person makes them. The machine says nothing, so forgetting to speak up is safe.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

GROUP_ANALYST = "analyst"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


@contextmanager
def as_person(user: AbstractBaseUser) -> Iterator[None]:
    """One transaction in which the writes are this person's; inside another, a part of it."""
    with transaction.atomic():
        before = _person()
        _set_person(str(user.pk))
        yield
        if not connection.needs_rollback:  # else the setting goes with the transaction
            _set_person(before)


def _person() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(current_setting('newsbase.person', true), '')")
        return str(cursor.fetchone()[0])


def _set_person(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('newsbase.person', %s, true)", [value])


def is_analyst(user: AbstractBaseUser | AnonymousUser) -> bool:
    """May this user decide on and annotate statements and events?"""
    if not user.is_authenticated or not user.is_active:
        return False
    if not isinstance(user, PermissionsMixin):
        return False
    return user.is_superuser or user.groups.filter(name=GROUP_ANALYST).exists()


class PersonMiddleware:
    """Every writing request of a logged-in user is one transaction, written as that person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS or not request.user.is_authenticated:
            return self.get_response(request)
        with as_person(request.user):
            response = self.get_response(request)
            # A refusal writes nothing, and what Django makes of an exception shall not either.
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response
