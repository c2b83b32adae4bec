"""The factories themselves: what they promise other tests."""

import pytest

from articles.models import Article, Statement
from newsbase.decisions import Decision
from tests.factories import (
    AffiliationEvidenceFactory,
    AnnotationFactory,
    EventReportFactory,
    StatementFactory,
    article_with,
)

pytestmark = pytest.mark.django_db


def test_it_puts_statements_on_their_words() -> None:
    statement = StatementFactory.create()
    text = statement.article.text
    pieces = [text[piece.start : piece.end] for piece in statement.pieces.all()]
    assert pieces == ["The border will stay open"]
    assert text[statement.speaker_start : statement.speaker_end] == "the Finnish minister"
    assert text[statement.cue_start : statement.cue_end] == "said"


def test_it_makes_decided_statements_with_pieces() -> None:
    statement = StatementFactory.create(decision=Decision.ACCEPTED)
    assert statement.pieces.count() == 1
    assert statement.decided_at is not None


def test_it_puts_reports_on_their_words() -> None:
    report = EventReportFactory.create()
    text = report.article.text
    assert text[report.trigger_start : report.trigger_end] == "met"
    assert text[report.start : report.end].startswith("The ministers met")


def test_it_makes_articles_of_a_size() -> None:
    article = article_with(statements=3, events=2)
    assert Article.objects.count() == 1
    assert Statement.objects.filter(article=article).count() == 3
    assert article.event_reports.count() == 2
    assert article.mentions.count() == 5


def test_it_makes_annotations_and_evidence() -> None:
    assert AnnotationFactory.create().statement.pk
    assert AffiliationEvidenceFactory.create().end > 0
