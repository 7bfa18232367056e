"""Bytes to YAML's parser, piece by piece, and every forbidden character told where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.load.faults import Faults
from reader.load.syntax import source as module
from reader.load.syntax.source import STAND_IN, SourceStream, escaped
from reader.load.values.decode import decode
from reader.model.diagnostic import Diagnostic, Mark


@pytest.fixture(params=[16, 256 * 1024])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """The size of a piece: as it is, and so small that every text is cut."""
    monkeypatch.setattr(module, "_PIECE", request.param)
    return int(request.param)


def read(source: bytes) -> tuple[bytes, Faults, SourceStream]:
    """All that the parser gets, and the faults."""
    faults = Faults()
    stream = SourceStream(source, faults)
    return b"".join(iter(lambda: stream.read(1), b"")), faults, stream


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b\n",
        "a: “b”\r\n",
        "日本語の文章、日本語の文章、日本語の文章。\n" * 20,
        "x" * 5000,
        "👩‍🦰" * 50 + "\n" + "می‌خواهم " * 40,
    ],
)
def test_a_harmless_text_comes_through_as_it_is(text: str) -> None:
    given, faults, stream = read(text.encode())
    assert given == text.encode()
    assert faults.diagnostics == []
    assert not stream.tainted


@pytest.mark.usefixtures("piece")
def test_a_byte_order_mark_is_left_out() -> None:
    given, faults, _ = read(b"\xef\xbb\xbfa: b\n")
    assert given == b"a: b\n"
    assert faults.diagnostics == []


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("\x1ba", [(1, 1)]),
        ("a\x1b", [(1, 2)]),
        ("é“😀\x1b", [(1, 4)]),
        ("a\r\nb\x00\r\n\x7f", [(2, 2), (3, 1)]),
        ("a\rb", [(1, 2)]),
        ("x" * 100 + "\u200b" + "y" * 100 + "\n\n  \u200b", [(1, 101), (3, 3)]),
        ("日" * 50 + "\u202e", [(1, 51)]),
        ("word " * 30 + "a\u200db", [(1, 152)]),
        ("\x85\u2028\u2029", [(1, 1), (1, 2), (1, 3)]),
        ("\ufeffa: \ufeffb", [(1, 4)]),
    ],
)
def test_a_forbidden_character_is_told_at_its_line_and_column(
    text: str, marks: list[tuple[int, int]]
) -> None:
    given, faults, stream = read(text.encode())
    assert [tuple(fault.mark) for fault in faults.diagnostics] == marks
    assert {fault.code for fault in faults.diagnostics} == {"forbidden-character"}
    assert given.decode().count(STAND_IN) == len(marks)
    assert stream.tainted


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize(
    ("source", "mark", "words"),
    [
        (b"a: \xe9", (1, 4), "0xe9"),
        ("a: “b”\nä".encode() + b"\xc3(", (2, 2), "0xc3"),
        (b"x" * 100 + b"\n" + b"\xf5", (2, 1), "0xf5"),
        (b"\xef\xbb\xbfab\x80", (1, 3), "0x80"),
        (b"\xc0\x80", (1, 1), "0xc0"),
        (b"\xed\xa0\x80", (1, 1), "0xed"),
        (b"\xf4\x90\x80\x80", (1, 1), "0xf4"),
        (b"\xe2\x80", (1, 1), "0xe2"),
    ],
)
def test_bytes_that_are_not_utf8_end_the_reading(source: bytes, mark: tuple[int, int], words: str) -> None:
    _, faults, stream = read(source)
    fault = next(fault for fault in faults.diagnostics if fault.code == "not-utf8")
    assert (tuple(fault.mark), stream.failed) == (mark, True)
    assert words in fault.message
    assert stream.read(1) == b""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["format: 1\nheadline: Né\n", "#日\n", "a"])
def test_two_bytes_for_a_letter_are_told_once_and_not_read(encoding: str, text: str) -> None:
    told = decode(text.encode(encoding)).diagnostics
    message = "the file looks like UTF-16; save the file as UTF-8"
    assert told == [Diagnostic(Mark(1, 1), "not-utf8", message)]


def test_a_nul_before_the_first_word_is_told_as_one() -> None:
    assert {fault.code for fault in decode(b"\x00\x00format: 1\n").diagnostics} >= {"forbidden-character"}


def test_a_file_over_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.load.syntax.plain.LARGEST", 10)
    monkeypatch.setattr("reader.load.syntax.builder.LIMIT", 10)
    fault = decode(b"format: 1\nheadline: A\n").diagnostics[0]
    assert (fault.code, fault.mark) == ("too-large", Mark(1, 1))
    assert [fault.code for fault in decode(b"format: 1\n").diagnostics] == ["missing-key"] * 2


def test_more_than_a_thousand_faults_are_counted() -> None:
    _, faults, _ = read(b"a: \x1b\n" * 2500)
    assert (len(faults.diagnostics), faults.unlisted) == (1000, 1500)
    assert faults.diagnostics[-1].mark == Mark(1000, 4)


def test_fifty_thousand_faults_end_the_reading() -> None:
    _, faults, stream = read(b"\x00" * 200_000)
    assert (len(faults.diagnostics), faults.unlisted, stream.failed) == (1000, 49_000, True)


@given(
    st.lists(
        st.sampled_from(["a", " ", "\n", "\r\n", "é", "日", "😀", "\x1b", "\u200b", "\x85"]), max_size=80
    )
)
@settings(max_examples=100)
def test_where_pieces_are_cut_changes_nothing(chars: list[str]) -> None:
    source = "".join(chars).encode()
    whole, faults, _ = read(source)
    size = module._PIECE
    try:
        module._PIECE = 7
        cut, cut_faults, _ = read(source)
    finally:
        module._PIECE = size
    assert cut == whole
    assert cut_faults.diagnostics == faults.diagnostics


@pytest.mark.parametrize("unit", ["漢", "👩\u200d🚀", "é\u0301", "\u200d"])
def test_a_file_is_read_piece_by_piece_though_no_line_ends_and_no_ascii_is_near(unit: str) -> None:
    source, faults = (unit * 300_000).encode(), Faults()
    stream = SourceStream(source, faults)
    pieces = list(iter(lambda: stream.read(1), b""))
    assert all(len(piece) < 1_000_000 for piece in pieces)
    if unit != "\u200d":
        assert b"".join(pieces) == source
        assert not faults.diagnostics


def test_a_long_value_of_escapes_is_told_once_and_not_gone_through_to_its_end() -> None:
    faults = Faults()
    value = "word " * 100 + "\x1b" * 3_000_000
    assert escaped(value, Mark(3, 7), SourceStream(b"", faults), faults) == "word " * 100
    assert [fault.mark for fault in faults.diagnostics] == [(3, 7)]


def test_a_long_value_loses_only_what_is_forbidden() -> None:
    faults = Faults()
    value = "word 👩\u200d🚀\r\n" * 200_000
    assert escaped(value, Mark(3, 7), SourceStream(b"", faults), faults) is value
    assert escaped(value + "\x07.", Mark(3, 7), SourceStream(b"", faults), faults) == value + "."


def test_a_stand_in_that_is_escaped_beside_characters_that_it_stands_for_is_not_told_twice() -> None:
    faults = Faults()
    stream = SourceStream(b"a: \x07\n", faults)
    stream.read(1)
    assert escaped(f"a{STAND_IN}b", Mark(2, 1), stream, faults) == "ab"
    assert [fault.mark for fault in faults.diagnostics] == [(1, 4)]
