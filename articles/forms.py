"""Filters of the list of statements, and what an analyst writes about one statement."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.validators import MaxLengthValidator

from actors.forms import ActorField, ActorWidget
from articles.models import Annotation, Article, Source, Statement, StatementQuerySet, Topic
from newsbase.decisions import Decision

MOST_TOPICS = 20


class _AnyWords(forms.MultipleChoiceField):
    """Several of an open set of words: the speech acts are data of the extraction."""

    def valid_value(self, value: str) -> bool:
        return "\x00" not in value


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


_NARROW: dict[str, Callable[[StatementQuerySet, Any], StatementQuerySet]] = {
    "q": StatementQuerySet.matching,
    "speaker": StatementQuerySet.said_by,
    "about": StatementQuerySet.said_about,
    "kind": lambda statements, kinds: statements.filter(kind__in=kinds),
    "act": lambda statements, acts: statements.filter(act__in=acts),
    "source": lambda statements, source: statements.filter(article__source=source),
    "section": lambda statements, section: statements.filter(article__section=section),
    "topic": StatementQuerySet.filed_under,
}


class StatementFilterForm(forms.Form):
    """Which statements to list."""

    SAID = "said"

    q = forms.CharField(label="Words in the statement", required=False, max_length=200)
    speaker = ActorField(label="Speaker", required=False)
    about = ActorField(label="About", required=False)
    decision = forms.MultipleChoiceField(choices=Decision.choices, required=False)
    kind = forms.MultipleChoiceField(choices=Statement.Kind.choices, required=False)
    act = _AnyWords(required=False)
    since = _day("From")
    until = _day("To")
    by = forms.ChoiceField(
        label="Dates are", required=False, choices=[("", "published"), (SAID, "said")]
    )
    source = forms.ModelChoiceField(Source.objects, required=False, empty_label="any")
    section = forms.ChoiceField(required=False)
    topic = forms.ModelChoiceField(Topic.objects, required=False, empty_label="any")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = Article.objects.exclude(section="").order_by("section")
        names = sections.values_list("section", flat=True).distinct()
        self.fields["section"].choices = [("", "any"), *((n, n) for n in names)]  # type: ignore[attr-defined]
        self.fields["q"].widget.input_type = "search"

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", "This day is before the first one.")
        return self.cleaned_data

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


class DecisionForm(forms.Form):
    """What an analyst decides with one click; `corrected` follows from correcting."""

    decision = forms.ChoiceField(
        choices=[(d.value, d.label) for d in Decision if d != Decision.CORRECTED],
        error_messages={"invalid_choice": "“%(value)s” is not a decision."},
    )


class BulkDecisionForm(DecisionForm):
    """The same decision about several statements."""

    pk = forms.ModelMultipleChoiceField(
        Statement.objects, error_messages={"required": "No statement was selected."}
    )


class SpeakerForm(forms.Form):
    """Who said it: an actor, or nobody that can be named."""

    speaker = ActorField(
        label="Who said it", required=False, widget=ActorWidget(attrs={"autofocus": True})
    )
    nobody = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("nobody"):
            self.errors.pop("speaker", None)
            return {"speaker": None, "nobody": True}
        if "speaker" not in self.errors and self.cleaned_data.get("speaker") is None:
            self.add_error("speaker", "Choose an actor, or say that nobody can be named.")
        return self.cleaned_data


class AnnotationForm(forms.Form):
    """One analyst's stance, topics and note on one statement; all empty takes them back."""

    stance = forms.ChoiceField(
        choices=[("", "no stance"), *Annotation.Stance.choices],
        required=False,
        widget=forms.Select(attrs={"autofocus": True}),
        help_text="What the speaker thinks of what the statement is about.",
    )
    topics = forms.CharField(
        required=False, max_length=2000, help_text="Separated by commas; new ones are added."
    )
    note = forms.CharField(
        required=False,
        validators=[MaxLengthValidator(5000)],
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 5000}),
    )

    def clean_topics(self) -> list[str]:
        """Topic names, each once whatever its case, as first typed."""
        words = (" ".join(part.split()) for part in self.cleaned_data["topics"].split(","))
        names = list({word.casefold(): word for word in reversed(list(words)) if word}.values())
        if len(names) > MOST_TOPICS:
            raise forms.ValidationError(f"At most {MOST_TOPICS} topics, please.")
        longest = Topic._meta.get_field("name").max_length or 0
        if any(len(name) > longest for name in names):
            raise forms.ValidationError(f"A topic has at most {longest} characters.")
        return names[::-1]

    @classmethod
    def of(cls, annotation: Annotation | None, **kwargs: Any) -> "AnnotationForm":
        """An unbound form that shows the annotation."""
        if annotation is None:
            return cls(**kwargs)
        initial = {
            "stance": annotation.stance,
            "topics": ", ".join(topic.name for topic in annotation.topics.all()),
            "note": annotation.note,
        }
        return cls(initial=initial, **kwargs)

    def save(self, statement: Statement, analyst: AbstractBaseUser) -> Annotation | None:
        """Write the analyst's one annotation; None if it was taken back."""
        stance, note = self.cleaned_data["stance"], self.cleaned_data["note"]
        names = self.cleaned_data["topics"]
        own = Annotation.objects.filter(statement=statement, analyst_id=analyst.pk)
        if not (stance or note or names):
            own.delete()
            return None
        annotation, _ = Annotation.objects.update_or_create(
            statement=statement, analyst_id=analyst.pk, defaults={"stance": stance, "note": note}
        )
        annotation.topics.set([_topic(name) for name in names])
        return annotation


def _topic(name: str) -> Topic:
    """The topic of that name, whatever its case, or a new one."""
    found = Topic.objects.filter(name__iexact=name).first()
    return found or Topic.objects.get_or_create(name=name)[0]
