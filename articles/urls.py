from django.urls import URLPattern, path

from articles.views.acts import statement_acts
from articles.views.articles import article_detail, article_list
from articles.views.events import event_decide, event_detail, event_list
from articles.views.quality import quality
from articles.views.splitting import actor_split, mention_assign
from articles.views.statement_writing import (
    statement_annotate,
    statement_decide,
    statement_row,
    statement_speaker,
)
from articles.views.statements import statement_decide_many, statement_list

app_name = "articles"

article_patterns: list[URLPattern] = [
    path("articles/", article_list, name="article-list"),
    path("articles/<int:pk>/", article_detail, name="article-detail"),
]

event_patterns: list[URLPattern] = [
    path("events/", event_list, name="event-list"),
    path("events/<int:pk>/", event_detail, name="event-detail"),
    path("events/<int:pk>/decide/", event_decide, name="event-decide"),
]

# Statements: from here to the end of the list, statement-* only.
statement_patterns: list[URLPattern] = [
    path("statements/", statement_list, name="statement-list"),
    path("statements/acts/", statement_acts, name="statement-acts"),
    path("statements/decide/", statement_decide_many, name="statement-decide-many"),
    path("statements/<int:pk>/", statement_row, name="statement-row"),
    path("statements/<int:pk>/decide/", statement_decide, name="statement-decide"),
    path("statements/<int:pk>/speaker/", statement_speaker, name="statement-speaker"),
    path("statements/<int:pk>/annotate/", statement_annotate, name="statement-annotate"),
]

mention_patterns: list[URLPattern] = [
    path("actors/<int:pk>/split/", actor_split, name="actor-split"),
    path("mentions/<int:pk>/assign/", mention_assign, name="mention-assign"),
]

quality_patterns: list[URLPattern] = [path("quality/", quality, name="quality")]

urlpatterns = [
    *article_patterns,
    *event_patterns,
    *statement_patterns,
    *mention_patterns,
    *quality_patterns,
]
