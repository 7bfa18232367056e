"""YAML without its guesses: nodes with their marks, and what is refused."""

from __future__ import annotations

import pytest
import yaml

from reader.load.faults import Faults
from reader.load.syntax.builder import read_nodes
from reader.load.syntax.nodes import Mapping, Node, Sequence, key_place, node_place
from reader.load.syntax.source import SourceStream
from reader.load.values.decode import decode


def nodes(source: str | bytes) -> tuple[Node | None, list[tuple[int, int, str]]]:
    faults = Faults()
    root = read_nodes(source.encode() if isinstance(source, str) else source, faults)
    return root, [(*fault.mark, fault.code) for fault in faults.diagnostics]


def plain(node: Node | None) -> object:
    """A node without its marks."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, Sequence) else node and node[0]


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "yes",
        "12:30",
        "2021",
        "010",
        "0x1f",
        "1e3",
        "~",
        "null",
        "true",
        "2021-01-01",
        "1_000",
        ".inf",
        "=",
        "1.0",
    ],
)
def test_every_value_stays_what_was_written(value: str) -> None:
    assert plain(nodes(f"a: {value}\nb: [{value}]\n")[0]) == {"a": value, "b": [value]}


def test_marks_count_lines_and_code_points_from_one() -> None:
    root, faults = nodes("ä“😀”: “x”\nb:\n  - ‘y’\n  - {é: [z]}\n")
    assert faults == []
    assert isinstance(root, Mapping)
    assert (key_place(root["ä“😀”"]), node_place(root["ä“😀”"])) == ((1, 1), (1, 7))
    assert (key_place(root["b"]), node_place(root["b"])) == ((2, 1), (3, 3))
    inner = root["b"][1]
    assert (node_place(root["b"][0]), node_place(inner)) == ((3, 5), (4, 5))
    assert (key_place(inner["é"]), node_place(inner["é"]), node_place(inner["é"][0])) == (
        (4, 6),
        (4, 9),
        (4, 10),
    )


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_are_the_same_with_a_byte_order_mark_and_carriage_returns(start: str, end: str) -> None:
    root, faults = nodes(start + end.join(["a: |", "  x", "  y", "“b”: z", ""]))
    assert faults == []
    assert isinstance(root, Mapping)
    assert (plain(root), key_place(root["“b”"])) == ({"a": "x\ny\n", "“b”": "z"}, (4, 1))


def test_a_block_is_marked_where_its_bar_stands() -> None:
    root, _ = nodes("text:   |-\n\n  x\n")
    assert isinstance(root, Mapping)
    assert node_place(root["text"]) == (1, 9)


def test_a_forbidden_character_leaves_the_other_values_and_marks_as_they_are() -> None:
    root, faults = nodes("a\u200b: [x\x1b, y]\nb: |\n  one\u2028two\nc: z\n")
    assert faults == [
        (1, 2, "forbidden-character"),
        (1, 7, "forbidden-character"),
        (3, 6, "forbidden-character"),
    ]
    assert plain(root) == {"a": ["x", "y"], "b": "onetwo\n", "c": "z"}
    assert isinstance(root, Mapping)
    assert key_place(root["c"]) == (4, 1)


def test_what_is_refused_goes_nowhere_and_the_rest_stays() -> None:
    refused = "<<: {a: b}\n? [x]\n: {y: z}\n? {k: v}\n: w\na: *x\n*y : c\n"
    root, faults = nodes(f"{refused}b: &c d\nb: e\ne: !!int 3\n")
    codes = [code for _, _, code in faults]
    refusals = "merge-key complex-key complex-key yaml-alias yaml-alias yaml-anchor duplicate-key yaml-tag"
    assert codes == refusals.split()
    assert plain(root) == {"b": "d", "e": "3"}
    assert isinstance(root, Mapping)
    assert [(key, plain(node)) for key, node in root.repeats] == [("b", "e")]


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    root, faults = nodes('"<<": a\n')
    assert (plain(root), faults) == ({"<<": "a"}, [])


@pytest.mark.parametrize("depth", [16, 17])
@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a: ", "}")])
def test_sixteen_levels_are_allowed_and_no_more(depth: int, opened: str, closed: str) -> None:
    _, faults = nodes("a: " + opened * (depth - 1) + closed * (depth - 1))
    assert faults == ([] if depth == 16 else [(1, 4 + 15 * len(opened), "too-deep")])


def test_several_places_that_are_too_deep_are_each_told() -> None:
    deep = "[" * 16 + "]" * 16
    assert [line for line, _, code in nodes(f"a: {deep}\nb: {deep}\n")[1] if code == "too-deep"] == [1, 2]


def test_a_second_document_is_told_and_the_first_is_read() -> None:
    root, faults = nodes("a: b\n--- \nc: [\n")
    assert (plain(root), faults) == ({"a": "b"}, [(2, 1, "several-documents")])


def test_one_document_may_be_marked_as_such() -> None:
    assert plain(nodes("%YAML 1.2\n---\na: b\n...\n")[0]) == {"a": "b"}


@pytest.mark.parametrize("source", ["", "# only a comment\n", "\n\n", "---\n...\n"])
def test_an_empty_file_has_no_root_to_speak_of(source: str) -> None:
    root, faults = nodes(source)
    assert not plain(root)
    assert faults == []


def test_without_the_parser_in_c_the_same_comes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'a: [b, “c”]\nd: &x {e: "\\u200b"}\nf: |\n  g\n'
    fast, faults = nodes(source)
    monkeypatch.delattr(yaml, "CBaseLoader")
    slow, slow_faults = nodes(source)
    assert (plain(slow), slow_faults) == (plain(fast), faults)


_DEEP = 20  # a little more than the 16 that are allowed: no file here is one that other software can't bear
_REST = b"b: and so on\n" * 10_000
# Each is told by its beginning: what is left of it is not even looked at.
BOMBS = {
    "brackets": b"a: " + b"[" * _DEEP + b"]" * _DEEP + b"\n" + _REST,
    "braces": b"a: " + b"{a: " * _DEEP + b"}" * _DEEP + b"\n" + _REST,
    "dashes": b"a:\n" + b"- " * _DEEP + b"x\n" + _REST,
    "question marks": b"? " * _DEEP + b"x\n" + _REST,
    "indented keys": b"".join(b" " * depth + b"a:\n" for depth in range(_DEEP)) + _REST,
    "aliases": b"a: &a x\nb: [*a, *a, *a]\n" + _REST,
    "anchors": b"b: [" + b"&a x," * 30_000 + b"]\n",
    "tags": b"b: [" + b"!!str x," * 20_000 + b"]\n",
    "laughs": b"a: &a x\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + _REST,
    "keys": b"".join(b"k%d: v\n" % number for number in range(20_000)),
    "keys in braces": b"{" + b"".join(b"k%d: v," % number for number in range(20_000)) + b"}",
    "the same key": b"a: b\n" * 30_000,
    "merge keys": b"<<: {a: b}\n" * 30_000,
    "keys of lists": b"".join(b"k%d: []\n" % number for number in range(20_000)),
    "a list at the root": b"[" + b"x," * 100_000 + b"]",
    "items": b"people: {a: {aka: [" + b"x," * 100_000,
    "quotes": b"quotes:\n" + b"- {speaker: x}\n" * 20_000,
    "people": b"people:\n" + b"".join(b" k%d: {}\n" % number for number in range(20_000)),
    "lists of lists": b"people:\n" + b"".join(b" k%d: {aka: [%s]}\n" % (n, b"x," * 500) for n in range(100)),
    "quotes of keys": b"quotes:\n" + b"- {a: b, c: d, e: f, id: g}\n" * 3_500,
    "lists in a list": b"a: x\nnotes:\n" + (b"- [" + b"x," * 100 + b"]\n") * 400,
    "lists for a person": b"people:\n ana:\n" + b" - [a,b,c,d,e,f]\n" * 6_000,
    "lists under no key": b"".join(b"k%d: [%s]\n" % (number, b"[a,b,c]," * 1_000) for number in range(9)),
    "documents": b"--- a\n" * 100_000,
    "zeros": b"\x00" * 100_000,
    "joiners": b"a: " + "\u200d".encode() * 30_000,
    "a string never closed": b"a: &a b\n" * 6_000 + b'"' + b"x" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_not_read_to_its_end(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.load.syntax.source._PIECE", 4096)
    monkeypatch.setattr("reader.load.faults.COUNTED", 4_000)
    monkeypatch.setattr("reader.load.syntax.builder.MAX_VALUES", 4_000)
    monkeypatch.setattr("reader.load.syntax.builder.MAX_ITEMS", 4_000)
    monkeypatch.setattr("reader.load.syntax.builder.MAX_ALL", 20_000)
    monkeypatch.setattr("reader.load.syntax.builder.WEIGHED", 2_000)
    monkeypatch.setattr("reader.load.syntax.builder.HOPELESS_DEPTH", 18)
    got = 0

    class Counted(SourceStream):
        def read(self, size: int) -> bytes:
            nonlocal got
            piece = super().read(size)
            got += len(piece)
            return piece

    monkeypatch.setattr("reader.load.syntax.builder.SourceStream", Counted)
    bomb = BOMBS[name]
    decoded = decode(bomb)
    assert decoded.items is None
    assert 1 <= len(decoded.diagnostics) <= 1000
    assert got < len(bomb) / 2


@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        (b"k" * 1_000_000 + b": v\n", "yaml-syntax"),
        (b"? " + b"k" * 1_000_000 + b"\n: v\n", "unknown-key"),
        (b'a: "' + b"\\e" * 100_000 + b'"', "forbidden-character"),
        (b"headline: " + b"x" * 1_000_000, "missing-key"),
        (b"published: " + b"x" * 1_000_000, "bad-date"),
        (b"language: " + b"a-" * 500_000, "bad-value"),
        (b"source: {url: http://" + b"a" * 1_000_000 + b" }", "bad-url"),
        (b"people: {? " + b"a" * 1_000_000 + b" : {name: x}}", "bad-id"),
        (b"format: " + b"1" * 1_000_000, "bad-value"),
    ],
)
def test_a_value_of_a_million_characters_is_told_in_a_few_words(bomb: bytes, code: str) -> None:
    faults = decode(bomb).diagnostics
    assert code in [fault.code for fault in faults]
    assert all(fault.message.isprintable() and len(fault.message) < 300 for fault in faults)


def test_a_slip_in_every_item_is_told_of_every_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.load.syntax.builder.WEIGHED", 100)
    quotes = "- {speaker: ana, type: direct, words: “x”, about: y}\n" * 300
    people = "".join(f"  p{number}: {{name: x, aka: [y, z], rolle: w}}\n" for number in range(300))
    decoded = decode(f"format: 1\nheadline: x\ntext: y\nquotes:\n{quotes}people:\n{people}".encode())
    assert [fault.code for fault in decoded.diagnostics].count("unknown-key") == 600


@pytest.mark.parametrize(
    ("start", "piece", "place"),
    [
        ('headline: "', "x", (1, 11)),
        ("\ufeffhéadline:   ", "x ", (1, 13)),
        ("headline:\n  # of the day\n    ", "x\n    ", (2, 3)),
        ("headline: x\npublished: |\n  ", "2\n  ", (2, 12)),
        ("headline: x\n? 'ä", "\\e", (2, 3)),
        ("notes:\n- x\n-  'y", "\n", (3, 4)),
        ('notes:\n- text: "', "\\\n", (2, 9)),
        ("events: [a, ", "b ", (1, 13)),
        ("text: x\nheadline: y\n", "# z\n", (3, 1)),
    ],
)
def test_what_is_longer_than_any_value_is_told_where_it_begins(
    start: str, piece: str, place: tuple[int, int]
) -> None:
    decoded = decode((start + piece * (2_000_000 // len(piece))).encode())
    assert decoded.items is None
    assert [(fault.mark, fault.code) for fault in decoded.diagnostics] == [(place, "too-long")]


def test_only_the_text_may_be_long_and_only_once() -> None:
    line, source = "x" * 999 + "\n", "format: 1\nheadline: y\ntext: |\n"
    assert nodes(source + f"  {line}" * 12_000)[1] == []
    assert nodes('{"text": "' + line * 12_000 + '"}')[1] == []
    assert nodes(source + f"  {line}" * 17_000)[1] == [(3, 7, "too-long")]
    assert nodes("#" * 18_000_000)[1] == [(1, 1, "too-long")]
    again = source + f"  {line}" * 2_000 + "text: |\n" + f"  {line}" * 2_000
    assert [code for _, _, code in nodes(again)[1]] == ["duplicate-key", "too-long"]


def test_values_of_nearly_a_million_bytes_are_read() -> None:
    assert nodes("notes:\n" + ("- text: " + "x " * 495_000 + "\n") * 4)[1] == []


def test_a_sound_file_passes_however_often_it_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.load.syntax.builder.WEIGHED", 0)
    people = "people: {ana: {name: Ana, aka: [Ruiz]}, eva: {name: Eva}}\n"
    decoded = decode(f"format: 1\nheadline: x\ntext: Ana, Eva\n{people}".encode())
    assert decoded.diagnostics == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_value_knows_where_it_ends(line_end: str) -> None:
    source = line_end.join(
        [
            "“a”: plain “words”   # said",
            "b: {x: 'it''s', y: [one, \"tw\\u006f\"], z: }",
            "c:",
            "- plain over",
            "  two lines",
            "- |-",
            "  block",
            "d:",
            "",
        ]
    )
    root, faults = nodes(source)
    assert faults == [] and isinstance(root, Mapping)

    def written(node: Node) -> str:
        if isinstance(node, tuple):
            return source[node[1].index : node[4].index]
        return source[node.mark.index : node.end_mark.index]

    flow, block = root["b"], root["c"]
    assert written(root["“a”"]) == "plain “words”"
    assert written(flow) == "{x: 'it''s', y: [one, \"tw\\u006f\"], z: }"
    assert [written(value) for value in flow.values()] == ["'it''s'", '[one, "tw\\u006f"]', ""]
    assert [written(item) for item in flow["y"]] == ["one", '"tw\\u006f"']
    assert written(block[0]) == f"plain over{line_end}  two lines"
    assert written(block[1]).rstrip() == f"|-{line_end}  block"
    assert written(root["d"]) == ""
