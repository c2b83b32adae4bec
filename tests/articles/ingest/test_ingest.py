"""Many inputs, good and bad, on their way into the knowledge base."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from articles.ingest import ingest
from articles.ingest.machine import ModelMissingError, Unread
from articles.ingest.readers import Rules
from articles.models import Article, Event, Ingestion, IngestionItem, Mention, Statement
from newsbase.extraction.results import Extraction, Span
from newsbase.extraction.results import Mention as Found
from tests.articles.ingest.findings import DAY, TEXT, extraction
from tests.articles.ingest.machines import HandMachine, nothing

RULES = Rules(max_chars=1_000)

pytestmark = pytest.mark.django_db


def seed(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f" date 2024-03-05 Economy|{text}", encoding="utf-8")
    return path


def run(*paths: Path, machine: HandMachine | None = None, rules: Rules = RULES) -> list[str]:
    """What became of each input, as the items that were reported say it."""
    reported: list[IngestionItem] = []
    ingest(paths, machine or HandMachine(), rules, reported.append)
    assert reported == list(Ingestion.objects.order_by("-pk")[0].items.order_by("pk"))
    return [f"{Path(i.name).name} {i.outcome} {i.reason}".strip() for i in reported]


def failing_on(word: str, error: Exception) -> HandMachine:
    def find(text: str) -> Extraction:
        if word in text:
            raise error
        return nothing(text)

    return HandMachine(find)


def test_articles_are_stored_with_their_findings(tmp_path: Path) -> None:
    seed(tmp_path, "a.txt", TEXT)

    assert run(tmp_path, machine=HandMachine(lambda text: extraction())) == ["a.txt added"]

    article = Article.objects.get()
    assert (article.published, article.section, article.pipeline_version) == (
        DAY,
        "Economy",
        "hand",
    )
    assert article.statements.count() == 1
    item = IngestionItem.objects.get()
    assert (item.article, item.name) == (article, str(tmp_path / "a.txt"))


def test_the_run_is_recorded(tmp_path: Path) -> None:
    seed(tmp_path, "a.txt", "A.")

    run(tmp_path)

    record = Ingestion.objects.get()
    assert (record.paths, record.pipeline_version) == ([str(tmp_path)], "hand")
    assert record.finished_at is not None
    assert record.finished_at >= record.started_at


def test_again_nothing_is_new_and_the_machine_rests(tmp_path: Path) -> None:
    for name in "ab":
        seed(tmp_path, f"{name}.txt", f"{name}.")
    run(tmp_path)
    machine = HandMachine()

    assert run(tmp_path, machine=machine) == ["a.txt known", "b.txt known"]

    assert (machine.loads, machine.batches) == (0, [])
    assert Article.objects.count() == 2


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    seed(tmp_path, "a.txt", "A.")
    run(tmp_path)
    seed(tmp_path, "b.txt", "B.")
    machine = HandMachine()

    assert run(tmp_path, machine=machine) == ["a.txt known", "b.txt added"]

    assert machine.batches == [1]


def test_the_same_text_twice_in_a_folder_is_known_the_second_time(tmp_path: Path) -> None:
    seed(tmp_path, "a.txt", "A.")
    seed(tmp_path, "b.txt", "A.")

    assert run(tmp_path) == ["a.txt added", "b.txt known"]

    first, second = IngestionItem.objects.order_by("pk")
    assert first.article == second.article


def test_the_same_text_twice_is_read_with_the_date_that_it_is_stored_with(tmp_path: Path) -> None:
    days = ("2024-03-05", "2024-03-06")
    lines = [f'{{"id": {n}, "text": "A.", "published": "{day}"}}' for n, day in enumerate(days)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    read: list[Unread] = []

    class Watched(HandMachine):
        def read(self, articles: Sequence[Unread]) -> list[Extraction]:
            read.extend(articles)
            return super().read(articles)

    assert run(tmp_path, machine=Watched()) == ["a.jsonl:1 added", "a.jsonl:2 known"]

    assert read == [("A.", DAY)]
    assert Article.objects.get().published == DAY


def test_bad_inputs_are_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    seed(tmp_path, "a-good.txt", "A.")
    (tmp_path / "b-latin.txt").write_bytes(b" date 2024-03-05 X|caf\xe9")
    seed(tmp_path, "c-empty.txt", "")
    (tmp_path / "d-dateless.txt").write_text("B.", encoding="utf-8")
    (tmp_path / "e-impossible.txt").write_text(" date 2024-02-30 X|B.", encoding="utf-8")
    seed(tmp_path, "f-long.txt", "A" * 1_001)
    lines = '{"id": 1}\n{"id": 2, "text": "C\\u0000.", "published": "2024-03-05"}\n'
    good = '{"id": 3, "text": "C.", "published": "2024-03-05"}\n'
    (tmp_path / "g.jsonl").write_text(lines + good, encoding="utf-8")
    (tmp_path / "h-picture.png").touch()

    assert run(tmp_path, tmp_path / "missing.txt", tmp_path / "h-picture.png") == [
        "a-good.txt added",
        "b-latin.txt refused it is not UTF-8 (at byte 22)",
        "c-empty.txt refused it has no text",
        "d-dateless.txt refused it has no date of publication, and none was given",
        "e-impossible.txt refused there is no day 2024-02-30",
        "f-long.txt refused its text has more than 1000 characters",
        'g.jsonl:1 refused it has no "text"',
        "g.jsonl:2 refused it has a NUL character, which cannot be stored",
        "g.jsonl:3 added",
        "missing.txt refused it cannot be read: No such file or directory",
        "h-picture.png refused only .txt and .jsonl files are read",
    ]
    assert Article.objects.count() == 2


def test_an_article_that_the_machine_fails_on_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("a", "bad", "c"):
        seed(tmp_path, f"{name}.txt", f"{name}.")

    outcomes = run(tmp_path, machine=failing_on("bad", LookupError("a rule is wrong")))

    assert outcomes == [
        "a.txt added",
        "bad.txt refused internal error, see the log: LookupError: a rule is wrong",
        "c.txt added",
    ]
    assert "Traceback" in caplog.text


def test_an_article_that_cannot_be_stored_is_refused_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def find(text: str) -> Extraction:
        bad = Found(Span(0, 500), "name", None)
        return Extraction(text=text, published=None, mentions=(bad,) if "bad" in text else ())

    for name in ("a", "bad", "c"):
        seed(tmp_path, f"{name}.txt", f"{name}.")

    outcomes = run(tmp_path, machine=HandMachine(find))

    assert [outcome.split()[1] for outcome in outcomes] == ["added", "refused", "added"]
    assert "ends behind the text of article" in outcomes[1]
    assert sorted(Article.objects.values_list("text", flat=True)) == ["a.", "c."]
    assert "Traceback" in caplog.text


def test_a_lost_database_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*args: object) -> None:
        raise OperationalError("the server closed the connection")

    seed(tmp_path, "a.txt", "A.")
    monkeypatch.setattr("articles.ingest.store", lost)

    with pytest.raises(OperationalError):
        run(tmp_path)


def test_a_model_that_cannot_be_loaded_ends_the_run(tmp_path: Path) -> None:
    class Broken(HandMachine):
        def load(self) -> None:
            raise ModelMissingError("the spaCy model x cannot be loaded")

    seed(tmp_path, "a.txt", "A.")

    with pytest.raises(ModelMissingError):
        run(tmp_path, machine=Broken())

    assert Ingestion.objects.get().finished_at is not None


def test_an_interrupted_run_leaves_whole_articles_and_an_end(tmp_path: Path) -> None:
    for name in "abc":
        seed(tmp_path, f"{name}.txt", f"{name}.")

    def interrupt(item: IngestionItem) -> None:
        if item.name.endswith("b.txt"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([tmp_path], HandMachine(), RULES, interrupt)

    assert sorted(Article.objects.values_list("text", flat=True)) == ["a.", "b."]
    assert Ingestion.objects.get().finished_at is not None
    assert run(tmp_path) == ["a.txt known", "b.txt known", "c.txt added"]


def test_many_articles_go_in_batches(tmp_path: Path) -> None:
    lines = [f'{{"id": {n}, "text": "Text {n}.", "published": "2024-03-05"}}' for n in range(70)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    machine = HandMachine()

    assert len(run(tmp_path, machine=machine)) == 70

    assert machine.batches == [32, 32, 6]


def test_the_given_source_and_date_stand_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A.", encoding="utf-8")
    own = '{"id": 1, "text": "B.", "published": "2020-01-01", "source": "Herald"}'
    (tmp_path / "b.jsonl").write_text(own, encoding="utf-8")

    run(tmp_path, rules=Rules(max_chars=100, published=DAY, source="Gazette"))

    rows = Article.objects.order_by("pk").values_list("source__name", "published__year")
    assert list(rows) == [("Gazette", 2024), ("Herald", 2020)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_runs_at_once_store_a_file_once(tmp_path: Path) -> None:
    path = seed(tmp_path, "a.txt", TEXT)
    both_have_read = threading.Barrier(2, timeout=30)
    outcomes: list[str] = []

    def find(text: str) -> Extraction:
        both_have_read.wait()
        return extraction()

    def work() -> None:
        try:
            ingest([path], HandMachine(find), RULES, lambda item: outcomes.append(item.outcome))
        finally:
            connection.close()

    _together(work, work)

    assert sorted(outcomes) == ["added", "known"]
    assert (Article.objects.count(), Statement.objects.count(), Event.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_runs_at_once_make_one_actor_and_one_event_of_one_name(tmp_path: Path) -> None:
    both_have_read = threading.Barrier(2, timeout=30)

    def find(text: str) -> Extraction:
        both_have_read.wait()
        return extraction(text=text)

    def work(number: int) -> Callable[[], None]:
        path = seed(tmp_path, f"{number}.txt", f"{TEXT} {number}")

        def ingest_one() -> None:
            try:
                ingest([path], HandMachine(find), RULES, lambda item: None)
            finally:
                connection.close()

        return ingest_one

    _together(work(1), work(2))

    assert Article.objects.count() == 2
    names = [mention.actor and mention.actor.name for mention in _name_mentions()]
    assert names.count("Ana Silva") == 2
    assert len({mention.actor_id for mention in _name_mentions()}) == 3
    assert Event.objects.get().reports.count() == 2


def _name_mentions() -> list[Mention]:
    return list(Mention.objects.filter(type="name").select_related("actor"))


def _together(*jobs: Callable[[], None]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
