from collections.abc import Collection, Sequence

import pytest
from django.contrib.auth.models import User

from actors.models import Actor, Affiliation, Alias
from actors.resolution import affiliate, known_actors, resolve
from newsbase.decisions import Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.known import KnownAlias
from newsbase.extraction.results import Span
from newsbase.persons import as_person
from tests.factories import ActorFactory, AffiliationFactory, AliasFactory

pytestmark = pytest.mark.django_db

SILVA = results.Actor("person:ana-silva", "Ana Silva", "person", ("Ana Silva", "Silva"))


def state(**fields: object) -> Actor:
    defaults = {"name": "Ruritania", "kind": "state", "country": "RU", "curated_key": "state:RU"}
    return ActorFactory.create(**{**defaults, "origin": Origin.CURATED, **fields})


def person(name: str = "Ana Silva", **fields: object) -> Actor:
    return ActorFactory.create(**{"name": name, "kind": "person", "origin": "machine", **fields})


def meant(*found: results.Actor, wanted: Collection[str] | None = None) -> dict[str, Actor]:
    return resolve(found, {actor.key for actor in found} if wanted is None else wanted)


# The alias table


def test_curated_and_vouched_actors_are_known() -> None:
    state()
    accepted = person("Ana Silva", decision=Decision.ACCEPTED)
    entered = person("Ben Okri", origin=Origin.PERSON)
    person("Cy Vance")
    state(name="Zenda", curated_key="state:ZE", decision=Decision.REJECTED)
    person("Di Amato", origin=Origin.PERSON, decision=Decision.REJECTED)

    assert [(actor.key, actor.name) for actor in known_actors()] == [
        ("state:RU", "Ruritania"),
        (f"id:{accepted.pk}", "Ana Silva"),
        (f"id:{entered.pk}", "Ben Okri"),
    ]


def test_they_come_with_aliases_country_and_parent() -> None:
    ruritania = state()
    AliasFactory.create(actor=ruritania, text="Ruritanian", type="adjective")
    fleet = ActorFactory.create(name="Fleet", curated_key="org:fleet", origin=Origin.CURATED)
    AffiliationFactory.create(person=fleet, organisation=ruritania, role="", origin=Origin.CURATED)

    known = {actor.key: actor for actor in known_actors()}

    assert known["state:RU"].aliases == (KnownAlias("Ruritanian", "adjective"),)
    assert (known["state:RU"].country, known["state:RU"].parent) == ("RU", None)
    assert (known["org:fleet"].country, known["org:fleet"].parent) == (None, "state:RU")


def test_a_surname_that_the_machine_met_is_no_alias_for_other_articles() -> None:
    silva = person(decision=Decision.ACCEPTED)
    AliasFactory.create(actor=silva, text="Silva", origin=Origin.MACHINE)
    AliasFactory.create(actor=silva, text="Ana M. Silva", origin=Origin.MACHINE)
    AliasFactory.create(actor=silva, text="Anita", origin=Origin.PERSON)

    (known,) = known_actors()

    assert [alias.text for alias in known.aliases] == ["Ana M. Silva", "Anita"]


# From findings to actors


def test_a_known_key_leads_to_its_actor() -> None:
    ruritania, accepted = state(), person(decision=Decision.ACCEPTED)

    found = meant(
        results.Actor("state:RU", "Ruritania", "state", known=True),
        results.Actor(f"id:{accepted.pk}", "Ana Silva", "person", known=True),
        wanted=(),
    )

    assert found == {"state:RU": ruritania, f"id:{accepted.pk}": accepted}


def test_an_actor_rejected_meanwhile_is_not_meant() -> None:
    state(decision=Decision.REJECTED)

    assert meant(results.Actor("state:RU", "Ruritania", "state", known=True)) == {}


def test_a_new_actor_is_made_where_there_is_reason() -> None:
    silva = meant(SILVA)[SILVA.key]

    silva.refresh_from_db()
    assert (silva.name, silva.kind, silva.origin) == ("Ana Silva", "person", Origin.MACHINE)
    assert [(a.text, a.origin) for a in silva.aliases.all()] == [("Silva", Origin.MACHINE)]


def test_without_reason_nobody_is_made() -> None:
    assert meant(SILVA, wanted=()) == {}
    assert not Actor.objects.exists()


def test_what_has_no_proper_name_is_never_made() -> None:
    assert meant(results.Actor("group:two-diplomats", "two diplomats", "group")) == {}


def test_a_description_too_long_for_a_name_is_never_made() -> None:
    assert meant(results.Actor("org:x", "A" * 201, "organization")) == {}


@pytest.mark.parametrize("name", ["Ana Silva", "ANA SILVA", "Aná Silva"])
def test_the_same_full_name_is_the_same_actor(name: str) -> None:
    before = person(name)

    assert meant(SILVA, wanted=()) == {SILVA.key: before}


def test_a_full_alias_is_as_good_as_the_name() -> None:
    before = person("Ana Maria Silva")
    AliasFactory.create(actor=before, text="Ana Silva")

    assert meant(SILVA) == {SILVA.key: before}


