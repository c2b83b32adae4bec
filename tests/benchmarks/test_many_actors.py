from itertools import islice

from benchmarks.many_actors import ALIASES, many_actors


def test_they_are_the_same_at_every_run_however_many_are_taken() -> None:
    assert list(many_actors(50)) == list(islice(many_actors(500), 50))


def test_each_has_a_key_of_its_own_and_so_many_aliases_all_different() -> None:
    actors = list(many_actors(2000))
    assert len({actor.key for actor in actors}) == 2000
    for actor in actors:
        assert len({actor.name, *(alias.text for alias in actor.aliases)}) == 1 + ALIASES


def test_there_are_names_of_each_sort() -> None:
    actors = list(many_actors(2000))
    names = {alias.text for actor in actors for alias in actor.aliases}
    assert {actor.kind for actor in actors} == {"person", "organization"}
    assert any(not name.isascii() for name in names)
    assert any(" " not in name and name.isupper() for name in names)
    assert any("'s " in name for name in names)
    assert {"Bank", "Court", "North", "Police"} & names
