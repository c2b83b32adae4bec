"""What articles hold: texts, and the mentions, statements and events found in them."""

from articles.models.annotation import Annotation, Topic
from articles.models.article import Article, ArticleQuerySet, Source
from articles.models.evaluation import Evaluation, EvaluationQuerySet
from articles.models.event import Event, EventQuerySet, EventReport, Participant
from articles.models.evidence import AffiliationEvidence
from articles.models.ingestion import Ingestion, IngestionItem
from articles.models.manner import Manner
from articles.models.mention import Mention
from articles.models.place import Place
from articles.models.statement import ContentPiece, Statement, StatementQuerySet
from articles.models.sureness import Sureness

__all__ = [
    "AffiliationEvidence",
    "Annotation",
    "Article",
    "ArticleQuerySet",
    "ContentPiece",
    "Evaluation",
    "EvaluationQuerySet",
    "Event",
    "EventQuerySet",
    "EventReport",
    "Ingestion",
    "IngestionItem",
    "Manner",
    "Mention",
    "Participant",
    "Place",
    "Source",
    "Statement",
    "StatementQuerySet",
    "Sureness",
    "Topic",
]
