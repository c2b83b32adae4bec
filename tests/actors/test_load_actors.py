from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from actors.curated import CuratedActor
from actors.loading import Counts, load
from actors.merging import merge
from actors.models import Actor, Affiliation, Alias
from newsbase.decisions import Decision, Origin
from newsbase.extraction.known import KnownAlias, Term
from newsbase.persons import as_person
from tests.factories import ActorFactory

pytestmark = pytest.mark.django_db

STATE = CuratedActor(
    "state:RU", "Ruritania", "state", "RU", wikidata="Q1", aliases=(KnownAlias("Rury"),)
)
FLEET = CuratedActor("org:fleet", "Ruritanian Fleet", "organization", "RU", parent="state:RU")
TABLES = (STATE, FLEET)


def aliases(actor: Actor) -> dict[str, tuple[str, str]]:
    return {alias.text: (alias.type, alias.origin) for alias in actor.aliases.all()}


def decide(actor: Actor, analyst: User) -> None:
    with as_person(analyst):
        actor.mark(Decision.CORRECTED, analyst)
        actor.save()


def test_it_adds_actors_with_aliases_and_parents() -> None:
    assert load(TABLES) == Counts(added=2, updated=0, unchanged=0, edited=0)

    state = Actor.objects.get(curated_key="state:RU")
    assert (state.name, state.kind, state.country) == ("Ruritania", "state", "RU")
    assert (state.external_ids, state.origin) == ({"wikidata": "Q1"}, Origin.CURATED)
    assert aliases(state) == {"Rury": ("name", "curated")}
    assert state.members.get().person.name == "Ruritanian Fleet"


