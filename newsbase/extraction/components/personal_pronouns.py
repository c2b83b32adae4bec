"""He and she: what grammar decides, else who of the fitting people counts most."""

from spacy.tokens import Token

from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import (
    BY_NAME,
    BY_PRONOUN,
    Entity,
    Ranked,
    Seen,
    reports,
)
from newsbase.extraction.components.genders import Gender
from newsbase.extraction.syntax import clause_of, objects, own_subject, subject
from newsbase.extraction.word_ids import ids, ids_of

HE = ids("he him his himself".split())
SHE = ids("she her hers herself".split())
REFLEXIVE = ids("himself herself itself themselves".split())
_OBJECTS = ids(("him", "her", "them"))
_JUDGING = ids_of("people", "judging")
_SUBJECTS = ids(("nsubj", "nsubjpass"))
_LIKELY = 0.5  # that the gender fits
_LEAST = 0.1  # weight that an antecedent needs
_PARALLEL = 1.2  # a subject after a subject
_FAR = 12  # sentences


def link(token: Token, entity: Entity | None, why: str, near: tuple[str, ...] = ()) -> Link:
    return Link(token.i, token.i + 1, "pronoun", entity, why, near)


def resolve(page: Page, token: Token, gender: Gender, speaker: Entity | None) -> Link:
    found = _from_clause(page, token, gender)
    if found is None or found is speaker:
        ranked = _ranked(page, token, gender, speaker)
        if ranked.scores and ranked.scores[0] >= _LEAST:
            found = ranked.clear()
            if found is None:
                return link(token, None, "several fit equally", ranked.close())
        elif not ranked.entities:
            found = _only_one(page, token, gender, speaker)
        if found is None:
            return link(token, None, "nobody named before it fits")
    _learn(found, gender)
    main = _ahead(page, token)
    if main is not None and (main.lower in SHE if gender == "f" else main.lower in HE):
        page.expected[main.i] = found  # "Asked about her vote, she …"
    why = "refers back to " if found.actor else "refers to somebody unnamed: "
    return link(token, found, why + found.label)


def _learn(found: Entity, gender: Gender) -> None:
    """A pronoun tells the gender of whom it means, the surer the oftener."""
    if found.gender is None or (found.gender != gender and found.faith <= BY_NAME):
        found.gender, found.faith = gender, BY_PRONOUN
    elif found.gender == gender and found.faith < BY_NAME:
        found.faith += 0.1


def _only_one(page: Page, token: Token, gender: Gender, speaker: Entity | None) -> Entity | None:
    """The only woman, or man, of whom the text has spoken for a while."""
    barred = {speaker, *barred_from(page, token)}

    def fits(seen: Seen) -> float:
        entity = seen.entity
        known = entity.gender == gender and entity.faith >= BY_NAME and seen.quotation is None
        return 1.0 if known and entity.kind == "person" and entity not in barred else 0.0

    quotation = page.speech.get(token.i)
    found = page.discourse.rank(token, page.sentence[token.i], quotation, fits, _FAR).entities
    return found[0] if len(found) == 1 and found[0].actor else None


def _from_clause(page: Page, token: Token, gender: Gender) -> Entity | None:
    """What grammar alone decides: a reflexive, or a pronoun before its main subject."""
    if token.lower in REFLEXIVE:
        nouns = (_emphasised(token), subject(clause_of(token)))
        found_ones = (page.entity(noun) for noun in nouns if noun is not None)
        return next((e for e in found_ones if e is not None and e.kind == "person"), None)
    if token.i in page.expected:
        return page.expected[token.i]
    for owner in (_judged(page, token), _beside(page, token)):
        if owner is not None and owner.kind == "person" and owner.fits(gender) >= _LIKELY:
            return owner
    main = _ahead(page, token)
    found = page.named(main) if main is not None else None
    if found is None or found.kind != "person" or found.fits(gender) < _LIKELY:
        return None
    if found.gender is None:  # then somebody of whom the gender is known goes first
        ranked = _ranked(page, token, gender, None)
        if ranked.entities and ranked.entities[0].gender == gender:
            return None
    return found


