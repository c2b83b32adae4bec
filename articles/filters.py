"""Filters of the lists of articles, events and statements.

What is valid narrows, the rest says so.
"""

from collections.abc import Callable
from typing import Any

from django import forms

from actors.forms import ActorField
from articles.models import (
    Article,
    ArticleQuerySet,
    Event,
    EventQuerySet,
    Manner,
    Source,
    Statement,
    StatementQuerySet,
    Sureness,
    Topic,
)
from newsbase.decisions import Decision


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


def _words(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class _DatedForm(forms.Form):
    """A form with the days `since` and `until`."""

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", "This day is before the first one.")
        return self.cleaned_data


class ArticleFilterForm(_DatedForm):
    """Which articles to list."""

    q = _words("Words in the article")
    actor = ActorField(label="Mentions", required=False)
    other = ActorField(label="And mentions", required=False)
    source = forms.ModelChoiceField(Source.objects, required=False, empty_label="any")
    section = forms.ChoiceField(required=False)
    since = _day("Published from")
    until = _day("To")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = Article.objects.exclude(section="").number_by("section")
        choices = [("", "any"), *((name, f"{name} ({n})") for name, n in sections.items())]
        self.fields["section"].choices = choices  # type: ignore[attr-defined]

    def chosen(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """The articles that the valid fields let through."""
        wanted = self.cleaned_data
        if words := wanted.get("q"):
            articles = articles.matching(words)
        for actor in (wanted.get("actor"), wanted.get("other")):
            if actor:
                articles = articles.mentioning(actor)
        if source := wanted.get("source"):
            articles = articles.filter(source=source)
        if section := wanted.get("section"):
            articles = articles.filter(section=section)
        return articles.published_between(wanted.get("since"), wanted.get("until"))


class EventFilterForm(_DatedForm):
    """Which events to list."""

    q = _words("Words in the event")
    actor = ActorField(label="With", required=False)
    other = ActorField(label="And with", required=False)
    type = forms.MultipleChoiceField(choices=Event.Type.choices, required=False)
    status = forms.MultipleChoiceField(choices=Event.Status.choices, required=False)
    decision = forms.MultipleChoiceField(choices=Decision.choices, required=False)
    since = _day("From")
    until = _day("To")

    def chosen(self, events: EventQuerySet, but: str = "") -> EventQuerySet:
        """The events that the valid fields let through, one field left out on demand."""
        wanted = {name: value for name, value in self.cleaned_data.items() if name != but}
        if words := wanted.get("q"):
            events = events.matching(words)
        for actor in (wanted.get("actor"), wanted.get("other")):
            if actor:
                events = events.with_actor(actor)
        if types := wanted.get("type"):
            events = events.filter(type__in=types)
        if statuses := wanted.get("status"):
            events = events.filter(status__in=statuses)
        if but != "decision":
            events = events.decided_as(wanted.get("decision", []))
        return events.between(wanted.get("since"), wanted.get("until"))


class _AnyWords(forms.MultipleChoiceField):
    """Several of an open set of words: the speech acts are data of the extraction."""

    def valid_value(self, value: str) -> bool:
        return "\x00" not in value


_NARROW: dict[str, Callable[[StatementQuerySet, Any], StatementQuerySet]] = {
    "q": StatementQuerySet.matching,
    "speaker": StatementQuerySet.said_by,
    "about": StatementQuerySet.said_about,
    "kind": lambda statements, kinds: statements.filter(kind__in=kinds),
    "act": lambda statements, acts: statements.filter(act__in=acts),
    "manner": StatementQuerySet.in_manner,
    "sureness": StatementQuerySet.as_sure_as,
    "source": lambda statements, source: statements.filter(article__source=source),
    "section": lambda statements, section: statements.filter(article__section=section),
    "topic": StatementQuerySet.filed_under,
}


class StatementFilterForm(_DatedForm):
    """Which statements to list, and in which order."""

    SAID = "said"
    SORTS = [("", "newest first"), ("surest", "surest first"), ("unsure", "least sure first")]

    q = _words("Words in the statement")
    speaker = ActorField(label="Speaker", required=False)
    about = ActorField(label="About", required=False)
    decision = forms.MultipleChoiceField(choices=Decision.choices, required=False)
    manner = forms.MultipleChoiceField(choices=Manner.choices, required=False)
    kind = forms.MultipleChoiceField(choices=Statement.Kind.choices, required=False)
    sureness = forms.MultipleChoiceField(choices=Sureness.choices, required=False)
    act = _AnyWords(required=False)
    since = _day("From")
    until = _day("To")
    by = forms.ChoiceField(
        label="Dates are", required=False, choices=[("", "published"), (SAID, "said")]
    )
    source = forms.ModelChoiceField(Source.objects, required=False, empty_label="any")
    section = forms.ChoiceField(required=False)
    topic = forms.ModelChoiceField(Topic.objects, required=False, empty_label="any")
    sort = forms.ChoiceField(label="Order", choices=SORTS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Article.objects.exclude(section="").number_by("section")
        self.fields["section"].choices = [("", "any"), *((n, n) for n in names)]  # type: ignore[attr-defined]

    def chosen(self, statements: StatementQuerySet, but: str = "") -> StatementQuerySet:
        """The statements that the valid fields let through, one field left out on demand."""
        wanted = {name: value for name, value in self.cleaned_data.items() if name != but}
        for name, narrow in _NARROW.items():
            if value := wanted.get(name):
                statements = narrow(statements, value)
        if but != "decision":
            statements = statements.decided_as(wanted.get("decision", []))
        since, until = wanted.get("since"), wanted.get("until")
        if wanted.get("by") == self.SAID:
            return statements.said_between(since, until)
        return statements.published_between(since, until)

    def in_order(self, statements: StatementQuerySet) -> StatementQuerySet:
        """As chosen; else the newest first."""
        orders = {
            "surest": StatementQuerySet.surest_first,
            "unsure": StatementQuerySet.least_sure_first,
        }
        order = orders.get(self.cleaned_data.get("sort", ""), StatementQuerySet.newest_first)
        return order(statements)
