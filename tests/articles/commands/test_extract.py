"""`manage.py extract`. Without the django_db mark, touching the database fails a test."""

import io
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import CommandError, call_command

from articles.ingest.machine import ModelMissingError
from newsbase.extraction.results import Extraction, Mention, Span
from tests.articles.ingest.machines import HandMachine


class Printed(NamedTuple):
    lines: list[dict[str, Any]]
    errors: str
    status: int


def run(*paths: object, stdin: bytes = b"", **options: Any) -> Printed:
    out, err, status = io.StringIO(), io.StringIO(), 0
    machine = options.pop("machine", None) or HandMachine()
    try:
        call_command(
            "extract", *map(str, paths), stdout=out, stderr=err,
            machine=machine, stdin=io.BytesIO(stdin), **options,
        )  # fmt: skip
    except SystemExit as end:
        status = int(str(end.code))
    return Printed(
        [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status
    )


def test_it_prints_a_line_of_the_contract_for_each_article(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(" date 2024-03-05 Economy|The bank met.", encoding="utf-8")

    printed = run(tmp_path / "one.txt")

    assert printed == Printed(
        [
            {
                "id": "one",
                "title": None,
                "published": "2024-03-05",
                "section": "Economy",
                "text": "The bank met.",
                "actors": [],
                "mentions": [],
                "statements": [],
                "events": [],
                "dates": [],
                "places": [],
            }
        ],
        "",
        0,
    )


def test_offsets_count_the_characters_of_a_jsonl_text_as_it_is() -> None:
    text = "  𐍈\u00ad Mme\u00a0Ngo  came. "
    start = text.index("Ngo")

    def find(given: str) -> Extraction:
        span = Span(given.index("Ngo"), given.index("Ngo") + 3)
        mention = Mention(span, "name", None, "somebody unknown", score=0.0)
        return Extraction(text=given, published=None, mentions=(mention,))

    line = json.dumps({"id": "a", "text": text, "title": "T", "section": "S"})
    (article,) = run("-", stdin=line.encode(), machine=HandMachine(find)).lines

    assert article["text"] == text
    assert article["mentions"] == [
        {
            "actor": None,
            "start": start,
            "end": start + 3,
            "type": "name",
            "score": 0.0,
            "why": "somebody unknown",
        }
    ]
    assert (article["title"], article["section"], article["published"]) == ("T", "S", None)


def test_published_stands_in_for_a_missing_date() -> None:
    lines = b'{"id": "a", "text": "A."}\n{"id": "b", "text": "B.", "published": "2023-01-02"}\n'

    printed = run("-", "--published", "2024-03-05", stdin=lines)

    assert [line["published"] for line in printed.lines] == ["2024-03-05", "2023-01-02"]


def test_a_bad_input_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    lines = b'{"id": "a", "text": "A."}\nnonsense\n{"id": "c", "text": "C."}\n'

    printed = run(tmp_path / "bad.txt", tmp_path / "none.txt", "-", stdin=lines)

    assert [line["id"] for line in printed.lines] == ["a", "c"]
    assert "bad.txt: it is not UTF-8 (at byte 3)" in printed.errors
    assert "none.txt: it cannot be read: No such file or directory" in printed.errors
    assert "stdin:2: it is not JSON" in printed.errors
    assert printed.status == 1


def test_an_article_that_the_machine_fails_on_does_not_stop_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def find(text: str) -> Extraction:
        if text == "B.":
            raise LookupError("a rule is wrong")
        return Extraction(text=text, published=None)

    lines = b"".join(b'{"id": "%b", "text": "%b."}\n' % (x, x) for x in (b"A", b"B", b"C"))
    printed = run("-", stdin=lines, machine=HandMachine(find))

    assert [line["id"] for line in printed.lines] == ["A", "C"]
    assert "stdin:2: internal error, see the log: LookupError: a rule is wrong" in printed.errors
    assert printed.status == 1
    assert "Traceback" in caplog.text


def test_it_prints_a_batch_before_it_reads_the_next() -> None:
    out = io.StringIO()

    class Stream(io.BytesIO):
        """Notes what had been printed when the 33rd line was asked for."""

        printed = ""

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if b'"32"' in line:
                self.printed = out.getvalue()
            return line

    stream = Stream(b"".join(b'{"id": "%d", "text": "A %d."}\n' % (n, n) for n in range(40)))
    call_command("extract", "-", stdout=out, machine=HandMachine(), stdin=stream)

    assert len(stream.printed.splitlines()) == 32
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == [
        str(n) for n in range(40)
    ]


def test_a_model_that_cannot_be_loaded_ends_it() -> None:
    class Broken(HandMachine):
        def load(self) -> None:
            raise ModelMissingError("the spaCy model x cannot be loaded")

    with pytest.raises(CommandError, match="the spaCy model x cannot be loaded"):
        run("-", stdin=b'{"id": "a", "text": "A."}', machine=Broken())


def test_a_wrong_date_is_refused_with_the_reason() -> None:
    with pytest.raises(CommandError, match="there is no day 2024-02-30"):
        run("-", "--published", "2024-02-30")


def test_ctrl_c_ends_it_quietly() -> None:
    def find(text: str) -> Extraction:
        raise KeyboardInterrupt

    printed = run("-", stdin=b'{"id": "a", "text": "A."}', machine=HandMachine(find))

    assert printed == Printed([], "", 130)
