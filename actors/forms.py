"""Choosing an actor by name, and the filters of the list of actors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from actors.fates import fate_of
from actors.models import Actor, ActorQuerySet
from newsbase.decisions import Decision, Origin

MOST_CANDIDATES = 20
MOST_ALIKE = 50
SHORTEST_ALIKE = 4  # letters; fewer have too few trigrams to be like anything
MOST_DIGITS = 18  # of an id in the database; Python refuses to read thousands


def has_letters(words: str) -> bool:
    """Whether there is anything to search for: marks alone stand in very many names."""
    return any(letter.isalnum() for letter in words)


def row_id(text: str) -> int:
    """The id that an address or a form names; 0, which no row has, where it is none."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0


@dataclass(frozen=True)
class Typed:
    """What a browser sends for one actor: the name typed, and the id of the suggestion taken.

    `name` is None where no name was sent at all: a link names an actor by its id alone.
    """

    pk: str = ""
    name: str | None = None

    def __str__(self) -> str:
        return self.name or self.pk


class ActorWidget(forms.Widget):
    """A combobox: `<name>_name` is the text field, `<name>` holds the chosen actor's id.

    Without JavaScript the text field alone is sent; where several actors bear that name,
    `candidates` makes the id a select.
    """

    template_name = "actors/_combobox.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.chosen: Actor | None = None
        self.candidates: list[Actor] = []

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        typed = data.get(f"{name}_name")
        return Typed(data.get(name, ""), None if typed is None else " ".join(typed.split()))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and f"{name}_name" not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = value if isinstance(value, Actor) else self.chosen
        typed = value.name if isinstance(value, Typed) else None
        attributes = self.build_attrs(self.attrs, attrs)
        context = {
            "name": name,
            "id": attributes.get("id", name),
            "attrs": flatatt(attributes),
            "chosen": chosen,
            "text": typed if typed is not None else (chosen.name if chosen else ""),
            "candidates": self.candidates,
        }
        return render_to_string(self.template_name, context)


class ActorField(forms.Field):
    """An actor, or None. A name typed in full is enough if exactly one actor bears it."""

    widget = ActorWidget
    default_error_messages = {
        "unknown": "No actor is called “%(name)s”.",
        "ambiguous": "Several actors are called “%(name)s”: choose one.",
        "gone": "There is no such actor.",
    }

    def clean(self, value: Typed) -> Actor | None:
        if not value.name and (value.name is not None or not value.pk):
            super().clean(None)
            return None
        if "\x00" in str(value):
            raise self._error("unknown", name="?")
        actor = self._by_id(value) or self._by_name(value)
        if isinstance(self.widget, ActorWidget):
            self.widget.chosen = actor
        return actor

    def _by_id(self, value: Typed) -> Actor | None:
        """The actor taken, unless another name was typed over it."""
        actors = Actor.objects.standing().filter(pk=row_id(value.pk))
        return (actors if value.name is None else actors.called(value.name)).first()

    def _by_name(self, value: Typed) -> Actor:
        name = value.name or ""
        found = list(Actor.objects.standing().called(name).in_name_order()[:MOST_CANDIDATES])
        if not found:
            raise self._missing(value)
        if len(found) > 1:
            if isinstance(self.widget, ActorWidget):
                self.widget.candidates = found
            raise self._error("ambiguous", name=name)
        return found[0]

    def _missing(self, value: Typed) -> forms.ValidationError:
        """Says what became of it, if it was merged into another or rejected."""
        by_id = Actor.objects.filter(pk=row_id(value.pk))
        called = Actor.objects.called(value.name or "").in_name_order()
        actor = (by_id if value.name is None else called).first()
        if actor and (fate := fate_of(actor)):
            return forms.ValidationError(fate.linked, code="gone")
        return self._error("unknown" if value.name else "gone", name=value.name or "")

    def _error(self, code: str, **params: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=params)


