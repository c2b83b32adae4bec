import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsbase.extraction.acts import acts
from tests.factories import StatementFactory, article_with

pytestmark = pytest.mark.django_db

URL = "/statements/acts/"
QUERIES = 3  # session, user, numbers


def row(client: Client, act: str) -> str:
    return client.get(URL).text.split(f'<tr id="{act}">')[1].split("</tr>")[0]


def test_it_lists_every_act_once_with_an_anchor(client: Client) -> None:
    listed = re.findall(r'<tr id="([^"]*)">', client.get(URL).text)
    assert sorted(listed) == sorted(acts())


def test_it_says_what_an_act_means_with_root_cues_and_example(client: Client) -> None:
    deny = row(client, "deny")
    assert "denies or disputes something" in deny
    assert "REJECT" in deny
    for words in ("dispute", "denial", "denied that"):
        assert words in deny


def test_it_tells_spoken_acts_from_held_ones(client: Client) -> None:
    spoken, held = client.get(URL).text.split('<h2 id="held">')
    assert '<tr id="support">' in spoken
    assert '<tr id="back">' in held


def test_it_counts_the_statements_that_are_not_rejected(client: Client) -> None:
    for act, decision in (("warn", "new"), ("warn", "accepted"), ("warn", "rejected")):
        StatementFactory.create(act=act, decision=decision)
    StatementFactory.create(act="believe")
    assert re.search(r'href="/statements/\?act=warn">2<', row(client, "warn"))
    assert re.search(r'href="/statements/\?act=deny">0<', row(client, "deny"))
    page = client.get(URL).text
    assert 'href="/statements/?manner=spoken">2 statements<' in page
    assert 'href="/statements/?manner=held">1 statement<' in page


def test_it_counts_what_the_links_list(client: Client) -> None:
    """Spoken is whatever is not known to be held, of acts not in the list too."""
    for act in ("sing & dance", "say", "hope"):
        StatementFactory.create(act=act)
    for group in client.get(URL).context["groups"]:
        shown = client.get("/statements/", {"manner": group.manner})
        assert shown.context["page"].paginator.count == group.number


def test_it_names_acts_that_the_list_does_not_know(client: Client) -> None:
    StatementFactory.create(act="sing & dance")
    page = client.get(URL).text
    assert '<a href="/statements/?act=sing%20%26%20dance">sing &amp; dance</a>' in page
    assert "Not in this version" not in page.split('id="spoken"')[0]


def test_it_says_nothing_of_other_acts_where_there_are_none(client: Client) -> None:
    StatementFactory.create()
    assert "Not in this version" not in client.get(URL).text


def test_the_filter_of_acts_leads_there(client: Client) -> None:
    StatementFactory.create()
    assert f'href="{URL}">What the acts mean' in client.get("/statements/").text


@pytest.mark.parametrize("size", [2, 9])
def test_it_costs_the_same_queries_for_any_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    article_with(statements=size)
    for act in list(acts())[:size]:
        StatementFactory.create(act=act)
    with django_assert_num_queries(QUERIES):
        client.get(URL)


def test_it_is_for_logins_only(anonymous_client: Client, reader_client: Client) -> None:
    assert anonymous_client.get(URL)["Location"].startswith("/accounts/login/")
    assert reader_client.get(URL).status_code == 200