def test_a_surname_alone_is_not_the_actor_who_has_it_as_an_alias() -> None:
    before = person()
    AliasFactory.create(actor=before, text="Silva")

    assert meant(results.Actor("person:silva", "Silva", "person"), wanted=()) == {}


@pytest.mark.parametrize("fields", [{"kind": "organization"}, {"country": "BR"}])
def test_another_kind_or_country_is_another_actor(fields: dict[str, str]) -> None:
    before = person(**fields)

    found = meant(results.Actor(SILVA.key, "Ana Silva", "person", country="PT"))

    assert found[SILVA.key] != before


def test_of_two_namesakes_neither_is_meant_unless_one_is_vouched_for() -> None:
    first, _ = person(), person()
    assert meant(SILVA) == {}

    Actor.objects.filter(pk=first.pk).update(decision="accepted", decided_at="2024-01-01T00:00Z")

    assert meant(SILVA) == {SILVA.key: first}


@pytest.mark.parametrize(
    "name",
    ["Foreign Ministry", "Ministry of Justice", "Central Bank", "Central Election Commission"],
)
def test_a_body_that_every_state_has_is_nobody_without_its_state(name: str) -> None:
    before = ActorFactory.create(name=name, country="RU")

    found = meant(
        results.Actor("org:a", name, "organization"),
        results.Actor("org:b", name, "organization", country="RU"),
    )

    assert found == {"org:b": before}


@pytest.mark.parametrize("name", ["Salvation Army", "Zenda Stock Exchange", "Lantern Relief"])
def test_an_organisation_without_a_country_may_have_a_name_of_its_own(name: str) -> None:
    assert meant(results.Actor("org:a", name, "organization"))["org:a"].name == name


def test_two_findings_of_one_name_are_one_actor() -> None:
    found = meant(SILVA, results.Actor("person:2", "Ana Silva", "person"))

    assert found[SILVA.key] == found["person:2"]
    assert Actor.objects.count() == 1


def test_a_rejected_name_stays_rejected() -> None:
    person(decision=Decision.REJECTED)

    assert meant(SILVA) == {}
    assert Actor.objects.count() == 1


def test_an_actor_who_stands_is_meant_rather_than_a_rejected_namesake() -> None:
    person(decision=Decision.REJECTED)
    standing = person()

    assert meant(SILVA) == {SILVA.key: standing}


def test_names_are_added_to_the_machines_own_actors_only() -> None:
    own = person()
    accepted = person("Ben Okri", decision=Decision.ACCEPTED)
    ruritania = state()

    meant(
        SILVA,
        results.Actor("person:ben-okri", "Ben Okri", "person", ("Okri",)),
        results.Actor("state:RU", "Ruritania", "state", ("Strelsau",), known=True),
    )
    meant(SILVA)

    assert [alias.text for alias in own.aliases.all()] == ["Silva"]
    assert not accepted.aliases.exists()
    assert not ruritania.aliases.exists()


# Affiliations


def found_with(role: str | None) -> tuple[results.Actor, results.Actor]:
    link = results.Affiliation("org:bank", role, Span(3, 9))
    silva = results.Actor(SILVA.key, "Ana Silva", "person", affiliations=(link,))
    return silva, results.Actor("org:bank", "Zenda Bank", "organization")


def enter(found: Sequence[results.Actor], resolved: dict[str, Actor]) -> list[Affiliation]:
    return [link.affiliation for link in affiliate(found, resolved)]


def test_an_affiliation_is_entered_once_with_its_evidence() -> None:
    found = found_with("governor")
    resolved = meant(*found)

    (link,) = affiliate(found, resolved)
    assert enter(found, resolved) == [link.affiliation]

    assert link.evidence == Span(3, 9)
    affiliation = Affiliation.objects.get()
    assert str(affiliation) == "Ana Silva, governor (Zenda Bank)"
    assert affiliation.origin == Origin.MACHINE


def test_an_affiliation_that_a_person_entered_is_used() -> None:
    found = found_with(None)
    resolved = meant(*found)
    entered = AffiliationFactory.create(
        person=resolved[SILVA.key], organisation=resolved["org:bank"], role=""
    )

    assert enter(found, resolved) == [entered]
    entered.refresh_from_db()
    assert entered.origin == Origin.PERSON


def test_an_affiliation_needs_two_different_actors() -> None:
    found = found_with("governor")
    resolved = meant(*found)

    assert enter(found, {SILVA.key: resolved[SILVA.key]}) == []
    assert enter(found, {SILVA.key: resolved[SILVA.key], "org:bank": resolved[SILVA.key]}) == []


def test_an_alias_that_a_person_removed_from_an_accepted_actor_stays_away(analyst: User) -> None:
    silva = meant(SILVA)[SILVA.key]
    with as_person(analyst):
        silva.mark(Decision.ACCEPTED, analyst)
        silva.save()
        Alias.objects.all().delete()

    meant(SILVA)

    assert not Alias.objects.exists()
