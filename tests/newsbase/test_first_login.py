import io
import re

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from newsbase.persons import is_analyst
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def run() -> str:
    out = io.StringIO()
    call_command("first_login", stdout=out)
    return out.getvalue()


def test_it_makes_an_analyst_who_may_do_everything() -> None:
    run()

    user = User.objects.get()
    assert (user.username, user.is_superuser, user.is_staff) == ("analyst", True, True)
    assert [group.name for group in user.groups.all()] == ["analyst"]
    assert is_analyst(user)


def test_it_prints_the_password_once_in_a_box() -> None:
    printed = run()

    (password,) = re.findall(r"password: (\S+)", printed)
    assert authenticate(username="analyst", password=password) == User.objects.get()
    assert len({len(line) for line in printed.splitlines()}) == 1
    assert run() == "Logins: there is one already\n"


def test_passwords_are_random() -> None:
    first = run()
    User.objects.all().delete()

    assert run() != first


def test_where_there_is_a_user_of_any_kind_it_makes_none() -> None:
    UserFactory.create(username="somebody")

    assert run() == "Logins: there is one already\n"
    assert User.objects.get().username == "somebody"


def test_it_makes_the_group_if_it_is_missing() -> None:
    Group.objects.all().delete()

    run()

    assert is_analyst(User.objects.get())
