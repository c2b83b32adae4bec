from collections.abc import Collection, Sequence

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from actors.affiliating import affiliate
from actors.known import known_actors
from actors.models import Actor, Affiliation, Alias
from actors.resolution import resolve
from newsbase.decisions import Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.known import KnownAlias
from newsbase.extraction.results import Span
from newsbase.persons import as_person
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AliasFactory,
    ArticleFactory,
    MentionFactory,
)

pytestmark = pytest.mark.django_db

SILVA = results.Actor("person:ana-silva", "Ana Silva", "person", ("Ana Silva", "Silva"), "PT")


def state(**fields: object) -> Actor:
    # No real state's code: the curated tables tell what names of those mean where.
    defaults = {"name": "Ruritania", "kind": "state", "country": "QR", "curated_key": "state:QR"}
    return ActorFactory.create(**{**defaults, "origin": Origin.CURATED, **fields})


def person(name: str = "Ana Silva", **fields: object) -> Actor:
    """Somebody of the same country as Silva."""
    defaults = {"name": name, "kind": "person", "country": "PT", "origin": "machine"}
    return ActorFactory.create(**{**defaults, **fields})


def meant(*found: results.Actor, wanted: Collection[str] | None = None) -> dict[str, Actor]:
    return resolve(found, {actor.key for actor in found} if wanted is None else wanted).actors


# The alias table


def test_curated_and_vouched_actors_are_known() -> None:
    state()
    accepted = person("Ana Silva", decision=Decision.ACCEPTED)
    entered = person("Ben Okri", origin=Origin.PERSON)
    person("Cy Vance")
    state(name="Zenda", curated_key="state:ZE", decision=Decision.REJECTED)
    person("Di Amato", origin=Origin.PERSON, decision=Decision.REJECTED)

    assert [(actor.key, actor.name) for actor in known_actors()] == [
        ("state:QR", "Ruritania"),
        (f"id:{accepted.pk}", "Ana Silva"),
        (f"id:{entered.pk}", "Ben Okri"),
    ]


def test_they_come_with_aliases_country_and_parent() -> None:
    ruritania = state()
    AliasFactory.create(actor=ruritania, text="Ruritanian", type="adjective")
    fleet = ActorFactory.create(name="Fleet", curated_key="org:fleet", origin=Origin.CURATED)
    AffiliationFactory.create(person=fleet, organisation=ruritania, role="", origin=Origin.CURATED)

    known = {actor.key: actor for actor in known_actors()}

    assert KnownAlias("Ruritanian", "adjective") in known["state:QR"].aliases
    assert (known["state:QR"].country, known["state:QR"].parent) == ("QR", None)
    assert (known["org:fleet"].country, known["org:fleet"].parent) == (None, "state:QR")


def test_a_surname_that_the_machine_met_is_no_alias_for_other_articles() -> None:
    silva = person(decision=Decision.ACCEPTED)
    AliasFactory.create(actor=silva, text="Silva", origin=Origin.MACHINE)
    AliasFactory.create(actor=silva, text="Ana M. Silva", origin=Origin.MACHINE)
    AliasFactory.create(actor=silva, text="Anita", origin=Origin.PERSON)

    (known,) = known_actors()

    assert [alias.text for alias in known.aliases] == ["Ana M. Silva", "Anita"]


def test_a_name_that_a_person_took_away_is_not_given_back_by_the_tables() -> None:
    congo = state(name="DR Congo", curated_key="state:CD", country="CD")
    state(name="Republic of the Congo", curated_key="state:CG", country="CG")

    assert bearers("Congo") == {"state:CD", "state:CG"}

    AliasFactory.create(actor=congo, text="Congo", origin=Origin.CURATED, rejected=True)

    assert bearers("Congo") == {"state:CG"}


def bearers(name: str) -> set[str]:
    """The keys of those who have the name."""
    return {known.key for known in known_actors() if name in [a.text for a in known.aliases]}


# From findings to actors


def test_a_known_key_leads_to_its_actor() -> None:
    ruritania, accepted = state(), person(decision=Decision.ACCEPTED)

    found = meant(
        results.Actor("state:QR", "Ruritania", "state", known=True),
        results.Actor(f"id:{accepted.pk}", "Ana Silva", "person", known=True),
        wanted=(),
    )

    assert found == {"state:QR": ruritania, f"id:{accepted.pk}": accepted}


