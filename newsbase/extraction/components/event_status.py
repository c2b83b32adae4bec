"""Whether an event happened, from the grammar around its words."""

from collections.abc import Mapping

from spacy.tokens import Token

from newsbase.extraction.components import event_syntax
from newsbase.extraction.components.event_triggers import Trigger, lemma
from newsbase.extraction.results import Status

Words = Mapping[str, frozenset[str]]

_WEIGHT: dict[Status, int] = {
    "happened": 0, "ongoing": 1, "planned": 2, "hypothetical": 3, "denied": 4,
}  # fmt: skip
_CONDITIONS = ("if", "unless", "whether", "lest")
_PRESENT = ("is", "are", "am", "'s", "’s", "'re", "’re", "has", "have")
_CLAUSAL = ("ccomp", "xcomp", "advcl", "pcomp", "conj", "acl")
_TAKEN_FOR_GRANTED = ("after", "since", "during", "before", "by", "in", "amid", "following")
_APART = ("conj", "advcl", "relcl", "parataxis")
_STEPS = 5


def status_of(trigger: Trigger, words: Words) -> Status:
    """The strongest reading of the event's own clause and of what governs it.

    Denied outweighs hypothetical, that planned, that ongoing, that happened. Text alone: what a
    date after publication says about a plan is the caller's to add.
    """
    if trigger.verb is not None:
        readings = [_clause(trigger.verb, words)]
        if trigger.noun is not None and _among(trigger.verb, words["hypothetical"]):
            readings.append("hypothetical")  # "offered help"
        if trigger.noun is not None and _none_of(trigger.noun):
            readings.append("denied")
        return _strongest(*readings)
    assert trigger.noun is not None  # noqa: S101  (a trigger without verb has a noun)
    return _of_noun(trigger.noun, words)


def claimed(trigger: Trigger, words: Words) -> bool:
    """Whether only somebody's claim or suspicion has it that it happened."""
    at = trigger.head
    for _ in range(_STEPS):
        if at.head == at or at.dep_ in _APART:
            return False
        at = at.head
        if at.pos_ == "VERB" and lemma(at) in words["uncertain"]:
            return True
    return False


def _clause(verb: Token, words: Words, steps: int = _STEPS) -> Status:
    own = _own(verb, words)
    if steps == 0 or verb.head == verb:
        return own
    return _strongest(own, _governed(verb, words, steps - 1))


def _own(verb: Token, words: Words) -> Status:
    """Tense, modal and negation of the verb itself."""
    modal = next((lemma(c) for c in verb.children if c.tag_ == "MD"), None)
    if modal in words["possible_modals"] and not _reported_future(verb, modal):
        return "hypothetical"
    if _conditional(verb):
        return "hypothetical"
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        return "denied"
    if modal in words["future_modals"] or modal in words["possible_modals"]:
        return "planned"
    return "ongoing" if _in_progress(verb) or lemma(verb) in words["ongoing"] else "happened"


def _reported_future(verb: Token, modal: str | None) -> bool:
    """ "Said it would close": a future seen from the past."""
    return modal in ("would", "'d") and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD"


def _conditional(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children
    )


def _in_progress(verb: Token) -> bool:
    """ "Is attacking", "has been attacking", "are held"; not "was attacking"."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = next((a for a in auxiliaries if a.tag_ in ("VBZ", "VBP", "VBD")), None)
    if finite is None or finite.lower_ not in _PRESENT:
        return False
    if verb.tag_ == "VBG":
        return True
    perfect = lemma(finite) == "have"
    return verb.tag_ == "VBN" and not perfect and event_syntax.is_passive(verb)


def _governed(verb: Token, words: Words, steps: int) -> Status:
    """What the word above makes of the clause."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.pos_ in ("ADP", "SCONJ"):
        return _under_preposition(above, words)
    if verb.dep_ == "conj":
        return _clause(above, words, steps) if _shares_auxiliary(verb) else "happened"
    return _clausal(verb, above, words, steps) if verb.dep_ in _CLAUSAL else "happened"


def _shares_auxiliary(verb: Token) -> bool:
    """ "Will attack and destroy": the second verb stands under the first one's auxiliary."""
    own = any(c.dep_ in ("aux", "auxpass", "nsubj") for c in verb.children)
    return not own and verb.tag_ != "VBD"


def _clausal(verb: Token, above: Token, words: Words, steps: int) -> Status:
    reading = _reading_of_clause(verb, above, words)
    if reading is not None:
        return _strongest(reading, _around(above, words, steps))
    if event_syntax.infinitive(verb):
        return _infinitive(verb, above, words, steps)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return _clause(above, words, steps)
    return "happened"


