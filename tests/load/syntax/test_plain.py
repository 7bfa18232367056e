"""Plain YAML is read without the parser, and exactly as the parser reads it; the rest is left to the parser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.load.faults import Faults
from reader.load.syntax.builder import read_nodes
from reader.load.syntax.nodes import Mapping, Node, RawMark
from reader.load.syntax.plain import LARGEST, read_plain

CONTENT = Path(__file__).parents[3] / "content"
EXAMPLE = (CONTENT / "tsikhanouski-freed.yaml").read_text(encoding="utf-8")


def place(mark: RawMark | None) -> tuple[int, int, int] | None:
    return None if mark is None else (mark.index, mark.line, mark.column)


def everything(node: Node, source: str) -> Any:
    """All that a node says: its kind, values and marks; of blocks not the end, which says nothing."""
    if isinstance(node, tuple):
        value, mark, style, key_mark, end = node
        return value, place(mark), style, place(key_mark), place(end)
    is_flow = source[node.mark.index] in "[{"
    around = place(node.mark), place(node.key_mark), is_flow and place(node.end_mark)
    if isinstance(node, Mapping):
        assert not node.repeats
        return "mapping", *around, [(key, everything(value, source)) for key, value in node.items()]
    return "list", *around, [everything(value, source) for value in node]


def parsed(source: str) -> Any:
    """The same by YAML's parser, None where it finds any fault."""
    faults = Faults()
    root = read_nodes(source.encode(), faults)
    return None if root is None or faults.diagnostics else everything(root, source)


def read(source: str) -> Any:
    root = read_plain(source.encode())
    return None if root is None else everything(root, source)


@pytest.mark.parametrize("path", sorted(CONTENT.glob("**/*.yaml")), ids=lambda path: path.name)
def test_articles_that_come_with_the_program_are_plain(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert read(source) == parsed(source) is not None


@pytest.mark.parametrize(
    "source",
    [
        "a: b\n",
        "# x\n\n  # y\na: b\n\n# z\nc-d_1: “e” f’s 1:2 a#b  g\n# h\n",
        "a: b  \nc: d\n   e\n   f  \n\ng: h\n",
        "a:\n  b:\n    c: d\n  e: f\ng: h\n",
        "a:\n- b\n- c: d\n  e: f\n-   g: h\n    i:\n    - j\nk: l\n",
        "a:\n    - b\n    - c\n      d\nk: -l\n",
        "a: |-\n  b\n\n    c \n \n  # d: [e\n\nf: |\n  g\n\n\nh: i\n",
        "a:\n  - |\n    b\n  - |-\n   c\n# d\n  # e\n",
        "a: 'b: #c \"d'\ne: \"f: #g 'h\"\ni: ''\nj: \"\"  \n",
        "a: [b, 'c, d', \"e]\" ,  f g-h]\ni: {j: k, l:  [m, {n: o's}], p: '}' }\n",
        "a:\n  - {b: c}\n  - [d]\n  - 'e'\n  - -f\n",
        "a: é😀中\nb: [é, 😀]\n",
    ],
)
def test_plain_files_are_read_as_the_parser_reads_them(source: str) -> None:
    assert read(source) == parsed(source) is not None


@pytest.mark.parametrize(
    "source",
    [
        "", "\n", "a: b", "- a\n", "a\n", "a:\n", "a: b\na: c\n", "a : b\n", "a:b\n", " a: b\n", "'a': b\n",
        "é: a\n", "-a: b\n", "a:\tb\n", "a: b\r\n", "a: \u200db\n", "a: \x1bb\n", "\ufeffa: b\n", "a: b\n---\nc: d\n",
        "a: %b\n", "a:\n  - - b\n",
        "%a: b\n", "<<: a\n", "a: b: c\n", "a: b:\n", "a: b #c\n", "a: #b\n", "a: b\n  c: d\n", "a: b\n  # c\n  d\n",
        "a: b\n\n  c\n", "a: b\n  - c\n", "a: - b\n", "a: -\n", "a: ?\n", "a: &b c\n", "a: *b\n", "a: !b c\n",
        "a: @b\n", "a: `b\n", "a: >-\n  b\n", "a: |+\n  b\n", "a: |2\n  b\n", "a: | # b\n  c\n", "a: |\nb: c\n",
        "a: |\n\n  b\n", "a: 'b\n", "a: 'b''c'\n", "a: 'b' c\n", "a: 'b': c\n", "a: \"b\\n\"\n", "a: \"b\n  c\"\n",
        "a: [b\n  ]\n", "a: []\n", "a: {}\n", "a: [b,]\n", "a: [b, , c]\n", "a: [b}\n", "a: [b: c]\n", "a: [b] c\n",
        "a: {b}\n", "a: {b: }\n", "a: {b: c, b: d}\n", "a: {b:c}\n", "a: {'b': c}\n", "a: [b#c]\n", "a: [&b c]\n",
        "a: [b?]\n", "a: {b: c]\n", "a: [b [c]]\n", "a:\n - b\n  - c\n", "a:\n  - b\n c: d\n", "a:\n  -\n",
        "a:\n  - [b]\n    c\n",
        "a:\n  b: c\n d: e\n", "a:\n  b\n", "a:\n  - b:\n", "a:\n  -   \n", "a: " + "[" * 20 + "b" + "]" * 20 + "\n",
        "a:\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1, 20)) + " " * 20 + "b: c\n",
        "".join(f"a{number}: b\n" for number in range(101)), "a: |-\n  " + "b" * LARGEST + "\n", "a: [b\n",
        "a: {b: [c}\n", "a: [\n", "a: {b: \n", "a:  - b\n", "a:\n- b\n  - c\n- d:\n", "a:\n  - b\n  c\n: d\n",
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_parser(source: str) -> None:
    assert read(source) is None


def test_bytes_that_are_no_utf8_are_left_to_the_parser() -> None:
    assert read_plain(b"a: \xff\n") is None


PIECES = [
    *"{ } [ ] , : - ' \" # | > & * ! % @ ? \\ ~ é \u00a0 \u2028 \x85 ’".split(" "),
    *("\n", " ", "  ", "\n  ", "\n    ", ": ", " #", "- ", ":\n", "\n\n", "''", "|-\n", "a: b\n"),
    *("- a: b\n", "\n- ", "---\n"),
]  # fmt: skip
LINES = EXAMPLE.splitlines(keepends=True)


@st.composite
def changed_examples(draw: st.DrawFn) -> str:
    """Some lines of the article that comes with the program, with some pieces put in or exchanged."""
    begin = draw(st.integers(0, len(LINES) - 1))
    source = "".join(LINES[begin : begin + draw(st.integers(1, 12))])
    indent = len(source) - len(source.lstrip(" "))
    source = "".join(line[indent:] if line.strip() else line for line in source.splitlines(keepends=True))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(source)))
        source = source[:at] + draw(st.sampled_from(PIECES)) + source[at + draw(st.integers(0, 2)) :]
    return source


@given(source=changed_examples())
@settings(max_examples=300)
def test_nothing_is_plain_that_the_parser_reads_in_another_way(source: str) -> None:
    found = read(source)
    assert found is None or found == parsed(source)


@given(source=st.lists(st.sampled_from([*PIECES, "a", "b c", "a: ", "b:"]), max_size=14).map("".join))
@example("a: b\n # c\n  d\n")
@settings(max_examples=300)
def test_nor_is_anything_else(source: str) -> None:
    found = read(f"{source}\n")
    assert found is None or found == parsed(f"{source}\n")