def test_an_actor_rejected_meanwhile_is_not_meant() -> None:
    state(decision=Decision.REJECTED)

    assert meant(results.Actor("state:QR", "Ruritania", "state", known=True)) == {}


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


def test_a_full_name_alone_is_not_enough() -> None:
    before = person(country="")

    assert meant(SILVA)[SILVA.key] != before


def test_who_was_meant_when_the_article_was_last_read_is_meant_again() -> None:
    before = person(country="")

    assert resolve([SILVA], {SILVA.key}, [before.pk]).actors == {SILVA.key: before}


def test_the_company_in_which_articles_name_somebody_tells_who_it_is() -> None:
    bank = ActorFactory.create(name="Zenda Bank", kind="organization")
    before, other = person(country=""), person(country="")
    article = ArticleFactory.create(text="Ana Silva of Zenda Bank")
    for actor, surface in ((before, "Ana Silva"), (bank, "Zenda Bank")):
        MentionFactory.create(article=article, actor=actor, surface=surface)

    found = meant(SILVA, results.Actor("org:bank", "Zenda Bank", "organization"))

    assert found == {SILVA.key: before, "org:bank": bank}
    assert other not in found.values()


@pytest.mark.parametrize("fields", [{"kind": "organization"}, {"country": "BR"}])
def test_another_kind_or_country_is_another_actor(fields: dict[str, str]) -> None:
    before = person(**fields)

    found = meant(results.Actor(SILVA.key, "Ana Silva", "person", country="PT"))

    assert found[SILVA.key] != before


def test_of_two_namesakes_neither_is_meant_where_nothing_tells_them_apart() -> None:
    first, second = person(), person()

    resolution = resolve([SILVA], {SILVA.key})

    assert resolution.actors == {}
    assert set(resolution.perhaps[SILVA.key]) == {first, second}
    assert "several bear the name" in resolution.choices[SILVA.key].why


def test_of_two_namesakes_the_one_of_the_same_body_is_meant() -> None:
    bank = ActorFactory.create(name="Zenda Bank", kind="organization", country="QR")
    first, _ = person(), person()
    AffiliationFactory.create(person=first, organisation=bank, role="trader")

    found = meant(*found_with("governor"))

    assert found[SILVA.key] == first


def office(country: str, role: str, name: str = "Ana Silva") -> tuple[results.Actor, results.Actor]:
    """Somebody with an office of a state that is known."""
    link = results.Affiliation(f"state:{country}", role, Span(3, 9))
    land = results.Actor(f"state:{country}", country, "state", country=country, known=True)
    return results.Actor("person:x", name, "person", affiliations=(link,)), land


def test_a_namesake_of_another_country_is_somebody_new() -> None:
    state()
    state(name="Zenda", country="ZE", curated_key="state:ZE")
    first = told(*office("QR", "minister"))
    second = told(*office("ZE", "minister"))

    assert first != second
    assert told(*office("QR", "minister")) == first


def told(*found: results.Actor) -> Actor:
    """Resolve as an article does, with its affiliations."""
    actors = meant(*found)
    affiliate(found, actors)
    return actors["person:x"]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Ana Silva", True),
        ("Ana M. Silva", True),
        ("A. Silva", True),
        ("Anna Sylva", True),
        ("Silva", True),  # the same office
        ("Beatriz Silva", False),
        ("Ana Silva Jr.", False),
    ],
)
def test_other_forms_of_a_name_are_the_same_person_in_the_same_office(
    name: str, same: bool
) -> None:
    state()
    before = told(*office("QR", "minister"))

    assert (told(*office("QR", "minister", name)) == before) is same


@pytest.mark.parametrize("name", ["A. Silva", "Anna Sylva", "Silva"])
def test_other_forms_alone_are_not_enough(name: str) -> None:
    before = person()

    found = meant(results.Actor("person:x", name, "person"))

    assert found["person:x"] != before


def test_a_known_name_in_another_walk_of_life_is_another_person() -> None:
    state()
    known = told(*office("QR", "minister"))
    known.decision, known.decided_at = Decision.ACCEPTED, timezone.now()
    known.save()
    link = results.Affiliation(None, "goalkeeper", Span(3, 9))
    found = results.Actor(f"id:{known.pk}", "Ana Silva", "person", known=True, affiliations=(link,))

    assert meant(found)[found.key] != known


