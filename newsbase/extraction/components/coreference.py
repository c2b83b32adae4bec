"""Who "he", "the minister" and "the ministry" are: chains over the whole article, by rules.

Adds mentions of type pronoun and nominal, and the affiliations of people. Rules instead of a
trained model, since none can be installed from the package index. After Hobbs (1978), Lappin and
Leass (1994) and Lee et al. (2013, the sieve): what grammar decides goes first, then weight.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsbase.extraction.components import (
    appellations,
    appositions,
    belonging,
    chains,
    descriptions,
    groups,
    kin,
    pronouns,
    speech,
)
from newsbase.extraction.components.belonging_verbs import Belonging
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.components.office_holders import offices_of_officials, states_of_officials
from newsbase.extraction.components.roles import Role, find_roles
from newsbase.extraction.results import Actor, Affiliation, Mention, Span

_IN_TITLE = frozenset(("amod", "compound", "nmod"))
_PLURAL = get_string_id("NNS")
_RULED = pronouns.PERSONAL | pronouns.WHO | pronouns.I_AND_WE | descriptions.NOUNS | groups.TWO


@Language.component(
    "newsbase_coreference",
    assigns=["doc._.mentions", "doc._.actors"],
    requires=["doc._.mentions", "doc._.actors", "token.dep", "token.tag"],
)
def coreference_component(doc: Doc) -> Doc:
    doc._.actors, doc._.mentions = resolve(doc, doc._.actors, doc._.mentions)
    return doc


def resolve(
    doc: Doc, actors: dict[str, Actor], mentions: list[Mention]
) -> tuple[dict[str, Actor], list[Mention]]:
    """The actors with their affiliations, and the mentions with those that refer back."""
    page = chains.read(doc, actors, mentions)
    people = [m for m in mentions if m.actor and actors[m.actor].kind == "person"]
    roles = find_roles(doc, people, page.names)
    appellations.learn(page, roles)
    page.offices.update(states_of_officials(doc))
    page.offices.update(_offices(actors, roles))
    page.terms.update(offices_of_officials(doc))
    for role in roles:
        if role.person.actor and role.organisation:
            page.posts[role.person.actor].add(role.organisation)
    links = [*_described(page, roles), *appositions.find(page), *_walk(page)]
    found = [*mentions, *_once(page.mention(link) for link in links)]
    found.sort(key=lambda m: m.span.start)
    told = _with_affiliations(actors, belonging.find(page, roles))
    return _spoken_of(told, found), found


def _once(mentions: Iterable[Mention]) -> Iterable[Mention]:
    """Several rules may find the same description: the first that knows whose it is counts."""
    chosen: dict[tuple[Span, str], Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.actor is None):
        chosen.setdefault((mention.span, mention.type), mention)
    return chosen.values()


def _spoken_of(actors: dict[str, Actor], mentions: list[Mention]) -> dict[str, Actor]:
    """Without those whom nothing means in the end."""
    kept = {mention.actor for mention in mentions}
    kept.update(link.actor for actor in actors.values() for link in actor.affiliations)
    return {key: actor for key, actor in actors.items() if key in kept}


def _offices(actors: dict[str, Actor], roles: list[Role]) -> dict[str, str]:
    """People's keys -> those of the states that they serve."""
    return {
        role.person.actor: role.organisation
        for role in reversed(roles)
        if role.person.actor
        and role.organisation in actors
        and actors[role.organisation].kind == "state"
    }


def _with_affiliations(actors: dict[str, Actor], told: list[Belonging]) -> dict[str, Actor]:
    links: dict[str, dict[tuple[str | None, str | None], Affiliation]] = {}
    nations: dict[str, str] = {}
    for each in told:
        if each.nation in actors:
            nations.setdefault(each.who, each.nation or "")
        body = each.link.actor if each.link.actor in actors else None
        if body or each.link.role:
            own = links.setdefault(each.who, {})
            own.setdefault((body, each.link.role), replace(each.link, actor=body))
    return {
        key: _with_country(
            replace(actor, affiliations=(*actor.affiliations, *_tellings(links.get(key, {})))),
            actors,
            nations.get(key),
        )
        for key, actor in actors.items()
    }


def _with_country(actor: Actor, actors: dict[str, Actor], nation: str | None) -> Actor:
    """A person is of the one state whose office they hold, or else that they are said to be of."""
    if actor.kind != "person" or actor.country:
        return actor
    bodies = (actors[link.actor] for link in actor.affiliations if link.actor)
    states = {body.country for body in bodies if body.kind == "state"}
    if not states and nation is not None:
        states = {actors[nation].country}
    return replace(actor, country=states.pop()) if len(states) == 1 else actor


