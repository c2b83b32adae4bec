from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client, override_settings

from newsbase.persons import GROUP_ANALYST
from tests.factories import UserFactory


@pytest.fixture(scope="session", autouse=True)
def _plain_static_files() -> Iterator[None]:
    """Templates name static files without what only collectstatic makes."""
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    with override_settings(STORAGES=storages, STATIC_ROOT=settings.BASE_DIR / "static"):
        yield


@pytest.fixture
def reader(db: None) -> User:
    """May look at everything and change nothing."""
    return UserFactory.create(username="reader")


@pytest.fixture
def analyst(db: None) -> User:
    """May decide on and annotate statements and events."""
    user = UserFactory.create(username="analyst")
    user.groups.add(Group.objects.get_or_create(name=GROUP_ANALYST)[0])  # flushed by live servers
    return user


@pytest.fixture
def staff(db: None) -> User:
    """May do anything, in the admin too."""
    return UserFactory.create(username="staff", is_staff=True, is_superuser=True)


def _logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(analyst: User) -> Client:
    """Logged in as the analyst."""
    return _logged_in(analyst)


@pytest.fixture
def reader_client(reader: User) -> Client:
    return _logged_in(reader)


@pytest.fixture
def staff_client(staff: User) -> Client:
    return _logged_in(staff)


@pytest.fixture
def anonymous_client() -> Client:
    return Client()


@pytest.fixture
def htmx() -> dict[str, str]:
    """Headers of a request that htmx makes: `client.get(url, headers=htmx)`."""
    return {"HX-Request": "true"}
