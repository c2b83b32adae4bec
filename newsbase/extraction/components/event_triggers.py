"""Which words speak of an event: verbs, light verbs with nouns, and nouns that occur."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from newsbase.extraction.components import event_patterns, event_syntax
from newsbase.extraction.components.event_patterns import Family, Form, Patterns

_IN_FRONT = ("compound", "amod", "nmod", "poss", "npadvmod", "nummod")
_OF_TIME = ("after", "before", "during", "since", "following", "amid", "until", "at", "ahead")
_DEFINITE = ("the", "this", "that", "these", "those", "both")
_INDEFINITE = ("a", "an", "another", "several", "two", "three", "four")

_MONEY = ("MONEY",)  # any sum of money, as the named entity
# Past tenses for which spaCy's rules give a wrong lemma: "staged", "hoped", "slated".
_MISREAD = {"stag": "stage", "wag": "wage", "hop": "hope", "rap": "rape", "slat": "slate"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A family's words in a text: a verb, a noun, or a verb with the noun that it needs."""

    family: Family
    verb: Token | None
    noun: Token | None
    words: tuple[Token, ...]

    @property
    def head(self) -> Token:
        """The word whose clause is the event's."""
        found = self.verb if self.verb is not None else self.noun
        assert found is not None  # noqa: S101  (one of both is always there)
        return found

    @property
    def bare(self) -> bool:
        """A noun alone, without a verb of its own."""
        return self.verb is None


class Lexicon:
    """The patterns, findable by lemma; built once.

    `verbs` and `nouns` are the lemmas that may speak of an event, as `lemma` gives them.
    """

    def __init__(self, patterns: Patterns) -> None:
        self.words = patterns.words
        self._verbs: dict[str, list[tuple[Form, Family]]] = defaultdict(list)
        self._nouns: dict[str, list[tuple[Form, Family]]] = defaultdict(list)
        for family in patterns.families:
            for form in family.verbs:
                self._verbs[form[0]].append((form, family))
            for form in family.nouns:
                self._nouns[form[-1]].append((form, family))
        for forms in self._verbs.values():
            forms.sort(key=lambda f: (not f[1].objects, -len(f[0])))
        for forms in self._nouns.values():
            forms.sort(key=lambda f: -len(f[0]))
        self._light_verbs = self._first_words(patterns)
        self.verbs = frozenset((*self._verbs, *self._light_verbs))
        self.nouns = frozenset(self._nouns)

    def _first_words(self, patterns: Patterns) -> frozenset[str]:
        """The lemmas of the verbs that may say of a noun that it occurs."""
        light = [form for family in patterns.families for form in family.light]
        return frozenset(form.split()[0] for form in (*light, *self.words["aspect"]))

    def by_verb(self, verb: Token) -> Iterator[Trigger]:
        """What the verb may mean, the most specific first: with its object, its noun, alone."""
        for form, family in self._verbs.get(lemma(verb), ()):
            if family.objects:
                yield from self._with_object(verb, form, family)
        yield from self._light(verb)
        for form, family in self._verbs.get(lemma(verb), ()):
            particles = _particles(verb, form)
            if not family.objects and particles is not None and not _barred(verb, family):
                yield Trigger(family, verb, None, (verb, *particles))

    def by_noun(self, noun: Token) -> Iterator[Trigger]:
        """What the noun may mean if it stands for something that occurs."""
        for form, family in self._nouns.get(lemma(noun), ()):
            words = _ends_in(noun, form)
            if words and not _barred_noun(noun, family):
                yield Trigger(family, None, noun, words)

    def _with_object(self, verb: Token, form: Form, family: Family) -> Iterator[Trigger]:
        particles = _particles(verb, form)
        if particles is None:
            return
        for noun in self._objects(verb, family):
            words = next((w for f in family.objects if (w := _ends_in(noun, f))), ())
            if words and not _barred_noun(noun, family):
                if "object" in family.recipient and not family.through:
                    yield Trigger(family, verb, None, (verb, *particles))
                    return
                yield Trigger(family, verb, noun, (verb, *particles, *words))

    def _objects(self, verb: Token, family: Family) -> Iterable[Token]:
        if family.through:
            return [n for p in family.through for n in event_syntax.behind(verb, p)]
        return self._counted(verb)

    def _counted(self, verb: Token) -> list[Token]:
        quantities = self.words["quantities"]
        return [event_syntax.counted(noun, quantities) for noun in event_syntax.done_to(verb)]

    def _light(self, verb: Token) -> Iterator[Trigger]:
        """Verbs that only say of a noun that it occurs: "carried out a strike"."""
        if lemma(verb) not in self._light_verbs:
            return
        for noun in self._counted(verb):
            for trigger in self.by_noun(noun):
                form = self._light_form(verb, trigger.family)
                if form is not None:
                    yield Trigger(trigger.family, verb, noun, (verb, *form, *trigger.words))

    def _light_form(self, verb: Token, family: Family) -> tuple[Token, ...] | None:
        for words in sorted(family.light | self.words["aspect"], key=len, reverse=True):
            form = tuple(words.split())
            if form[0] == lemma(verb):
                particles = _particles(verb, form)
                if particles is not None:
                    return particles
        return None

    def occurs(self, trigger: Trigger) -> bool:
        """Whether a bare noun stands for an occurrence, and not for a kind of thing.

        It does as the subject of a verb of occurring, or with a determiner, or framed by sides;
        it does not in front of another noun, nor as a bare plural.
        """
        noun = trigger.noun
        if noun is None or noun.dep_ in _IN_FRONT:
            return False
        if trigger.family.subtype == "disaster" and _in_its_course(noun):
            return True
        return self.happens_by_verb(noun) or framed(noun, trigger.family) or _singled_out(noun)

    def happens_by_verb(self, noun: Token) -> bool:
        """ "The talks began", "an explosion occurred"."""
        verb = noun.head
        if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
            return False
        return any(
            form.split()[0] == lemma(verb) and _particles(verb, tuple(form.split())) is not None
            for form in self.words["occurring"] | self.words["aspect"]
        )