def _under_preposition(preposition: Token, words: Words) -> Status:
    if preposition.lower_ in ("without", "from", "instead"):
        return "denied"
    if preposition.lower_ == "against":
        return "hypothetical"
    reading = _reading(preposition.head, words)
    return reading if reading is not None else "happened"


def _infinitive(verb: Token, above: Token, words: Words, steps: int) -> Status:
    if lemma(above) == "be" or verb.dep_ == "advcl":
        return _strongest("planned", _around(above, words, steps))
    if verb.dep_ in ("xcomp", "ccomp"):
        return _around(above, words, steps)
    return "hypothetical"


def _around(above: Token, words: Words, steps: int) -> Status:
    """The governing clause's own reading, as far as it bears on what it governs."""
    if above.pos_ not in ("VERB", "AUX"):
        above = event_syntax.governor(above) or above
    reading = _clause(above, words, steps)
    return "happened" if reading == "ongoing" and lemma(above) not in words["ongoing"] else reading


def _reading_of_clause(verb: Token, above: Token, words: Words) -> Status | None:
    """What a word makes of a clause; a finite one is rarely as its governor has it."""
    infinitive = event_syntax.infinitive(verb)
    of_object = verb.dep_ == "acl" and above.dep_ == "dobj" and not infinitive
    if of_object and _among(above.head, words["denied"]):
        return "denied"  # "denied a report that"
    if infinitive or verb.dep_ == "xcomp" or verb.tag_ == "VBG":
        return _reading(above, words)
    if verb.dep_ != "ccomp":
        return None
    if _among(above, words["unreal_clauses"]):
        return "hypothetical"
    return _reading(above, words) if _among(above, words["denied"]) else None


def _reading(above: Token, words: Words) -> Status | None:
    """The reading that a governing verb, adjective or noun gives: "plans to", "refused to"."""
    negated = any(c.dep_ == "neg" for c in above.children)
    if _among(above, words["denied"]):
        return None if negated else "denied"
    is_noun = above.pos_ in ("NOUN", "PROPN")
    if _among(above, words["unreal_nouns" if is_noun else "hypothetical"]):
        return "hypothetical"
    if _among(above, words["planned_nouns" if is_noun else "planned"]):
        return "planned"
    return "ongoing" if _among(above, words["ongoing"]) else None


def _among(word: Token, group: frozenset[str]) -> bool:
    """Alone or with what hangs on it: "call" is in no group, "call for" is."""
    alone = lemma(word)
    return alone in group or any(
        f"{alone} {c.lower_}" in group for c in word.rights if c.dep_ in ("prep", "prt", "mark")
    )


def _of_noun(noun: Token, words: Words) -> Status:
    """A noun's event is taken for granted unless what stands around says otherwise."""
    if _none_of(noun):
        return "denied"
    readings = [_reading(c, words) for c in noun.children if c.dep_ == "amod"]
    readings.append(_above_noun(noun, words))
    return _strongest(*[r for r in readings if r is not None])


def _above_noun(noun: Token, words: Words) -> Status | None:
    above = noun.head
    if noun.dep_ == "conj":
        return _above_noun(above, words)
    if noun.dep_ == "pobj" and above.lower_ not in _TAKEN_FOR_GRANTED:
        above = above.head
    elif noun.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return None
    reading = _reading(above, words) if noun.dep_ != "nsubj" else None
    if reading is None and _says_of_it(noun, words):
        return _clause(noun.head, words)
    if reading in ("planned", "hypothetical") and above.pos_ == "VERB":
        return reading if not _already_known(noun) else None
    return reading


def _says_of_it(noun: Token, words: Words) -> bool:
    """The verb says whether it occurs: "the talks will begin", "there was no attack"."""
    verb = noun.head
    if verb.pos_ == "AUX" and noun.dep_ == "attr":
        return any(c.dep_ == "expl" for c in verb.children)
    first = {w.split()[0] for w in words["occurring"] | words["aspect"]}
    return verb.pos_ == "VERB" and noun.dep_ in ("nsubj", "nsubjpass") and lemma(verb) in first


def _already_known(noun: Token) -> bool:
    """ "Demanded that the attack …" presupposes it; "demanded talks" does not."""
    return any(c.dep_ == "det" and c.lower_ in ("the", "this", "these") for c in noun.children)


def _none_of(noun: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ in ("det", "neg") for c in noun.children)


def _strongest(*readings: Status) -> Status:
    return max(readings, key=lambda r: _WEIGHT[r], default="happened")
