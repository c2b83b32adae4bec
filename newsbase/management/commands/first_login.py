"""manage.py first_login: somebody must be able to log in."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from newsbase.locking import one_at_a_time
from newsbase.persons import GROUP_ANALYST

NAME = "analyst"
# No letters or digits that look alike: people copy this from a terminal.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = "Make a first login with a random password and print it, if there is no user yet."

    def handle(self, *args: Any, **options: Any) -> None:
        password = _first_password()
        if password is None:
            self.stdout.write("Logins: there is one already")
        else:
            self.stdout.write(_box(password))


def _first_password() -> str | None:
    """The password of the user just made; None if there were users."""
    users = get_user_model().objects
    with transaction.atomic():
        one_at_a_time("make the first login")
        if users.exists():
            return None
        password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3))
        user = users.create_superuser(NAME, password=password)
        user.groups.add(Group.objects.get_or_create(name=GROUP_ANALYST)[0])
    return password


def _box(password: str) -> str:
    lines = [
        "First login",
        f"name:     {NAME}",
        f"password: {password}",
        "Shown this once. To change it:",
        f".venv/bin/python manage.py changepassword {NAME}",
    ]
    width = max(map(len, lines))
    rule = "+" + "-" * (width + 2) + "+"
    return "\n".join([rule, *(f"| {line:<{width}} |" for line in lines), rule])
