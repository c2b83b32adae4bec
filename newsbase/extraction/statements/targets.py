"""At whom a directed act is directed: who is accused, urged, thanked."""

from collections.abc import Iterator

from newsbase.extraction.flat import Flat
from newsbase.extraction.results import Party
from newsbase.extraction.statements.parties import actor_of, is_somebody, party
from newsbase.extraction.statements.saying import Saying

# The prepositions behind which the one stands, by act.
_BEHIND = {
    "accuse": ("against",),
    "criticise": ("against", "at", "of", "with"),
    "praise": ("for", "of", "to"),
    "support": ("for", "of", "to"),
    "demand": ("on", "upon", "from", "of", "to"),
    "ask": ("on", "upon", "to", "from", "with", "of"),
    "propose": ("to",),
    "promise": ("to",),
    "agree": ("with",),
    "disagree": ("with",),
    "threaten": ("against", "to", "at"),
    "warn": ("to",),
    "apologise": ("to",),
    "reject": ("of",),
    "deny": ("of",),
}
# In these the object is what is asked, proposed, feared, and not whom; whom it concerns is inside.
_OF_A_THING = ("demand", "ask", "propose", "promise", "warn", "threaten", "apologise")
_OF_DEEDS = ("criticise", "praise", "support", "reject", "deny", "accuse")
_OWNERS = ("poss", "compound", "amod", "nmod")
# What people do, have and decide: "the decision of the court", but not "the shelling of the town".
_DEEDS = frozenset(
    "decision refusal policy plan position stance move role effort conduct failure action work "
    "leadership behaviour behavior handling response proposal statement remark comment claim "
    "criticism accusation allegation report proposal offer demand rule ruling".split()
)


def target(saying: Saying) -> Party | None:
    """The one at whom it is directed; None where the act is not directed, or the text tells none.

    A thing stands for whose it is: "slammed Russia's decision" is directed at Russia.
    """
    if saying.draft.cue.act.plover is None or not (saying.is_verb or saying.is_noun):
        return None
    for head in _heads(saying):
        whom = _whom(saying, head)
        if whom is not None and whom != _speaker(saying):
            return party(saying.doc[whom])
    return None


def not_oneself(whom: Party | None, speaker: Party | None) -> Party | None:
    """ "She congratulated him": whoever "him" was taken for, it is not the speaker."""
    if whom is None or speaker is None or whom.actor is None or whom.actor != speaker.actor:
        return whom
    return Party(whom.span, None)


def _speaker(saying: Saying) -> int:
    speaker = saying.draft.speaker
    return speaker.i if speaker is not None else -1


def _heads(saying: Saying) -> Iterator[int]:
    """Nouns that may be the one, the likeliest first."""
    flat, act = saying.flat, saying.draft.cue.act.name
    words = _BEHIND.get(act, ())
    if saying.is_noun:
        for preposition in saying.prepositions(saying.at, words):
            yield from saying.governed(preposition)
        return
    direct = list(_direct(saying))
    yield from direct
    tokens = saying.draft.cue_tokens
    last = tokens[-1].i
    if last != saying.at and flat.dep[last] in ("prep", "prt") and flat.lower[last] != "for":
        yield from saying.governed(last)
    for preposition in saying.prepositions(saying.at, words):
        yield from saying.governed(preposition)
    for thing in direct if act in ("demand", "ask") else ():
        for preposition in saying.prepositions(thing, ("from",)):
            yield from saying.governed(preposition)
    yield from _who_is_to_do_it(saying)


def _direct(saying: Saying) -> Iterator[int]:
    """The object; the subject of a passive, which is the object of the act."""
    passive = saying.is_passive
    for i in saying.children():
        dep = saying.flat.dep[i]
        if (passive and dep == "nsubjpass") or (
            dep in ("dobj", "dative") and saying.flat.pos[i] != "ADP"
        ):
            yield i


def _who_is_to_do_it(saying: Saying) -> Iterator[int]:
    """ "urged China to stop", "demanded that China stop": the parser makes it a subject below."""
    flat, act = saying.flat, saying.draft.cue.act.name
    last = saying.draft.cue_tokens[-1].i
    below = [*saying.children(), *(flat.children[last] if last != saying.at else ())]
    for i in below:
        if i < saying.at or flat.dep[i] not in ("ccomp", "xcomp", "advcl", "pcomp"):
            continue
        if act in ("demand", "ask", "propose", "warn", "promise"):
            infinitive = any(flat.lower[c] == "to" for c in flat.children[i])
            if infinitive or (act in ("demand", "ask") and flat.tag[i] in ("VB", "VBP")):
                yield from (c for c in flat.children[i] if flat.dep[c] in ("nsubj", "nsubjpass"))
        elif act == "threaten":
            yield from (c for c in flat.children[i] if flat.dep[c] == "dobj")
            for preposition in saying.prepositions(i, ("on", "against", "with", "from")):
                yield from saying.governed(preposition)


def _whom(saying: Saying, head: int) -> int | None:
    """The head where it is somebody; else, of a deed, whose it is."""
    flat, act = saying.flat, saying.draft.cue.act.name
    if _is_one(saying, head):
        return head
    if act not in _OF_DEEDS:
        return None
    owners = [i for i in flat.children[head] if flat.dep[i] in _OWNERS and not _is_half(flat, i)]
    behind = ("by", "from", "of") if flat.lemma[head].lower() in _DEEDS else ("by", "from")
    for preposition in saying.prepositions(head, behind):
        owners += saying.governed(preposition)
    return next((i for i in owners if _is_one(saying, i)), None)


def _is_half(flat: Flat, i: int) -> bool:
    """Of a compound with a hyphen: "the free-trade deal", "the Oslo-Riga line"."""
    return "-" in (flat.text[max(flat.start[i] - 1, 0)], flat.text[flat.end[i] : flat.end[i] + 1])


def _is_one(saying: Saying, i: int) -> bool:
    token = saying.doc[i]
    return actor_of(token) is not None or is_somebody(token)
