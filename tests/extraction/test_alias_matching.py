import spacy
from spacy.language import Language

from benchmarks.many_actors import many_actors
from newsbase.extraction.alias_matching import AliasTable, normal
from newsbase.extraction.compounds import merge_compounds
from newsbase.extraction.known import KnownActor, KnownAlias

WHO = KnownActor("igo:who", "World Health Organization", "igo", (KnownAlias("WHO"),))
CHINA = KnownActor(
    "state:CN", "China", "state", (KnownAlias("Chinese", "adjective"), KnownAlias("PRC")), "CN"
)
CONGO = KnownActor("state:CG", "Republic of the Congo", "state", (KnownAlias("Congo"),), "CG")
DR_CONGO = KnownActor("state:CD", "DR Congo", "state", (KnownAlias("Congo"),), "CD")
NLP: Language = spacy.blank("en")
MISSION = KnownActor("org:cn-mission", "China's mission to the EU", "organization")
TABLE = AliasTable((WHO, CHINA, CONGO, DR_CONGO, MISSION))


def found(text: str, table: AliasTable = TABLE) -> list[tuple[str, list[str]]]:
    doc = merge_compounds(NLP.make_doc(text))
    return [
        (doc[m.first : m.behind].text, [actor.key for actor, _ in m.bearers])
        for m in table.matches(doc)
    ]


def table_of(*names: str) -> AliasTable:
    """A table of actors that have one name each, which is their key too."""
    return AliasTable([KnownActor(name, name, "organization") for name in names])


def texts(found: list[tuple[str, list[str]]]) -> list[str]:
    return [text for text, _ in found]


def test_it_finds_single_words_as_they_are_written() -> None:
    assert found("who told the WHO about china in China") == [
        ("WHO", ["igo:who"]),
        ("China", ["state:CN"]),
    ]


def test_it_finds_several_words_in_any_case() -> None:
    assert found("the world health Organization met") == [
        ("world health Organization", ["igo:who"])
    ]
    assert found("the world health organization met") == []


def test_it_prefers_the_longest_name() -> None:
    assert found("in DR Congo") == [("DR Congo", ["state:CD"])]


def test_it_gives_every_bearer_of_a_shared_name() -> None:
    assert found("rebels in Congo") == [("Congo", ["state:CG", "state:CD"])]


def test_an_apostrophe_may_be_straight_or_curly() -> None:
    assert found("China’s mission to the EU")[0][1] == ["org:cn-mission"]
    assert found("China's mission to the EU")[0][1] == ["org:cn-mission"]


def test_an_alias_may_be_entered_with_either_apostrophe() -> None:
    table = table_of("Miners’ Union of Oruro")
    assert texts(found("the Miners' Union of Oruro", table)) == ["Miners' Union of Oruro"]
    assert texts(found("the Miners’ Union of Oruro", table)) == ["Miners’ Union of Oruro"]


def test_it_finds_no_name_in_a_longer_word() -> None:
    assert found("the Congolese and Chinatown") == []
    assert texts(found("pro-China groups in (Congo), China")) == ["China", "Congo", "China"]


def test_of_names_that_overlap_the_longest_and_then_the_first_holds() -> None:
    table = table_of("Gulf Trade Bank", "Bank of Sind", "Sind Water", "Trade Bank")
    assert texts(found("Gulf Trade Bank of Sind Water", table)) == ["Gulf Trade Bank", "Sind Water"]


def test_all_matches_hold_the_names_in_names_too() -> None:
    table = table_of("Bank of Sind", "Sind", "Sind Water")
    doc = NLP.make_doc("the Bank of Sind Water")
    spans = [doc[m.first : m.behind].text for m in table.all_matches(doc)]
    assert spans == ["Bank of Sind", "Sind", "Sind Water"]


def test_two_tables_find_each_its_own_names_in_one_text() -> None:
    doc = NLP.make_doc("Sind and Oruro")
    found = [table_of(name).matches(doc) for name in ("Sind", "Oruro", "Sind")]
    assert [[m.first for m in matches] for matches in found] == [[0], [2], [0]]


def test_it_finds_several_words_in_capitals_throughout() -> None:
    table = table_of("USA Today", "USA", "Sind")
    assert texts(found("in USA TODAY", table)) == ["USA TODAY"]
    assert texts(found("SIND IN THE USA", table)) == ["USA"]


def test_a_name_may_begin_with_a_mark_or_an_article() -> None:
    table = table_of("The Hague Forum", "'Ndrangheta", "@Deepfield", "&Beyond Trust")
    text = "The Hague Forum, 'Ndrangheta, @Deepfield and &Beyond Trust"
    assert len(found(text, table)) == 4


def test_a_compound_that_is_one_token_may_be_part_of_a_name() -> None:
    table = table_of("Coral Task Force")
    assert texts(found("the Coral Task Force met", table)) == ["Coral Task Force"]


def test_letters_that_change_their_length_in_lower_case_do_no_harm() -> None:
    table = table_of("İzmir Port Union", "Sind")
    assert texts(found("İİ, İzmir Port Union and Sind", table)) == ["İzmir Port Union", "Sind"]


def test_it_finds_each_of_many_names_with_all_that_bear_it() -> None:
    actors = list(many_actors(600))
    table = AliasTable(actors)
    bearers: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *(alias.text for alias in actor.aliases)):
            bearers.setdefault(name, set()).add(actor.key)
    for name, keys in bearers.items():
        doc = NLP.make_doc(f"He met {name} there")
        [whole] = [m for m in table.all_matches(doc) if m.first == 2 and m.behind == len(doc) - 1]
        assert {actor.key for actor, _ in whole.bearers} >= keys
        named = table.named(name)
        assert named is None or {named.key} == keys


def test_it_knows_a_name_in_another_spelling() -> None:
    assert TABLE.named("the World Health Organisation") == WHO
    assert TABLE.named("Congo") is None


def test_it_knows_a_name_by_itself_whatever_it_begins_with() -> None:
    table = table_of("The Center-North Front", "Élan Party", "'Ndrangheta", "Kuru’s Guard")
    for name, asked in (
        ("The Center-North Front", "center-north front"),
        ("Élan Party", "the Elan Party"),
        ("'Ndrangheta", "’ndrangheta"),
        ("Kuru’s Guard", "Kuru Guard"),
    ):
        assert table.named(asked) == table.by_key[name]
    assert table.named("the") is None
    assert table.named("") is None


def test_normal_forgets_articles_genitives_and_spelling() -> None:
    assert normal("China’s Ministry of Defense") == normal("china's ministry of the Defence")
