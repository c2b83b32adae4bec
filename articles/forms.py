"""What an analyst writes about a statement or an event."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.validators import MaxLengthValidator

from actors.forms import ActorField, ActorWidget
from articles.models import Annotation, Statement, Topic
from newsbase.decisions import Decision

MOST_TOPICS = 20


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
