import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from actors.merging import keep_apart, merge
from actors.models import Actor, Suggestion
from actors.suggesting import suggest_for
from newsbase.decisions import Decision, Origin
from newsbase.persons import as_person
from tests.factories import ActorFactory, AffiliationFactory, AliasFactory

pytestmark = pytest.mark.django_db


def person(name: str, country: str = "") -> Actor:
    return ActorFactory.create(name=name, kind="person", country=country, origin=Origin.MACHINE)


def body(name: str, country: str = "", kind: str = "organization") -> Actor:
    return ActorFactory.create(name=name, kind=kind, country=country, origin=Origin.MACHINE)


def why(one: Actor, other: Actor) -> str | None:
    """Suggested from either side, and alike."""
    for each in (one, other):
        Suggestion.objects.all().delete()
        suggest_for([each])
    found = Suggestion.objects.with_both(one, other).first()
    return found.why if found else None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Alexander Lukashenko", "Aliaksandr Lukashenka", "another spelling"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "the same name"),
        ("Moon Jae-in", "Jae-in Moon", "another spelling"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "names alike in"),
        ("Jan Holm", "Jan Erik Holm", "given names that fit"),
    ],
)
def test_people_in_other_spellings(one: str, other: str, reason: str) -> None:
    assert reason in str(why(person(one), person(other)))


def test_an_initial_needs_something_in_common() -> None:
    short, long = person("J. Holm"), person("Jan Petter Holm")
    assert why(short, long) is None
    Actor.objects.filter(pk__in=[short.pk, long.pk]).update(country="NO")
    ActorFactory.create(name="Norway", kind="state", country="NO")
    assert "both of Norway" in str(why(short, long))
    centre = body("Stimson Center")
    for each in (short, long):
        AffiliationFactory.create(person=each, organisation=centre)
    assert "both at Stimson Center" in str(why(short, long))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Holm", "Jon Holm"),
        ("Anna Petersen", "Jan Petersen"),
        ("Michael Kugelman", "Michael Kofman"),
    ],
)
def test_people_of_other_given_names_or_surnames(one: str, other: str) -> None:
    assert why(person(one, "NO"), person(other, "NO")) is None


def test_a_surname_alone_needs_the_same_organisation() -> None:
    short, long = person("Holm", "NO"), person("Jan Holm", "NO")
    assert why(short, long) is None
    centre = body("Stimson Center")
    for each in (short, long):
        AffiliationFactory.create(person=each, organisation=centre)
    assert "the same surname" in str(why(short, long))


def test_acronyms_of_bodies() -> None:
    reason = why(body("UFO", kind="igo"), body("Union of the Fishing Organizations", kind="igo"))
    assert "first letters" in str(reason)


def test_an_alias_in_common_of_bodies_of_one_country(analyst: User) -> None:
    one, other = body("Institute of Peace", "US"), body("Washington Peace House", "US")
    AliasFactory.create(actor=one, text="Peace Institute")
    alias = AliasFactory.create(actor=other, text="Peace Institute")
    assert "both called" in str(why(one, other))
    with as_person(analyst):
        alias.rejected = True
        alias.save()
    assert why(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ministry of Defence", "Ministry of Finance"), ("Bank of Turku", "Bank of Tampere")],
)
def test_bodies_that_differ_in_a_word(one: str, other: str) -> None:
    assert why(body(one, "FI"), body(other, "FI")) is None


def test_bodies_of_one_name_in_two_countries() -> None:
    assert why(body("Ministry of Defence", "NO"), body("Ministry of Defence", "SE")) is None


def test_actors_of_different_kinds() -> None:
    assert why(person("Jan Holm"), body("Jan Holm")) is None
    unknown = ActorFactory.create(name="Jan Holm", kind="unknown", origin=Origin.MACHINE)
    assert why(person("Jan Holm"), unknown)


def test_what_a_person_settled_is_not_suggested_again(analyst: User) -> None:
    one, other = person("Jan Holm"), person("Jan Hölm")
    assert why(one, other)
    keep_apart(one, other, analyst)
    assert not Suggestion.objects.exists()
    assert why(one, other) is None
    third, fourth = person("Ivar Lind"), person("Ivar Lindh")
    assert why(third, fourth)
    merge(third, fourth, analyst)
    suggest_for([third, fourth])
    assert why(third, fourth) is None
    fifth = person("Nils Berg")
    rejected = ActorFactory.create(name="Nils Berg", kind="person", decision=Decision.REJECTED)
    assert why(fifth, rejected) is None


def test_curated_actors_are_known_apart() -> None:
    one, other = (
        ActorFactory.create(name="Congo", kind="state", origin="curated", curated_key=key)
        for key in ("state:CG", "state:CD")
    )
    assert why(one, other) is None
    third = ActorFactory.create(name="Congo", kind="state", origin="machine")
    assert why(one, third)


def test_what_is_no_longer_alike_goes() -> None:
    one, other = person("Jan Holm"), person("Jan Hölm")
    suggest_for([one])
    Actor.objects.filter(pk=other.pk).update(name="Petra Lund")
    suggest_for([one])
    assert not Suggestion.objects.exists()


def test_the_same_again_writes_nothing_anew() -> None:
    one, _ = person("Jan Holm"), person("Jan Hölm")
    suggest_for([one])
    before = list(Suggestion.objects.values())
    suggest_for([one])
    assert list(Suggestion.objects.values()) == before


def test_it_asks_a_fixed_number_of_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    numbers = []
    for size in (2, 12):
        people = [person(f"Jan {'abcdefghijklmnop'[i] * 4} Holm") for i in range(size)]
        people += [person("Jan Holm", "NO"), person("Jan Hölm", "NO")]
        with django_assert_max_num_queries(30) as captured:
            suggest_for(people)
        numbers.append(len(captured))
        Actor.objects.all().delete()
    assert numbers[0] == numbers[1]


def test_the_command_renews_all(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Jan Holm", "Jan Hölm", "Ivar Lind", "Ivar Lindh"):
        person(name)
    call_command("suggest")
    assert capsys.readouterr().out == "2 pairs of actors may be one\n"