class Knowledge(TextChoices):
    """How sure it is that an actor is somebody, and who."""

    KNOWN = "known", "known"
    PROVISIONAL = "provisional", "provisional"
    AMBIGUOUS = "ambiguous", "ambiguous"


_KNOWN_AS: dict[str, Callable[[ActorQuerySet], ActorQuerySet]] = {
    Knowledge.KNOWN: ActorQuerySet.vouched,
    Knowledge.PROVISIONAL: ActorQuerySet.provisional,
    Knowledge.AMBIGUOUS: ActorQuerySet.ambiguous,
}

_ORDERS: dict[str, Callable[[ActorQuerySet], ActorQuerySet]] = {
    "activity": ActorQuerySet.most_named_first,
    "seen": ActorQuerySet.last_seen_first,
    "statements": ActorQuerySet.most_heard_first,
    "name": ActorQuerySet.in_name_order,
}


class ActorFilterForm(forms.Form):
    """Which actors to list, and in which order."""

    SORTS = [
        ("", "best match, or name"),
        ("name", "name"),
        ("activity", "most named"),
        ("seen", "last seen"),
        ("statements", "most statements"),
    ]

    q = forms.CharField(label="Name", required=False, max_length=200)
    kind = forms.MultipleChoiceField(
        choices=Actor.Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    knowledge = forms.ChoiceField(
        label="Who that is", choices=[("", "any"), *Knowledge.choices], required=False
    )
    country = forms.ChoiceField(required=False)
    decision = forms.MultipleChoiceField(
        choices=Decision.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    origin = forms.ChoiceField(
        label="Known from", choices=[("", "anywhere"), *Origin.choices], required=False
    )
    sort = forms.ChoiceField(label="Order", choices=SORTS, required=False)
    all = forms.BooleanField(label="Also those that no article names", required=False)

    def __init__(self, *args: Any, countries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "any"), *countries]  # type: ignore[attr-defined]
        self.fields["q"].widget.input_type = "search"
        self._alike: list[int] | None = None

    @property
    def alike(self) -> list[int]:
        """Ids of those that have not the words searched for, but some spelt much like them."""
        words = self.cleaned_data.get("q", "")
        if self._alike is None and len(words) >= SHORTEST_ALIKE:
            actors = Actor.objects.filter(merged_into__isnull=True).spelt_like(words)
            having = Actor.objects.named_like(words).values("pk")
            found = actors.exclude(pk__in=having).values_list("pk", flat=True)
            self._alike = list(found[:MOST_ALIKE])
        return self._alike or []

    def clean_q(self) -> str:
        words: str = self.cleaned_data["q"]
        if words and not has_letters(words):
            raise forms.ValidationError("Enter a letter or a digit of the name.")
        return words

    def chosen(self, actors: ActorQuerySet, but: str = "") -> ActorQuerySet:
        """The actors that the fields let through, one field left out on demand.

        None at all if a field is wrong: what it meant to leave out would be among them.
        """
        if self.errors:
            return actors.none()
        wanted = {name: value for name, value in self.cleaned_data.items() if name != but}
        actors = actors.filter(merged_into__isnull=True)
        if but != "decision":
            actors = actors.decided_as(wanted.get("decision", []))
        if words := wanted.get("q"):
            actors = actors.named_like(words, also=self.alike)
        if kinds := wanted.get("kind"):
            actors = actors.filter(kind__in=kinds)
        if country := wanted.get("country"):
            actors = actors.filter(country=country)
        if origin := wanted.get("origin"):
            actors = actors.filter(origin=origin)
        if knowledge := wanted.get("knowledge"):
            actors = _KNOWN_AS[knowledge](actors)
        searched = words or origin == Origin.CURATED or wanted.get("all")
        return actors if searched else actors.met()

    def in_order(self, actors: ActorQuerySet) -> ActorQuerySet:
        """As chosen; else by name, what fits a search best first."""
        words, sort = self.cleaned_data.get("q"), self.cleaned_data.get("sort")
        if words and not sort:
            return actors.best_first(words, last=self.alike)
        return _ORDERS[sort or "name"](actors)
