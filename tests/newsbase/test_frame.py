"""What every page has: the policy in its header, the frame, the friendly error pages."""

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/articles/",
    "/events/",
    "/actors/",
    "/statements/",
    "/quality/",
    "/accounts/password_change/",
]


@pytest.mark.parametrize("url", PAGES)
def test_it_allows_scripts_and_styles_of_this_site_only(client: Client, url: str) -> None:
    response = client.get(url)
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<style" not in response.text
    assert " style=" not in response.text
    assert "<script>" not in response.text


@pytest.mark.parametrize("url", PAGES)
def test_it_sends_anonymous_visitors_to_the_login(anonymous_client: Client, url: str) -> None:
    assert anonymous_client.get(url)["Location"].startswith("/accounts/login/")


def test_it_marks_where_the_visitor_is(client: Client) -> None:
    assert '<a href="/events/" aria-current="page">Events</a>' in client.get("/events/").text


def test_it_shows_the_admin_to_staff_only(client: Client, staff_client: Client) -> None:
    assert 'href="/admin/"' in staff_client.get("/").text
    assert 'href="/admin/"' not in client.get("/").text


def test_it_logs_out_by_post_only(client: Client) -> None:
    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"
    assert client.get("/").status_code == 302


def test_it_logs_in(anonymous_client: Client, analyst: User) -> None:
    form = {"username": analyst.username, "password": PASSWORD, "next": "/events/"}
    assert anonymous_client.post("/accounts/login/", form)["Location"] == "/events/"


def test_it_changes_the_password(client: Client, analyst: User) -> None:
    new = "another-long-password"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    response = client.post("/accounts/password_change/", form)
    assert response["Location"] == "/accounts/password_change/done/"
    assert "Newsbase" in client.get(response["Location"]).text
    analyst.refresh_from_db()
    assert analyst.check_password(new)


@pytest.mark.parametrize("page", ["", "done/", "MQ/set-password/"])
def test_it_resets_no_password(anonymous_client: Client, page: str) -> None:
    response = anonymous_client.get(f"/accounts/password_reset/{page}")
    assert response.status_code == 404


def test_it_says_when_the_login_is_wrong(anonymous_client: Client) -> None:
    form = {"username": "nobody", "password": "wrong"}
    response = anonymous_client.post("/accounts/login/", form)
    assert "The name or the password is not right." in response.text


def test_it_is_friendly_where_nothing_is(client: Client) -> None:
    response = client.get("/nothing/")
    assert response.status_code == 404
    assert "There is no page at this address." in response.text


def test_it_is_friendly_when_the_server_fails(client: Client) -> None:
    response = server_error(RequestFactory().get("/"))
    assert "Something went wrong" in response.content.decode()
