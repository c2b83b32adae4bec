import spacy
from spacy.language import Language

from newsbase.extraction.alias_matching import AliasTable, normal
from newsbase.extraction.known import KnownActor, KnownAlias

WHO = KnownActor("igo:who", "World Health Organization", "igo", (KnownAlias("WHO"),))
CHINA = KnownActor(
    "state:CN", "China", "state", (KnownAlias("Chinese", "adjective"), KnownAlias("PRC")), "CN"
)
CONGO = KnownActor("state:CG", "Republic of the Congo", "state", (KnownAlias("Congo"),), "CG")
DR_CONGO = KnownActor("state:CD", "DR Congo", "state", (KnownAlias("Congo"),), "CD")
NLP: Language = spacy.blank("en")
MISSION = KnownActor("org:cn-mission", "China's mission to the EU", "organization")
TABLE = AliasTable(NLP, (WHO, CHINA, CONGO, DR_CONGO, MISSION))


def found(text: str) -> list[tuple[str, list[str]]]:
    doc = NLP.make_doc(text)
    return [
        (doc[m.first : m.behind].text, [actor.key for actor, _ in m.bearers])
        for m in TABLE.matches(doc)
    ]


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


def test_it_knows_a_name_in_another_spelling() -> None:
    assert TABLE.named("the World Health Organisation") == WHO
    assert TABLE.named("Congo") is None


def test_normal_forgets_articles_genitives_and_spelling() -> None:
    assert normal("China’s Ministry of Defense") == normal("china's ministry of the Defence")
