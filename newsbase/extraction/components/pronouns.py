"""Whom a pronoun means: bodies and groups by the nearest subject, "who" and "I" by grammar."""

from spacy.tokens import Token

from newsbase.extraction.components import bodily_pronouns, personal_pronouns, sorts
from newsbase.extraction.components.bodily_pronouns import IT, subject_above, subject_before
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity, Seen, reports
from newsbase.extraction.components.personal_pronouns import HE, REFLEXIVE, SHE, barred_from, link
from newsbase.extraction.syntax import clause_of, subject
from newsbase.extraction.word_ids import ids

THEY = ids("they them their theirs themselves".split())
I_AND_WE = ids("i me my mine myself we us our ours ourselves".split())
_WE = ids("we us our ours ourselves".split())
WHO = ids("who whom which that whose".split())
PERSONAL = HE | SHE | IT | THEY
_SUBJECTS = ids(("nsubj", "nsubjpass"))
_NEAR = 3  # sentences
_AS_MANY = 0.8  # how well "they" fits a movement


def resolve(page: Page, token: Token, speaker: Entity | None = None) -> Link | None:
    """The link of a pronoun of the third person; None where it means no person or body.

    `speaker` is who speaks the quotation that the pronoun stands in.
    """
    if token.lower in HE or token.lower in SHE:
        return personal_pronouns.resolve(page, token, "f" if token.lower in SHE else "m", speaker)
    if token.lower in IT:
        return bodily_pronouns.resolve(page, token)
    return _plural(page, token)


# They


def _plural(page: Page, token: Token) -> Link | None:
    """They: the subject above if several or a body; else who counts most of the plural."""
    above = subject_above(token) if token.lower not in REFLEXIVE else subject(clause_of(token))
    found = _several(page, above, token)
    if found is None and above is None:
        found = _several(page, subject_before(page, token), token)
    if found is None:
        barred = barred_from(page, token)

        def fits(seen: Seen) -> float:
            if seen.entity in barred:
                return 0.0
            return 1.0 if seen.entity.plural else _AS_MANY * sorts.is_many(seen.entity)

        quotation = page.speech.get(token.i)
        number = page.sentence[token.i]
        found = page.discourse.rank(token, number, quotation, fits, _NEAR).clear(1.0)
    if found is None:
        return link(token, None, "no group before it fits")
    return link(token, found, f"refers back to {found.label}", found.members)


def _several(page: Page, above: Token | None, token: Token) -> Entity | None:
    if above is None:
        return None
    group = group_of(page, above)
    if group is not None:
        return group
    entity = page.entity(above)
    if entity is None:
        return None
    says = token.dep in _SUBJECTS and reports(token.head)
    body = entity.kind in ("organization", "igo", "group")
    many = entity.plural or (token.lower_ != "them" and sorts.is_many(entity))
    return entity if many or (body and (says or token.dep_ == "poss")) else None


def group_of(page: Page, first: Token) -> Entity | None:
    """Those named together: "Lee and Holm"."""
    if first.n_rights == 0:
        return None
    named = [page.entity(t) for t in (first, *first.conjuncts)]
    members = [e for e in named if e is not None and e.actor and not e.plural]
    if len(members) < 2 or len(members) < len(named):
        return None
    keys = tuple(dict.fromkeys(e.actor for e in members if e.actor))
    label = " and ".join(dict.fromkeys(e.label for e in members))
    return Entity(label, "group", plural=True, members=keys)


# Relative and first-person pronouns


def relative(page: Page, token: Token) -> Link | None:
    """ "Lee, who said …", "the bank, whose head …": the noun that the clause describes."""
    verb = clause_of(token)
    if token.tag_ not in ("WP", "WDT", "WP$") or verb.dep_ != "relcl":
        return None
    noun = verb.head
    several = "VBP" in (verb.tag_, *(c.tag_ for c in verb.children if c.dep_ == "aux"))
    entity = group_of(page, noun.conjuncts[0]) if several and noun.dep_ == "conj" else None
    entity = entity or (page.entity(noun) if noun.i < token.i else None)
    if entity is None or not _takes(token, entity):
        return None
    return link(token, entity, f"refers back to {entity.label}", entity.members)


def _takes(token: Token, entity: Entity) -> bool:
    if token.lower_ in ("who", "whom"):
        return entity.kind in ("person", "group") or entity.plural
    return token.lower_ == "whose" or entity.kind != "person"


def first_persons(page: Page, tokens: list[Token], speakers: dict[int, Entity]) -> list[Link]:
    """ "I" and "we" in quotations; `speakers` gives who speaks, by number of the quotation."""
    found = []
    for token in tokens:
        speaker = speakers.get(page.speech.get(token.i, -1))
        if speaker is None or speaker.actor is None:
            continue
        page.at[token.i] = speaker
        if token.lower in _WE and page.actors[speaker.actor].kind == "person":
            found.append(link(token, None, f"{speaker.label} and others", (speaker.actor,)))
        else:
            found.append(link(token, speaker, f"{speaker.label} speaks here"))
    return found
