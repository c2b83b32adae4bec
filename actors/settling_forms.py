"""What analysts send about actors: with whom to merge, names, decisions, filters of the queue."""

from typing import Any

from django import forms

from actors.forms import ActorField, ActorWidget
from actors.models import Actor, Suggestion
from actors.models.likeness import PairQuerySet
from newsbase.decisions import Decision


class OtherForm(forms.Form):
    """The other one of two actors."""

    def __init__(self, *args: Any, label: str = "Which actor is the same", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = ActorWidget(attrs={"autofocus": True})
        self.fields["with"] = ActorField(label=label, widget=widget)


class NameForm(forms.Form):
    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autofocus": True}))
    kind = forms.ChoiceField(choices=Actor.Kind.choices)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class ActorDecisionForm(forms.Form):
    decision = forms.ChoiceField(
        choices=[(d.value, d.label) for d in Decision if d != Decision.CORRECTED]
    )


class SuggestionFilterForm(forms.Form):
    """Which suggestions to show."""

    kind = forms.ChoiceField(choices=[("", "any"), *Actor.Kind.choices], required=False)
    country = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, countries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "any"), *countries]  # type: ignore[attr-defined]

    def chosen(self) -> "PairQuerySet[Suggestion]":
        """The likeliest first; none if a field is wrong."""
        if self.errors:
            return Suggestion.objects.none()
        rows = Suggestion.objects.order_by("-score", "pk").select_related("first", "second")
        if kind := self.cleaned_data.get("kind"):
            rows = rows.filter(first__kind=kind)
        if country := self.cleaned_data.get("country"):
            rows = rows.filter(first__country=country) | rows.filter(second__country=country)
        return rows