def _judged(page: Page, token: Token) -> Entity | None:
    """ "Kim praised Lee for his patience": it is Lee's."""
    noun = token.head
    if token.dep_ != "poss" or noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "of", "over"):
        return None
    verb = noun.head.head
    if verb.lower not in _JUDGING:
        return None
    judged = next(iter(objects(verb)), None)
    return page.entity(judged) if judged is not None and judged.i < token.i else None


def _beside(page: Page, token: Token) -> Entity | None:
    """ "The likes of Kim and his rivals": they are Kim's."""
    noun = token.head
    joined = token.dep_ == "poss" and noun.dep_ == "conj" and token.i > 0
    if not joined or token.nbor(-1).lower_ not in ("and", "or"):
        return None
    first = noun.head
    return page.named(first) if first.tag_ in ("NNP", "NNPS") else None


def _emphasised(token: Token) -> Token | None:
    """ "Lee himself"."""
    before = token.nbor(-1) if token.i > 0 else token
    return before if before.pos_ in ("PROPN", "NOUN") else None


def _ahead(page: Page, token: Token) -> Token | None:
    """ "In his speech, Lee said …", "When he arrived, Lee …": the subject that follows."""
    at = token
    while at.dep_ not in ("ROOT", "ccomp", "conj") and at.head.i != at.i:
        if at.dep_ in ("advcl", "prep") and at.head.pos_ in ("VERB", "AUX"):
            main = own_subject(at.head)
            if main is not None and main.i > token.i and main.i not in page.speech:
                return main
        at = at.head
    return None


def _ranked(page: Page, token: Token, gender: Gender, speaker: Entity | None) -> Ranked:
    barred = barred_from(page, token)
    if speaker is not None:
        barred.add(speaker)
    is_subject = token.dep in _SUBJECTS
    says = is_subject and reports(token.head)
    own = subject(clause_of(token)) if token.dep_ == "poss" else None
    barred |= _just_called_otherwise(page, token, gender)

    def fits(seen: Seen) -> float:
        entity = seen.entity
        if entity.kind != "person" or entity.plural or entity in barred:
            return 0.0
        share = entity.fits(gender)
        if is_subject and seen.verb is not None:
            share *= _PARALLEL
            if says:
                share *= _of_speakers(seen.verb, token)
        if own is not None and seen.token.i == own.i:
            share *= _PARALLEL
        return share

    quotation = page.speech.get(token.i)
    return page.discourse.rank(token, page.sentence[token.i], quotation, fits)


def _just_called_otherwise(page: Page, token: Token, gender: Gender) -> set[Entity]:
    """ "Lee met Kim. She left. He stayed.": she and he are two, as subjects of their sentences."""
    if not _begins_sentence(page, token):
        return set()
    other = HE if gender == "f" else SHE
    just = page.discourse.before(token, page.sentence[token.i], 1)
    return {
        s.entity
        for s in just
        if s.token.lower in other
        and (s.entity.gender != gender or s.entity.faith < BY_NAME)
        and _begins_sentence(page, s.token)
    }


def _begins_sentence(page: Page, token: Token) -> bool:
    main = token.dep in _SUBJECTS and token.head.dep_ == "ROOT"
    return main and token.left_edge.is_sent_start is True and token.i not in page.speech


def _of_speakers(verb: Token, token: Token) -> float:
    """Who spoke before speaks again; "if Lee loses, he said" is hardly Lee's."""
    if reports(verb):
        return 1.0 if verb.dep_ == "relcl" else _PARALLEL
    beside = verb.dep_ == "advcl" and verb.head.i in (token.head.i, token.head.head.i)
    return 0.6 if beside else 1.0


def barred_from(page: Page, token: Token) -> set[Entity]:
    """Who cannot be meant: the clause's subject, for its object; the noun of a relative clause."""
    barred: list[Token | None] = []
    objects_subject = token.lower in _OBJECTS and token.dep in _SUBJECTS  # "holding him liable"
    if objects_subject or token.dep_ not in ("poss", "nsubj", "nsubjpass"):
        barred.append(subject(clause_of(token)))
    verb = clause_of(token)
    if token.dep in _SUBJECTS and verb.dep_ in ("relcl", "acl"):
        barred.append(verb.head)
    barred.extend(token.conjuncts)
    if token.dep_ == "poss":
        barred.extend((token.head, *(c for c in token.head.children if c.dep_ == "appos")))
    return {e for t in barred if t is not None and (e := page.entity(t)) is not None}
