"""What a statement has besides speaker, cue and content: about, target, medium, date."""

from spacy.tokens import Doc, Token

from newsbase.extraction import attributes
from newsbase.extraction.anchoring import date_for
from newsbase.extraction.components import contents
from newsbase.extraction.components.drafts import Draft
from newsbase.extraction.components.speakers import MEDIA, actor_of, party
from newsbase.extraction.results import DateExpression, Party, Span, Statement
from newsbase.extraction.syntax import chars, negated, objects, own_subject, prepositional

_PLATFORMS = frozenset(
    "X Twitter Telegram Facebook Instagram Weibo LinkedIn YouTube TikTok".split()
)
_REFUSALS = frozenset("decline refuse fail".split())
_TALK = frozenset(
    "comment say answer respond speak talk discuss elaborate disclose reveal name identify "
    "confirm specify give provide explain".split()
)
_HELD = frozenset("think believe want expect see".split())  # "does not believe" is a position
_NAMING = frozenset("name identify quote".split())
_NO_SPEAKER, _NO_ACTOR, _NO_CUE = 0.2, 0.05, 0.1


def finish(doc: Doc, draft: Draft, quoted: dict[int, int]) -> Statement | None:
    """The statement of a draft; None where nothing readable is left of its content."""
    content = contents.pieces(doc, draft.tokens)
    if not content:
        return None
    verb = next((t for t in draft.cue_tokens[:1] if _is_verb(t)), None)
    cue, speaker = draft.cue, draft.speaker
    target = _target(verb, draft) if verb is not None else None
    return Statement(
        speaker=speaker,
        cue=_cue_span(doc, draft.cue_tokens),
        content=content,
        kind=contents.kind_of(doc, draft.tokens, quoted),
        act=cue.act if cue else "say",
        confidence=_confidence(draft),
        why=draft.rule,
        plover=cue.plover if cue else None,
        target=target,
        about=_about(doc, content, speaker, target),
        addressees=_addressees(verb, draft.tokens) if verb is not None else (),
        medium=_medium(verb, draft.tokens) if verb is not None else None,
        said_on=_said_on(doc, verb, content) if verb is not None else None,
    )


def _is_verb(cue: Token) -> bool:
    """Taggers call "according" a verb; it takes no addressee and has no date."""
    return cue.pos_ in ("VERB", "AUX") and cue.lower_ != "according"


def says_nothing(verb: Token) -> bool:
    """ "declined to comment", "did not say", "asked not to be named" have no content."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSALS:
        return True
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if infinitive is not None and verb.lemma_ in _REFUSALS and infinitive.lemma_ in _TALK:
        return True
    if infinitive is not None and negated(infinitive) and infinitive.lemma_ in _NAMING:
        return True
    return negated(verb) and verb.lemma_ not in _HELD


def owner_of(noun: Token) -> Token | None:
    """Whose claim it is: genitive, "by" or "of", else the subject that makes it."""
    genitive = next((c for c in noun.children if c.dep_ == "poss"), None)
    if genitive is not None and genitive.tag_ != "PRP$":
        return genitive
    behind = next(prepositional(noun, "by", "of", "from"), None)
    if behind is not None:
        return behind
    if genitive is not None:
        return genitive
    return own_subject(noun.head) if noun.dep_ == "dobj" else None


def _cue_span(doc: Doc, tokens: list[Token]) -> Span | None:
    """From the cue's auxiliaries to its last word, where they stand together."""
    if not tokens:
        return None
    first = tokens[0].i
    while (
        first > 0
        and doc[first - 1].head == tokens[0]
        and doc[first - 1].dep_ in ("aux", "auxpass", "neg")
    ):
        first -= 1
    last = max(t.i for t in tokens)
    return chars(doc, first, last + 1 if last - first < 6 else tokens[0].i + 1)


def _confidence(draft: Draft) -> float:
    """The rule's strength, less for an unknown speaker and for a quotation without a cue.

    A product of experience with the development set and no probability yet.
    """
    value = draft.strength
    if draft.speaker is None:
        value -= _NO_SPEAKER
    elif draft.speaker.actor is None:
        value -= _NO_ACTOR
    if not draft.cue_tokens:
        value -= _NO_CUE
    return max(0.05, min(1.0, value))


def _about(
    doc: Doc, content: tuple[Span, ...], speaker: Party | None, target: Party | None
) -> tuple[str, ...]:
    """The target and the actors mentioned in the content, but for the speaker, in text order."""
    own = speaker.actor if speaker else None
    keys = [target.actor] if target else []
    keys += [
        m.actor
        for m in attributes.mentions(doc)
        if any(piece.contains(m.span) for piece in content)
    ]
    return tuple(dict.fromkeys(key for key in keys if key and key != own))


def _target(verb: Token, draft: Draft) -> Party | None:
    if draft.cue is None or draft.cue.target is None:
        return None
    found = objects(verb) if draft.cue.target == "object" else []
    found = found or [t for w in draft.cue.words[1:] for t in prepositional(verb, w)]
    found = found or _embedded_subject(verb)
    persons = [t for t in found if actor_of(t) or t.i not in draft.tokens]
    return party(persons[0]) if persons else None


def _embedded_subject(verb: Token) -> list[Token]:
    """ "urged China to stop": the parser makes "China" the subject of "stop"."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > verb.i:
            inner = own_subject(child)
            if inner is not None and any(c.lower_ == "to" for c in child.children):
                return [inner]
    return []


def _told(verb: Token, content: set[int]) -> list[Token]:
    """Whom the words are put to: the object of "tell", the noun behind "to"."""
    told = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i not in content]
    return told + [t for t in prepositional(verb, "to") if t.i not in content]


def _is_outlet(head: Token) -> bool:
    """An organisation that is told things passes them on."""
    key = actor_of(head)
    actor = head.doc._.actors.get(key) if key else None
    return actor is not None and actor.kind == "organization"


def _addressees(verb: Token, content: set[int]) -> tuple[str, ...]:
    keys = [actor_of(t) for t in _told(verb, content) if not _is_outlet(t)]
    return tuple(dict.fromkeys(k for k in keys if k))


def _medium(verb: Token, content: set[int]) -> str | None:
    """The outlet's key, else the words: "press release", "X"."""
    outlet = next((t for t in _told(verb, content) if _is_outlet(t)), None)
    if outlet is not None:
        return actor_of(outlet)
    places = ("in", "on", "at", "during", "via", "through")
    heads = [verb, *(c for c in verb.children if c.dep_ == "nsubj")]
    for noun in (n for head in heads for n in prepositional(head, *places)):
        if noun.i in content:
            continue
        if noun.lemma_.lower() in MEDIA:
            modifiers = [c.text for c in noun.children if c.dep_ == "compound"]
            return " ".join([*modifiers, noun.text])
        if noun.text in _PLATFORMS:
            return noun.text
    return None


def _said_on(doc: Doc, verb: Token, content: tuple[Span, ...]) -> DateExpression | None:
    """The date of the cue's own clause; one inside the content dates what is spoken of."""
    date = date_for(doc, verb)
    if date is None or date.span is None:
        return date
    span = date.span
    return None if any(piece.contains(span) for piece in content) else date
