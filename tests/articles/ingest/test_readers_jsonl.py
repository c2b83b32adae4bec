"""JSON Lines: many articles, one a line."""

import datetime
import io
import json
from pathlib import Path

import pytest

from articles.ingest.readers import RawArticle, Refusal, Rules, jsonl, read

RULES = Rules(max_chars=1_000, date_needed=False)


def read_lines(content: bytes, rules: Rules = RULES) -> list[RawArticle | Refusal]:
    return list(jsonl.read(io.BytesIO(content), "stdin", rules))


def test_it_takes_all_keys_and_ignores_others() -> None:
    record = {
        "id": "a1",
        "text": "It began.",
        "published": "2024-03-05",
        "title": "Begun",
        "section": "Security",
        "url": "https://gazette.example/1",
        "source": "Gazette",
        "author": 7,
    }

    assert read_lines(json.dumps(record).encode()) == [
        RawArticle(
            name="stdin:1",
            id="a1",
            text="It began.",
            published=datetime.date(2024, 3, 5),
            title="Begun",
            section="Security",
            url="https://gazette.example/1",
            source="Gazette",
        )
    ]


def test_the_text_stays_as_it_is() -> None:
    text = " It\u00a0\u00ad began.\r\n\r\n\r\n "

    (article,) = read_lines(json.dumps({"id": "a", "text": text}).encode())

    assert isinstance(article, RawArticle)
    assert article.text == text


def test_a_number_is_an_id_too_and_null_is_as_good_as_absent() -> None:
    (article,) = read_lines(b'{"id": 7, "text": "A.", "title": null, "published": null}')

    assert article == RawArticle(name="stdin:1", id="7", text="A.")


def test_a_byte_order_mark_and_blank_lines_are_passed_over() -> None:
    found = read_lines(b'\xef\xbb\xbf{"id": "a", "text": "A."}\n\n  \r\n{"id": "b", "text": "B."}')

    assert [(a.name, a.id) for a in found if isinstance(a, RawArticle)] == [
        ("stdin:1", "a"),
        ("stdin:4", "b"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"nonsense", "it is not JSON: Expecting value at column 1"),
        (b'["a"]', "it is not a JSON object"),
        (b'{"text": "A."}', 'it has no "id"'),
        (b'{"id": "", "text": "A."}', 'it has no "id"'),
        (b'{"id": true, "text": "A."}', 'it has no "id"'),
        (b'{"id": "a"}', 'it has no "text"'),
        (b'{"id": "a", "text": 5}', 'it has no "text"'),
        (b'{"id": "a", "text": " \\n"}', "it has no text"),
        (b'{"id": "a", "text": "A.", "title": 5}', 'its "title" is not a string'),
        (
            b'{"id": "a", "text": "A.", "published": "5 March"}',
            "the date '5 March' is not of the form YYYY-MM-DD",
        ),
        (b'{"id": "a", "text": "A.", "published": "2023-02-29"}', "there is no day 2023-02-29"),
        (
            b'{"id": "a", "text": "A.", "url": "javascript:alert(1)"}',
            'its "url" is no http address of at most 1000 characters',
        ),
        (b'{"id": "a", "text": "\xff"}', "it is not UTF-8 (at byte 21 of the line)"),
        (b'{"id": "a", "text": "\\ud800"}', "it has half a surrogate pair, which is no character"),
        *(
            (
                b'{"id": "a", "text": "A.", "%s": "http://gazette.example/\\udfff"}' % key,
                "it has half a surrogate pair, which is no character",
            )
            for key in (b"url", b"title", b"section", b"source")
        ),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"id": "a", "text": "%b"}' % (b"A" * 1_001), "its text has more than 1000 characters"),
    ],
)
def test_a_bad_line_is_refused_and_the_next_is_read(line: bytes, expected: str) -> None:
    refused, taken = read_lines(line + b'\n{"id": "b", "text": "B."}\n')

    assert refused == Refusal("stdin:1", expected)
    assert taken == RawArticle(name="stdin:2", id="b", text="B.")


def test_an_endless_line_is_not_kept_in_memory() -> None:
    endless = b'{"id": "a", "text": "' + b"A" * 500_000 + b'"}'

    refused, taken = read_lines(endless + b'\n{"id": "b", "text": "B."}')

    assert refused == Refusal("stdin:1", "the line is longer than 112000 bytes")
    assert taken == RawArticle(name="stdin:2", id="b", text="B.")


def test_the_longest_text_may_be_written_in_escapes() -> None:
    (article,) = read_lines(json.dumps({"id": "a", "text": "𐍈" * 1_000}).encode("ascii"))

    assert isinstance(article, RawArticle)
    assert len(article.text) == 1_000


def test_a_line_is_given_before_the_next_is_asked_for() -> None:
    class Impatient(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert self.tell() == 0, "the second line was read too early"
            return super().readline(size)

    lines = jsonl.read(Impatient(b'{"id": "a", "text": "A."}\n{}\n'), "stdin", RULES)

    assert next(lines) == RawArticle(name="stdin:1", id="a", text="A.")


def test_a_file_of_many_articles_names_each_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"id": "a", "text": "A."}\n{}\n', encoding="utf-8")

    assert [found.name for found in read(path, RULES)] == [f"{path}:1", f"{path}:2"]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.touch()

    assert list(read(path, RULES)) == [Refusal(str(path), "it has no article")]