def test_the_key_of_a_merged_actor_leads_to_whom_it_was_merged_into(analyst: User) -> None:
    kept = person("Ana Maria Silva", decision=Decision.ACCEPTED)
    gone = person(decision=Decision.ACCEPTED, merged_into=kept)

    assert meant(results.Actor(f"id:{gone.pk}", "Ana Silva", "person", known=True)) == {
        f"id:{gone.pk}": kept
    }


def test_a_name_that_is_not_theirs_leads_to_nobody() -> None:
    before = person("Ana Maria Silva")
    AliasFactory.create(actor=before, text="Bia Costa", rejected=True)

    assert meant(results.Actor("person:x", "Bia Costa", "person"))["person:x"] != before


@pytest.mark.parametrize(
    "name",
    ["Foreign Ministry", "Ministry of Justice", "Central Bank", "Central Election Commission"],
)
def test_a_body_that_every_state_has_is_nobody_without_its_state(name: str) -> None:
    before = ActorFactory.create(name=name, country="QR")

    found = meant(
        results.Actor("org:a", name, "organization"),
        results.Actor("org:b", name, "organization", country="QR"),
    )

    assert found == {"org:b": before}


@pytest.mark.parametrize("name", ["Salvation Army", "Zenda Stock Exchange", "Lantern Relief"])
def test_an_organisation_without_a_country_may_have_a_name_of_its_own(name: str) -> None:
    assert meant(results.Actor("org:a", name, "organization"))["org:a"].name == name


def test_two_findings_of_one_name_are_one_actor() -> None:
    found = meant(SILVA, results.Actor("person:2", "Ana Silva", "person", country="PT"))

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
        results.Actor("state:QR", "Ruritania", "state", ("Strelsau",), known=True),
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

    assert enter(found, {SILVA.key: resolved[SILVA.key], "org:bank": resolved[SILVA.key]}) == []


def test_a_role_stands_alone_where_nobody_knows_the_body() -> None:
    found = found_with("governor")
    resolved = meant(*found)

    (entered,) = enter(found, {SILVA.key: resolved[SILVA.key]})

    assert str(entered) == "Ana Silva, governor"
    assert enter(found_with(None), {SILVA.key: resolved[SILVA.key]}) == []


def test_an_alias_that_a_person_removed_from_an_accepted_actor_stays_away(analyst: User) -> None:
    silva = meant(SILVA)[SILVA.key]
    with as_person(analyst):
        silva.mark(Decision.ACCEPTED, analyst)
        silva.save()
        Alias.objects.all().delete()

    meant(SILVA)

    assert not Alias.objects.exists()


def test_a_short_form_of_the_given_name_is_found_by_another_initial() -> None:
    bank = ActorFactory.create(name="Zenda Bank")
    lund = person("William Lund")
    AffiliationFactory.create(person=lund, organisation=bank, role="governor")
    serves = results.Affiliation("org:zenda-bank", "governor", Span(0, 4))
    bill = results.Actor("person:bill-lund", "Bill Lund", "person", affiliations=(serves,))

    found = meant(bill, results.Actor("org:zenda-bank", "Zenda Bank", "organization"))

    assert found["person:bill-lund"] == lund


def test_a_country_that_was_not_known_is_filled_in() -> None:
    silva = person("Ana Silva", country="")
    bank = ActorFactory.create(name="Zenda Bank")
    AffiliationFactory.create(person=silva, organisation=bank)
    serves = results.Affiliation("org:zenda-bank", None, Span(0, 4))
    found = results.Actor(SILVA.key, "Ana Silva", "person", (), "PT", affiliations=(serves,))

    meant(found, results.Actor("org:zenda-bank", "Zenda Bank", "organization"))

    silva.refresh_from_db()
    assert silva.country == "PT"


@pytest.mark.parametrize(
    ("fields", "elsewhere", "country"),
    [
        ({}, False, "PT"),
        ({}, True, "ES"),
        ({"decision": Decision.ACCEPTED}, False, "ES"),
    ],
)
def test_an_article_read_again_says_anew_whom_it_alone_names(
    fields: dict[str, object], elsewhere: bool, country: str
) -> None:
    silva = person("Ana Silva", country="ES", **fields)
    if elsewhere:
        MentionFactory.create(actor=silva)
    found = results.Actor(SILVA.key, "Ana Silva", "person", (), "PT")

    resolve([found], {found.key}, before=[silva.pk])

    silva.refresh_from_db()
    assert (silva.country, Actor.objects.count()) == (country, 1)
