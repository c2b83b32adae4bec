import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Evaluation
from articles.views.quality import RUNS
from tests.factories import EvaluationFactory

pytestmark = pytest.mark.django_db


def test_it_says_what_to_do_when_nothing_was_measured(client: Client) -> None:
    assert "manage.py evaluate" in client.get("/quality/").text


def test_it_shows_figures_with_date_name_and_pipeline(client: Client) -> None:
    EvaluationFactory.create(
        data_set="seeds/gold/own",
        pipeline_version="7/model-3",
        made_at=datetime.datetime(2024, 7, 10, 9, 30, tzinfo=datetime.UTC),
    )
    page = client.get("/quality/").text
    assert "seeds/gold/own" in page
    assert "pipeline 7/model-3" in page
    assert "10 Jul 2024, 09:30" in page
    assert '<th scope="row" class="fit">end to end</th>' in page
    assert '<th scope="row" class="fit">0.9 and more</th>' in page


def test_it_shows_actors_beside_statements(client: Client) -> None:
    EvaluationFactory.create(data_set="own")
    EvaluationFactory.create(data_set="seeds/gold/actors", of_actors=True)
    page = client.get("/quality/")
    assert '<a href="#data-set-1">Actors: seeds/gold/actors</a>' in page.text
    assert '<a href="#data-set-2">Statements: own</a>' in page.text
    assert "<span>2 actors</span>" in page.text
    assert '<th scope="row" class="fit">states and international organisations</th>' in page.text
    actors, statements = page.context["data_sets"]
    facts = {fact.label: fact.value for fact in actors.latest.headline}
    assert (facts["% right, states"], facts["% right, people"]) == ("100.0", "0.0")
    assert (facts["F1 of mentions"], facts["wrong merges"]) == ("66.7", "0")
    assert statements.tables[0].title == "Statements"


def test_one_data_set_needs_no_way_to_it(client: Client) -> None:
    EvaluationFactory.create()
    assert 'href="#data-set-1"' not in client.get("/quality/").text


def test_it_shows_the_latest_run_in_full_and_earlier_ones_in_a_line(client: Client) -> None:
    old, new = _runs(2)
    (data_set,) = client.get("/quality/").context["data_sets"]
    assert data_set.latest.evaluation == new
    assert [run.evaluation for run in data_set.earlier] == [old]
    assert [fact.value for fact in data_set.earlier[0].headline] == ["66.7", "50.0", "100.0"]


def test_it_keeps_data_sets_and_layers_apart(client: Client) -> None:
    first = EvaluationFactory.create(data_set="a")
    second = EvaluationFactory.create(data_set="b")
    EvaluationFactory.create(layer="a layer of another version")
    data_sets = client.get("/quality/").context["data_sets"]
    assert [each.latest.evaluation for each in data_sets] == [first, second]
    assert [each.earlier for each in data_sets] == [[], []]


def test_it_stops_at_a_number_of_runs(client: Client) -> None:
    runs = _runs(RUNS + 2)
    (data_set,) = client.get("/quality/").context["data_sets"]
    assert [run.evaluation for run in data_set.earlier] == runs[-2 : -RUNS - 1 : -1]


def test_it_is_for_logins_only(anonymous_client: Client, reader_client: Client) -> None:
    assert anonymous_client.get("/quality/")["Location"].startswith("/accounts/login/")
    assert reader_client.get("/quality/").status_code == 200


@pytest.mark.parametrize("size", [1, 6])
def test_it_costs_the_same_queries_for_any_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for number in range(size):
        EvaluationFactory.create_batch(size, data_set=f"set {number}")
    with django_assert_num_queries(QUERIES):
        client.get("/quality/")


def _runs(number: int) -> list[Evaluation]:
    """Of one data set, the oldest first."""
    now = timezone.now()
    return [
        EvaluationFactory.create(made_at=now - datetime.timedelta(days=number - place))
        for place in range(number)
    ]


QUERIES = 3
