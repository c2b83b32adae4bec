"""Candidates from sources named beside a clause: "according to X", "in X's view"."""

from spacy.tokens import Token

from newsbase.extraction.flat import flat
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import Cue, acts
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.voices import could_speak, is_person_or_body
from newsbase.extraction.syntax import prepositional
from newsbase.extraction.word_lists import words

_VIEW = Cue(("in", "view"), acts()["believe"], frozenset({"that"}), frozenset(), "", "")
_ACCORDING = Cue(("according", "to"), acts()["say"], frozenset({"that"}), frozenset(), "", "")


def source_drafts(reading: Reading) -> list[Draft]:
    doc = reading.doc
    lower = flat(doc).lower
    views = words("cues/words", "views")
    found = []
    for i, word in enumerate(lower):
        if reading.quoted[i] >= 0:
            continue
        if word == "according" and lower[i + 1 : i + 2] == ["to"]:
            found.append(_according_to(reading, doc[i]))
        elif word in views and doc[i].dep_ == "pobj":
            found.append(_in_the_view_of(reading, doc[i]))
        elif word == "for" and doc[i].is_sent_start:
            found.append(_for_somebody(reading, doc[i]))
    return [draft for draft in found if draft is not None]


def _for_somebody(reading: Reading, token: Token) -> Draft | None:
    """ "For the Kremlin, the vote is a test": whose view it is, where the clause says what is."""
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    verb = token.head
    if noun is None or verb.lemma_ != "be" or not (is_person_or_body(noun) and _is_definite(noun)):
        return None
    edge = noun.right_edge.i + 1
    end = reading.sentence(token)[1]
    if edge >= end or reading.doc[edge].text != ",":
        return None
    why = "“for” and a comma name whose view it is"
    return Draft(_VIEW, [token], noun, set(range(edge + 1, end)), "source", why)


def _is_definite(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or any(c.lower_ == "the" for c in noun.children)


def _in_the_view_of(reading: Reading, view: Token) -> Draft | None:
    """ "In the minister's view, …", "in the words of X, …"."""
    preposition = view.head
    if preposition.lower_ not in ("in", "to", "by", "from") or preposition.dep_ != "prep":
        return None
    owner = next((c for c in view.children if c.dep_ == "poss"), None)
    owner = owner if owner is not None else next(prepositional(view, "of"), None)
    edge = preposition.right_edge.i
    comma = edge + 1 < len(reading.doc) and reading.doc[edge + 1].text == ","
    if owner is None or not could_speak(owner) or not comma:
        return None
    start, end = reading.sentence(view)
    content = set(range(start, end)) - set(range(preposition.left_edge.i, edge + 1))
    why = f"«{preposition.text} … {view.text}» names whose it is"
    return Draft(_VIEW, [preposition, view], owner, content, "source", why)


def _is_source(noun: Token) -> bool:
    """Somebody or a text: nothing is said "according to plan", or "to season"."""
    return could_speak(noun) or bool(noun.ent_type_) or noun.tag_ == "WDT"


def _according_to(reading: Reading, token: Token) -> Draft | None:
    to = token.nbor()
    source = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None)
    if source is None:
        source = next((c for c in token.children if c.dep_ == "pobj"), None)
    if source is None or not _is_source(source):
        return None
    start, end = reading.sentence(token)
    if source.tag_ == "WDT":
        return _according_to_which(reading, token, source)
    clause = token.head
    if clause.dep_ in ("advcl", "relcl") and clause.left_edge.i < token.i < clause.right_edge.i:
        start, end = clause.left_edge.i, clause.right_edge.i + 1
    content = set(range(start, end)) - set(range(token.i, source.right_edge.i + 1))
    return Draft(
        _ACCORDING, [token, to], source, content, "source", "«according to» names the source"
    )


def _according_to_which(reading: Reading, token: Token, which: Token) -> Draft | None:
    """Machine translation: "Analyst at X by NAME according to which CLAUSE"."""
    start, end = reading.sentence(token)
    names = [t for t in reading.doc[start : token.i] if t.pos_ == "PROPN" and t.ent_type_]
    if not names:
        return None
    why = "«according to which» behind a name: the name is the source"
    content = set(range(which.i + 1, end))
    return Draft(_ACCORDING, [token, token.nbor()], names[-1], content, "source", why)
