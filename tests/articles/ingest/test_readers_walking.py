"""Which files of the given paths are read, and which paths are refused."""

import os
from pathlib import Path

import pytest

from articles.ingest.readers import RawArticle, Refusal, Rules, read

RULES = Rules(max_chars=1_000, date_needed=False)


def write(path: Path, text: str = "It began.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def reason(path: Path) -> str:
    (found,) = read(path, RULES)
    assert isinstance(found, Refusal)
    assert found.name == str(path)
    return found.reason


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a/y.TXT", "c/d/e.jsonl", "a.txt"]
    for name in names:
        write(tmp_path / name, '{"id": "e", "text": "A."}' if name.endswith("l") else "A.")

    found = [Path(a.name).relative_to(tmp_path).as_posix() for a in read(tmp_path, RULES)]

    assert found == ["a/y.TXT", "a/z.txt", "a.txt", "b.txt", "c/d/e.jsonl:1"]


def test_hidden_and_other_files_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    for name in [".hidden.txt", ".git/a.txt", "README.md", "picture.png"]:
        write(tmp_path / name)
    kept = write(tmp_path / "kept.txt")

    assert [article.name for article in read(tmp_path, RULES)] == [str(kept)]


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "README.md")

    assert reason(tmp_path) == "it has no .txt or .jsonl file"


def test_a_file_of_another_kind_is_refused_when_it_is_named(tmp_path: Path) -> None:
    assert reason(write(tmp_path / "a.pdf")) == "only .txt and .jsonl files are read"


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    assert reason(tmp_path / "no.txt") == "it cannot be read: No such file or directory"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert reason(tmp_path / "pipe.txt") == "it is neither a file nor a folder"


def test_a_broken_link_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    write(tmp_path / "b.txt")

    refused, taken = read(tmp_path, RULES)

    assert refused.name == str(tmp_path / "a.txt")
    assert isinstance(taken, RawArticle)


def test_a_link_round_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "circle").symlink_to(tmp_path)

    assert len(list(read(tmp_path, RULES))) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)

    assert reason(tmp_path / "a.txt") == "it cannot be read: Permission denied"


def test_a_name_that_is_not_utf8_can_still_be_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    write(path)

    (article,) = read(path, RULES)

    assert article.name == f"{tmp_path}/caf\\xe9.txt"
