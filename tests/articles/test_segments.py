from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement, product

from articles.segments import Leaf, Mark, Paragraph, Span, segments


def written(nodes: list[Mark | Leaf]) -> str:
    """A tree in one line: `[key text]` for the first piece of a span, `[+key text]` for others."""
    return "".join(
        node.text
        if isinstance(node, Leaf)
        else f"[{'' if node.first else '+'}{node.span.key} {written(node.children)}]"
        for node in nodes
    )


def leaves(nodes: list[Mark | Leaf]) -> Iterator[Leaf]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        else:
            yield from leaves(node.children)


def marked(
    nodes: list[Mark | Leaf], at: int, above: tuple[str, ...] = ()
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every offset with the keys of the marks around it."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield from ((at + i, above) for i in range(len(node.text)))
            at += len(node.text)
        else:
            yield from marked(node.children, at, (*above, node.span.key))
            at += sum(len(leaf.text) for leaf in leaves(node.children))


def one(text: str, *spans: Span) -> str:
    (paragraph,) = segments(text, spans)
    return written(paragraph.children)


def test_it_leaves_a_text_without_spans_alone() -> None:
    assert segments("abc", []) == [Paragraph(0, 3, [Leaf("abc")])]


def test_it_marks_one_span() -> None:
    assert one("abcdef", Span(2, 4, "s1")) == "ab[s1 cd]ef"


def test_it_nests_the_shorter_in_the_longer() -> None:
    assert one("abcdef", Span(1, 3, "m1"), Span(0, 5, "s1")) == "[s1 a[m1 bc]de]f"


def test_it_puts_the_lower_rank_outside_where_spans_are_equal() -> None:
    assert one("abc", Span(0, 3, "m1", rank=2), Span(0, 3, "s1", rank=1)) == "[s1 [m1 abc]]"


def test_it_closes_and_reopens_crossing_spans() -> None:
    assert one("abcdef", Span(0, 4, "a"), Span(2, 6, "b")) == "[a ab[b cd]][+b ef]"


def test_it_names_the_second_piece_of_a_key_as_no_first() -> None:
    assert one("abcdef", Span(0, 2, "s1"), Span(4, 6, "s1")) == "[s1 ab]cd[+s1 ef]"


def test_it_parts_paragraphs_at_blank_lines_only() -> None:
    found = segments("one\ntwo\n \n\nthree\n", [])
    assert [written(paragraph.children) for paragraph in found] == ["one\ntwo", "three"]
    assert [(p.start, p.end) for p in found] == [(0, 7), (11, 16)]


def test_it_carries_a_span_over_a_paragraph_break() -> None:
    found = segments("one\n\ntwo", [Span(1, 7, "s1")])
    assert [written(p.children) for p in found] == ["o[s1 ne]", "[+s1 tw]o"]


def test_it_gives_words_the_innermost_link() -> None:
    spans = [Span(0, 6, "m1", href="/outer/"), Span(2, 4, "m2", href="/inner/"), Span(2, 3, "c")]
    (paragraph,) = segments("abcdef", spans)
    links = [(leaf.text, leaf.href) for leaf in leaves(paragraph.children)]
    assert links == [("ab", "/outer/"), ("c", "/inner/"), ("d", "/inner/"), ("ef", "/outer/")]


def test_it_ignores_spans_that_mark_nothing() -> None:
    spans = [Span(2, 2, "empty"), Span(3, 1, "backwards"), Span(9, 12, "outside")]
    assert one("abc", *spans) == "abc"


def test_it_cuts_a_span_at_the_end_of_the_text() -> None:
    assert one("abc", Span(1, 99, "s1")) == "a[s1 bc]"


def test_it_counts_code_points_not_bytes_or_surrogates() -> None:
    assert one("🛰é“a”", Span(2, 5, "s1")) == "🛰é[s1 “a”]"


def all_pairs_and_triples(length: int) -> Iterator[list[Span]]:
    places = list(combinations(range(length + 1), 2))
    for number in (2, 3):
        for chosen in combinations_with_replacement(places, number):
            yield [Span(a, b, f"k{i}", rank=i % 2) for i, (a, b) in enumerate(chosen)]


def test_it_marks_exactly_the_spans_of_every_small_case() -> None:
    """All pairs and triples of spans in a line, and in a text with a paragraph break."""
    for text in ("abcde", "ab\n\ncd"):
        for spans in all_pairs_and_triples(len(text)):
            for paragraph in segments(text, spans):
                covered = dict(marked(paragraph.children, paragraph.start))
                assert list(covered) == list(range(paragraph.start, paragraph.end))
                for at, keys in covered.items():
                    assert sorted(keys) == sorted(s.key for s in spans if s.start <= at < s.end)


def test_it_gives_every_visible_key_one_first_piece() -> None:
    for spans in all_pairs_and_triples(5):
        (paragraph,) = segments("abcde", spans)
        shape = written(paragraph.children)
        assert all(shape.count(f"[{span.key} ") == 1 for span in spans)


def test_it_keeps_every_character_of_every_small_text() -> None:
    for letters in product("a\n ", repeat=6):
        text = "".join(letters)
        end = 0
        for paragraph in segments(text, [Span(1, 4, "s1"), Span(2, 6, "m1")]):
            assert not text[end : paragraph.start].strip()
            joined = "".join(leaf.text for leaf in leaves(paragraph.children))
            assert joined == text[paragraph.start : paragraph.end]
            assert joined.strip() == joined != ""
            end = paragraph.end
        assert not text[end:].strip()
