import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Annotation, Statement, Topic
from tests.factories import AnnotationFactory, StatementFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    return StatementFactory.create()


def url(statement: Statement) -> str:
    return f"/statements/{statement.pk}/annotate/"


def topics(annotation: Annotation) -> list[str]:
    return [topic.name for topic in annotation.topics.all()]


def test_it_keeps_stance_topics_and_note(
    client: Client, analyst: User, statement: Statement
) -> None:
    data = {"stance": "opposes", "topics": "borders, asylum law", "note": "Third time."}
    client.post(url(statement), data)
    annotation = Annotation.objects.get(statement=statement, analyst=analyst)
    assert (annotation.stance, annotation.note) == ("opposes", "Third time.")
    assert topics(annotation) == ["asylum law", "borders"]


def test_it_decides_nothing(client: Client, statement: Statement) -> None:
    client.post(url(statement), {"stance": "supports"})
    statement.refresh_from_db()
    assert statement.decision == "new"


def test_it_changes_the_one_annotation(client: Client, statement: Statement) -> None:
    client.post(url(statement), {"stance": "opposes", "topics": "borders"})
    client.post(url(statement), {"stance": "supports", "topics": "trade"})
    annotation = Annotation.objects.get()
    assert annotation.stance == "supports"
    assert topics(annotation) == ["trade"]


def test_it_leaves_the_annotations_of_others_alone(client: Client, statement: Statement) -> None:
    other = AnnotationFactory.create(statement=statement)
    client.post(url(statement), {"stance": "opposes"})
    client.post(url(statement), {"stance": ""})
    assert Annotation.objects.get() == other


def test_an_empty_one_takes_it_back(client: Client, statement: Statement) -> None:
    client.post(url(statement), {"note": "Third time."})
    client.post(url(statement), {"stance": "", "topics": " , ", "note": ""})
    assert not Annotation.objects.exists()


def test_it_uses_the_topics_there_are_whatever_their_case(
    client: Client, statement: Statement
) -> None:
    known = TopicFactory.create(name="Trade")
    client.post(url(statement), {"topics": "trade,  energy   policy , TRADE"})
    assert Annotation.objects.get().topics.filter(pk=known.pk).exists()
    assert set(Topic.objects.values_list("name", flat=True)) == {"Trade", "energy policy"}


def test_it_shows_the_analysts_own_annotation(
    client: Client, analyst: User, htmx: dict[str, str], statement: Statement
) -> None:
    AnnotationFactory.create(statement=statement, note="Of somebody else")
    own = AnnotationFactory.create(statement=statement, analyst=analyst, note="My own")
    own.topics.add(TopicFactory.create(name="trade"))
    page = client.get(url(statement), headers=htmx).content.decode()
    assert "My own" in page
    assert "Of somebody else" not in page
    assert 'value="trade"' in page
    assert '<option value="supports" selected>' in page


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"stance": "furious"}, "Select a valid choice."),
        ({"topics": "x" * 101}, "A topic has at most 100 characters."),
        ({"topics": ",".join(map(str, range(21)))}, "At most 20 topics, please."),
        ({"note": "x" * 5001}, "at most 5000 characters"),
        ({"note": "\x00"}, "Null characters are not allowed."),
    ],
)
def test_it_says_what_is_wrong(
    client: Client, htmx: dict[str, str], statement: Statement, data: dict[str, str], problem: str
) -> None:
    response = client.post(url(statement), data, headers=htmx)
    assert response.status_code == 422
    assert problem in response.content.decode()
    assert not Annotation.objects.exists()


def test_it_answers_htmx_with_the_annotated_statement(
    client: Client, htmx: dict[str, str], statement: Statement
) -> None:
    data = {"stance": "opposes", "topics": "trade", "note": "<i>Third</i>", "look": "row"}
    page = client.post(url(statement), data, headers=htmx).content.decode()
    assert f'id="statement-{statement.pk}"' in page
    for words in ("opposes", "trade", "&lt;i&gt;Third&lt;/i&gt;", "analyst"):
        assert words in page


def test_without_htmx_it_goes_back_with_a_message(client: Client, statement: Statement) -> None:
    data = {"stance": "opposes", "next": "/statements/"}
    response = client.post(url(statement), data, follow=True)
    assert response.redirect_chain == [("/statements/", 302)]
    assert "Annotation saved." in response.content.decode()


def test_a_statement_that_was_decided_can_be_annotated(client: Client) -> None:
    statement = StatementFactory.create(decision="accepted")
    client.post(url(statement), {"stance": "opposes"})
    assert Annotation.objects.filter(statement=statement).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_refuses_readers(reader_client: Client, statement: Statement, method: str) -> None:
    assert getattr(reader_client, method)(url(statement)).status_code == 403
