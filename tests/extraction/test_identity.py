"""Who is the same across articles, without a database."""

from typing import Any

import pytest

from newsbase.extraction import results
from newsbase.extraction.identity import Profile, across, choose, compare
from newsbase.extraction.results import Span
from newsbase.extraction.spelling import skeleton


def person(name: str, **told: Any) -> Profile:
    return Profile(name, "person", frozenset((name,)), **told)


RU, ZE = frozenset(("RU",)), frozenset(("ZE",))


def test_what_both_have_in_common_raises_the_score() -> None:
    bare = compare(person("ana silva"), person("ana silva"))
    land = compare(person("ana silva", countries=RU), person("ana silva", countries=RU))
    bank = frozenset(("zenda bank",))
    body = compare(person("ana silva", bodies=bank), person("ana silva", bodies=bank))

    assert bare.score < land.score < body.score
    assert land.why == "the same full name, of the same country (RU)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"countries": RU}, {"countries": ZE}),
        ({"walks": frozenset(("sport",))}, {"walks": frozenset(("public",))}),
        (
            {"bodies": frozenset(("a",))},
            {"bodies": frozenset(("b",))},
        ),
    ],
)
def test_a_contradiction_leaves_an_offer(
    one: dict[str, frozenset[str]], other: dict[str, frozenset[str]]
) -> None:
    choice = choose(person("ana silva", **one), [(1, person("ana silva", **other))])

    assert (choice.who, choice.perhaps, choice.ambiguous) == (None, (1,), False)


def test_from_business_to_office_in_one_country_is_no_contradiction() -> None:
    banker = person("ana silva", countries=RU, walks=frozenset(("economy",)))
    minister = person("ana silva", countries=RU, walks=frozenset(("public",)))

    assert choose(minister, [(1, banker)]).who == 1


def test_several_who_fit_equally_are_ambiguous() -> None:
    choice = choose(person("ana silva"), [(1, person("ana silva")), (2, person("ana silva"))])

    assert (choice.who, choice.perhaps, choice.ambiguous) == (None, (1, 2), True)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ana silva", "ana maria silva", True),
        ("kim jong-un", "kim jong un", True),
        ("jae-in moon", "moon jae in", True),
        ("a. m. silva", "ana silva", True),
        ("a. silva", "bea silva", False),
        ("ana silva", "bea silva", False),
        ("ana silva", "ana silva jr.", False),
        ("alyaksandr lukashenka", "alexander lukashenko", True),
    ],
)
def test_names_that_may_be_one(one: str, other: str, *, alike: bool) -> None:
    assert (compare(person(one), person(other)).score > 0) is alike


def test_one_full_name_alone_is_only_an_offer() -> None:
    choice = choose(person("ana silva"), [(1, person("ana silva"))])

    assert (choice.who, choice.perhaps, choice.ambiguous) == (None, (1,), False)


def test_the_company_in_which_articles_name_them_speaks_for_one_person() -> None:
    beside = frozenset(("zenda bank", "state:RU"))
    choice = choose(person("ana silva", beside=beside), [(1, person("ana silva", beside=beside))])

    assert (choice.who, choice.why) == (
        1,
        "the same full name, named in the same company (zenda bank)",
    )


def test_father_and_son_are_told_apart_by_their_office_alone() -> None:
    office = frozenset((("state:RU", "minister"),))
    father = person("ana silva sr.", countries=RU)
    plain = person("ana silva", countries=RU)
    minister = person("ana silva", countries=RU, offices=office)

    assert choose(plain, [(1, father), (2, plain)]).who is None
    assert choose(minister, [(1, father), (2, minister)]).who == 2


def test_an_abbreviation_that_stands_for_other_names_is_only_an_offer() -> None:
    council = Profile("nordic defence council", "organization", frozenset(("ndc", "x")))
    dairy = Profile("national dairy company", "organization", frozenset(("ndc", "y")))

    assert choose(dairy, [(1, council)]).who is None


def found(name: str, *roles: str) -> results.Actor:
    links = tuple(results.Affiliation(None, role, Span(0, 1)) for role in roles)
    return results.Actor(f"person:{name}", name, "person", (name,), affiliations=links)


def test_across_articles_the_same_are_joined_and_others_are_not() -> None:
    state = results.Actor("state:RU", "Ruritania", "state", known=True)
    bank = results.Actor("org:bank", "Zenda Bank", "organization")
    who = across(
        [
            ("a", [found("Ana Silva", "minister"), state, bank]),
            ("b", [found("Ana Silva", "striker"), state, bank]),
            ("c", [found("Ana Silva", "minister"), bank]),
            ("d", [found("Ana Silva"), state]),
        ]
    )

    key = "person:Ana Silva"
    assert who["a", key] == who["c", key] != who["b", key]
    assert who["a", "state:RU"] == who["b", "state:RU"] == "state:RU"
    assert who["d", key] not in (who["a", key], who["b", key])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexander Lukashenko", "Aliaksandr Lukashenka"),
        ("Volodymyr Zelensky", "Wolodymyr Selenskyj"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Kim Jong-un", "Kim Jong Un"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bill lund", "william lund", True),
        ("bill lund", "william j. lund", True),
        ("j. m. lund", "john mark lund", True),
        ("bill lund", "robert lund", False),
        ("william lund", "william lundgren", False),
    ],
)
def test_short_forms_of_given_names_fit_at_one_body(one: str, other: str, same: bool) -> None:
    bank = frozenset(("zenda bank",))
    choice = choose(person(one, bodies=bank), [(1, person(other, bodies=bank))])
    assert (choice.who == 1) is same


def test_a_short_form_alone_is_but_an_offer() -> None:
    choice = choose(person("bill lund"), [(1, person("william lund"))])
    assert (choice.who, choice.perhaps) == (None, (1,))