def _tellings(
    links: dict[tuple[str | None, str | None], Affiliation],
) -> Iterator[Affiliation]:
    """Without what another tells more of: "minister" and "minister of Chad", the bare body."""
    placed = {title for body, title in links if body}
    titled = {body for body, title in links if title}
    for (body, title), link in links.items():
        if (body and (title or body not in titled)) or (not body and title not in placed):
            yield link


def _described(page: Page, roles: list[Role]) -> list[Link]:
    """ "an analyst at X" beside the person's name: the description is a mention of its own."""
    found = []
    for role in roles:
        person = page.entities.get(role.person.actor or "")
        at = role.noun
        if person is not None:
            page.titled.append((page.doc[at], person))
        if person is None or at in page.covered or at in page.at:
            continue
        if at + 1 in page.covered:
            if (title := _title(page, role, person)) is not None:
                found.append(title)
            continue
        page.at[at] = person
        found.append(Link(at, at + 1, "nominal", person, f"describes {person.label}", score=0.9))
    return found


def _title(page: Page, role: Role, person: Entity) -> Link | None:
    """ "North Korean leader Kim": the title speaks of Kim, though a state's name stands in it."""
    first = role.noun
    while first > 0 and (first - 1 in page.covered or page.doc[first - 1].dep_ in _IN_TITLE):
        first -= 1
    named = any(i in page.covered for i in range(first, role.noun))
    if not named or page.doc[first].is_space:
        return None
    return Link(first, role.noun + 1, "nominal", person, f"the title of {person.label}", score=0.9)


def _walk(page: Page) -> list[Link]:
    """The article's own words in text order, then what quotations say of others."""
    found: list[Link] = []
    quoted: list[Token] = []
    own_voice: list[Token] = []
    ruled = _ruled(page)
    for token in _tokens(page, ruled):
        if token.lower in kin.KIN:
            kin.learn(page, token)
        if token.i in page.names:
            _enter(page, token)
        elif token.i in page.covered or token.i in page.at:
            continue
        elif token.lower in pronouns.I_AND_WE:
            own_voice.append(token)
        elif token.i in page.speech and token.lower in ruled:
            quoted.append(token)
        else:
            _take(page, _link(page, token), found)
    page.speakers.update(_speakers(page))
    found += pronouns.first_persons(page, own_voice, page.speakers)
    for token in quoted:
        _take(page, _link(page, token, page.speakers.get(page.speech[token.i])), found)
    return found


def _ruled(page: Page) -> frozenset[int]:
    """The words that a rule may speak of."""
    return _RULED | page.heads | page.trades


def _tokens(page: Page, ruled: frozenset[int]) -> Iterator[Token]:
    """The tokens that a rule may speak of; most need no look."""
    doc = page.doc
    columns = doc.to_array(["LOWER", "TAG"]).tolist()
    for i, (lower, tag) in enumerate(columns):
        if lower in ruled or tag == _PLURAL or i in page.names:
            yield doc[i]


def _enter(page: Page, token: Token) -> None:
    mention = page.names[token.i]
    entity = page.entities.get(mention.actor or "")
    head = page.head(token.i)
    if entity is not None:
        page.add(entity, head)
    elif mention.type == "nominal":
        page.add(Entity(f"«{token.text}»", "group", plural=True), head)


def _take(page: Page, link: Link | None, found: list[Link]) -> None:
    if link is None:
        return
    found.append(link)
    if link.entity is not None:
        head = page.doc[link.behind - 1]
        page.add(link.entity, head)
        if link.type == "nominal" and link.entity.actor:
            found.extend(appositions.behind(page, link.entity, head))


def _link(page: Page, token: Token, speaker: Entity | None = None) -> Link | None:
    if token.lower in pronouns.PERSONAL:
        return pronouns.resolve(page, token, speaker)
    if token.lower in pronouns.WHO:
        return pronouns.relative(page, token)
    several = token.tag == _PLURAL and token.lower not in descriptions.ONE_VOICE
    if several or token.lower in groups.TWO:
        return groups.describe(page, token)
    return descriptions.describe(page, token)


def _speakers(page: Page) -> dict[int, Entity]:
    """Who speaks the quotations, by number."""
    found = speech.speakers(page.doc, page.speech)
    known = ((number, page.entity(token)) for number, token in found.items())
    return {number: entity for number, entity in known if entity is not None}