def test_again_it_changes_nothing_and_asks_little(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    load(TABLES)
    before = list(Actor.objects.values()), list(Alias.objects.values())

    with django_assert_max_num_queries(6):
        counts = load(TABLES)

    assert counts == Counts(added=0, updated=0, unchanged=2, edited=0)
    assert (list(Actor.objects.values()), list(Alias.objects.values())) == before
    assert Affiliation.objects.count() == 1


def test_it_follows_the_tables() -> None:
    load(TABLES)
    changed = replace(
        STATE, name="Ruritania Proper", aliases=(KnownAlias("Rury", "metonym"), KnownAlias("RUR"))
    )

    assert load((changed, FLEET)) == Counts(added=0, updated=1, unchanged=1, edited=0)

    state = Actor.objects.get(curated_key="state:RU")
    assert state.name == "Ruritania Proper"
    assert aliases(state) == {"Rury": ("metonym", "curated"), "RUR": ("name", "curated")}
    load((replace(changed, aliases=()), FLEET))
    assert aliases(state) == {}


def test_a_body_that_moves_leaves_its_old_parent() -> None:
    other = CuratedActor("state:RX", "New Ruritania", "state", "RX")
    load((STATE, other, FLEET))

    counts = load((STATE, other, replace(FLEET, parent="state:RX")))

    assert counts == Counts(added=0, updated=1, unchanged=2, edited=0)
    assert Affiliation.objects.filter(organisation__curated_key="state:RX").count() == 1


def test_what_a_person_decided_stays(analyst: User) -> None:
    load(TABLES)
    state = Actor.objects.get(curated_key="state:RU")
    state.name = "Kingdom of Ruritania"
    decide(state, analyst)
    with as_person(analyst):
        state.aliases.all().delete()

    counts = load((replace(STATE, description="A kingdom"), FLEET))

    assert counts == Counts(added=0, updated=0, unchanged=1, edited=1)
    state.refresh_from_db()
    assert (state.name, state.description) == ("Kingdom of Ruritania", "")
    assert aliases(state) == {}


def test_an_alias_that_a_person_entered_stays() -> None:
    load(TABLES)
    state = Actor.objects.get(curated_key="state:RU")
    Alias.objects.create(actor=state, text="Zenda", type="name", origin=Origin.PERSON)

    load((replace(STATE, aliases=(KnownAlias("Zenda", "metonym"),)), FLEET))

    assert aliases(state) == {"Zenda": ("name", "person")}


def test_it_keeps_the_other_ids_of_an_actor() -> None:
    load(TABLES)
    Actor.objects.filter(curated_key="state:RU").update(external_ids={"viaf": "7"})

    load(TABLES)

    state = Actor.objects.get(curated_key="state:RU")
    assert state.external_ids == {"viaf": "7", "wikidata": "Q1"}


def test_it_takes_no_actor_of_the_machine_over() -> None:
    found = ActorFactory.create(name="Ruritania", kind="state", country="RU", origin=Origin.MACHINE)

    assert load(TABLES).added == 2

    found.refresh_from_db()
    assert found.curated_key is None
    assert Actor.objects.filter(name="Ruritania").count() == 2


def test_the_command_loads_the_tables_and_prints_the_counts() -> None:
    out = StringIO()

    call_command("load_actors", stdout=out)
    call_command("load_actors", stdout=out)

    first, second = out.getvalue().splitlines()
    total = Actor.objects.filter(origin=Origin.CURATED).count()
    assert total > 240
    assert first.startswith(f"Curated actors: {total} added, 0 updated, 0 unchanged, 0 left")
    assert second.startswith(f"Curated actors: 0 added, 0 updated, {total} unchanged, 0 left")


def leader(*terms: Term) -> CuratedActor:
    return CuratedActor("person:rudolf-elphberg", "Rudolf Elphberg", "person", "RU", terms=terms)


def term(title: str, first: date | None, last: date | None) -> Term:
    return Term("state:RU", title, first, last)


def terms_of() -> list[tuple[str, str, str, str]]:
    rows = Affiliation.objects.exclude(role="").order_by("since")
    return [(row.role, row.since, row.until, row.origin) for row in rows]


def test_terms_of_office_are_affiliations_with_dates() -> None:
    king = term("King", date(2001, 2, 1), date(2004, 12, 31))
    load((STATE, leader(king, term("King", date(2010, 1, 1), None))))

    assert terms_of() == [
        ("king", "2001-02", "2004", "curated"),
        ("king", "2010", "", "curated"),
    ]
    again = load((STATE, leader(king, term("King", date(2010, 1, 1), None))))
    assert (again.updated, again.unchanged) == (0, 2)


def test_terms_follow_the_table_and_leave_what_others_entered(analyst: User) -> None:
    load((STATE, leader(term("King", date(2001, 2, 1), None))))
    person, state = Actor.objects.get(kind="person"), Actor.objects.get(kind="state")
    with as_person(analyst):
        Affiliation.objects.create(person=person, organisation=state, role="poet", since="2000")

    changed = leader(term("King", date(2001, 2, 1), date(2004, 2, 29)))
    assert load((STATE, changed)).updated == 1
    assert terms_of() == [
        ("poet", "2000", "", "person"),
        ("king", "2001-02", "2004-02", "curated"),
    ]
    load((STATE, leader()))
    assert terms_of() == [("poet", "2000", "", "person")]


def test_one_that_a_person_merged_stays_merged(analyst: User) -> None:
    """With its aliases at the one that stands for it, and the bodies that belong to that one."""
    load(TABLES)
    state = Actor.objects.get(curated_key="state:RU")
    other = ActorFactory.create(name="Great Ruritania", kind="state")
    merge(state, other, analyst)
    assert load((replace(STATE, name="Ruritanian Republic"), FLEET)).edited == 1
    state.refresh_from_db()
    assert (state.name, state.merged_into) == ("Ruritania", other)
    assert Affiliation.objects.get().organisation == other
    assert {"Rury", "Ruritania"} <= set(aliases(other))


def test_a_curated_one_keeps_what_another_brought_into_it(analyst: User) -> None:
    tables = (replace(STATE, wikidata=None), FLEET)
    load(tables)
    state, fleet = (Actor.objects.get(curated_key=record.key) for record in tables)
    merge(state, fleet, analyst)
    assert load(tables) == Counts(added=0, updated=0, unchanged=1, edited=1)
    assert {"Rury", "Ruritania"} <= set(aliases(fleet))
    assert not Affiliation.objects.exists()