@cache
def lexicon() -> Lexicon:
    """The project's own patterns."""
    return Lexicon(event_patterns.patterns())


def label_of(trigger: Trigger, kinds: frozenset[str]) -> str:
    """What to call it: a noun as it stands ("joint military exercises"), else the family's label.

    Of the words in front only those that say what kind it is are kept.
    """
    noun = trigger.noun
    if noun is None or not any(_ends_in(noun, form) for form in trigger.family.nouns):
        return trigger.family.label
    of_kind = [t for t in noun.lefts if t.lower_ in kinds and t.dep_ in ("amod", "compound")]
    words = {t.i: t for t in (*of_kind, *(w for w in trigger.words if w != trigger.verb))}
    nominal = [words[i] for i in sorted(words) if words[i].i <= noun.i]
    return " ".join(t.lower_ for t in nominal if t.pos_ not in ("ADP", "VERB"))


def lemma(token: Token) -> str:
    return lemma_of(token.lemma_)


def lemma_of(form: str) -> str:
    """The lemma in lower case and as it should be, of one that spaCy gives."""
    found = form.lower()
    return _MISREAD.get(found, found)


def framed(noun: Token, family: Family) -> bool:
    """Whether a preposition or a possessor names a side."""
    places = (*family.actor, *family.recipient)
    by_preposition = any(any(event_syntax.behind(noun, place)) for place in places)
    return by_preposition or ("possessive" in places and any(event_syntax.possessors(noun)))


def definite(noun: Token) -> bool:
    return any(c.lower_ in _DEFINITE for c in noun.children if c.dep_ == "det")


def _singled_out(noun: Token) -> bool:
    """One certain occurrence: "the attack in Kabul", "after the attack", "a summit opened"."""
    counted = any(c.lower_ in _INDEFINITE or c.dep_ == "nummod" for c in noun.children)
    if not (definite(noun) or counted or noun.pos_ == "PROPN" or _named_in_front(noun)):
        return False
    located = any(c.dep_ == "prep" and c.lower_ in ("in", "at", "near") for c in noun.children)
    timed = noun.dep_ == "pobj" and noun.head.lower_ in _OF_TIME
    acts = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.tag_ in ("VBD", "VBN")
    return located or timed or acts or _named_in_front(noun)


def _in_its_course(noun: Token) -> bool:
    """ "Died in floods", "destroyed by wildfires"; not "floods are frequent"."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "by", "after", "during", "from")
        and noun.head.head.tag_ in ("VBD", "VBN")
    )


def _named_in_front(noun: Token) -> bool:
    """ "Israeli strikes", "the NATO summit"."""
    return any(t.ent_type_ in ("GPE", "NORP", "ORG") for t in event_syntax.modifiers(noun))


def _particles(verb: Token, form: Form) -> tuple[Token, ...] | None:
    """The words behind a verb that its form asks for; None where one is missing."""
    found = [verb]
    for word in form[1:]:
        behind = (c for c in verb.children if c.i > found[-1].i and c.lower_ == word)
        at = next(behind, None)
        if at is None:
            return None
        found.append(at)
    return tuple(found[1:])


def _ends_in(noun: Token, form: Form) -> tuple[Token, ...]:
    """The words of a noun's form, back from the noun; empty where they do not stand there."""
    if form == _MONEY:
        return (noun,) if noun.ent_type_ == "MONEY" else ()
    if noun.pos_ not in ("NOUN", "PROPN") or lemma(noun) != form[-1]:
        return ()
    words, at = [noun], noun.i - 1
    for wanted in reversed(form[:-1]):
        while at >= 0 and noun.doc[at].tag_ == "HYPH":
            at -= 1
        if at < 0 or wanted not in (lemma(noun.doc[at]), noun.doc[at].lower_):
            return ()
        words.insert(0, noun.doc[at])
        at -= 1
    return tuple(words)


def _barred(verb: Token, family: Family) -> bool:
    return bool(family.barred) and any(
        lemma(o) in family.barred for o in event_syntax.done_to(verb)
    )


def _barred_noun(noun: Token, family: Family) -> bool:
    return bool(family.barred) and any(
        lemma(t) in family.barred for t in event_syntax.modifiers(noun)
    )
