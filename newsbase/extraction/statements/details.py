"""What a statement has besides speaker, cue and content: about, target, medium, date."""

from spacy.tokens import Doc, Token

from newsbase.extraction import attributes
from newsbase.extraction.anchoring import date_for
from newsbase.extraction.results import DateExpression, Party, Span, Statement
from newsbase.extraction.statements.confidence import confidence
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.parties import MEDIA, actor_of, party
from newsbase.extraction.statements.pieces import kind_of, pieces
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.syntax import chars, objects, own_subject, prepositional

_PLATFORMS = frozenset(
    "X Twitter Telegram Facebook Instagram Weibo LinkedIn YouTube TikTok".split()
)


def finish(reading: Reading, draft: Draft) -> Statement | None:
    """The statement of a draft; None where nothing readable is left of its content."""
    doc = reading.doc
    content = pieces(doc, draft.tokens)
    if not content:
        return None
    verb = next((t for t in draft.cue_tokens[:1] if _is_verb(t)), None)
    speaker = party(draft.speaker) if draft.speaker is not None else None
    target = _target(verb, draft) if verb is not None else None
    return Statement(
        speaker=speaker,
        cue=_cue_span(doc, draft.cue_tokens),
        content=content,
        kind=kind_of(doc, draft.tokens, reading.quoted),
        act=draft.cue.act.name,
        confidence=confidence(draft, reading),
        why=draft.words,
        plover=draft.cue.act.plover,
        target=target,
        about=_about(doc, content, speaker, target),
        addressees=_addressees(verb, draft.tokens) if verb is not None else (),
        medium=_medium(verb, draft.tokens) if verb is not None else None,
        said_on=_said_on(doc, verb, content) if verb is not None else None,
    )


def _is_verb(cue: Token) -> bool:
    """Taggers call "according" a verb; it takes no addressee and has no date."""
    return cue.pos_ in ("VERB", "AUX") and cue.lower_ != "according"


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
    if not draft.cue.at or draft.cue.act.plover is None:
        return None
    found = objects(verb) if draft.cue.at == "object" else []
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
