"""Whatever the bytes, decoding them yields items or diagnostics, and never an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.load.values.decode import Decoded, decode
from reader.model.characters import is_clean

HEAD = b"format: 1\nheadline: A\ntext: T\n"
CONTENT = Path(__file__).parents[3] / "content"
EXAMPLE = next(iter(sorted(CONTENT.glob("*.yaml")))).read_bytes()
PIECES = [
    *b"{ } ] \" ' # | @ ` , *a !!x & - ? null".split(),
    *(
        b"people:",
        b"quotes: [",
        b"text: |\n  ",
        b"- ",
        b"\n",
        b"  ",
        b": ",
        b"&a ",
        b"<<: ",
        b"? ",
        b"---\n",
        b"...\n",
    ),
    *(
        b"%TAG ! x\n",
        b">-\n",
        b"\\e",
        b"\t",
        b"\xff",
        b"\xe2\x80\x9c",
        b"\x1b",
        b"\xc2\x85",
        b"\r",
        b"speaker: a",
    ),
    *(
        b"type: direct",
        b"at: ",
        b"order: {after: [a]}",
        b"when: 2021-99",
        b"events:\n- title: ",
        b"mentions: ",
    ),
]


def check(decoded: Decoded, source: bytes) -> None:
    lines = source.count(b"\n") + 1
    for fault in decoded.diagnostics:
        assert is_clean(fault.message)
        assert "\n" not in fault.message
        assert fault.message
        assert 1 <= fault.mark.line <= lines + 1
        assert fault.mark.column >= 1
    assert decoded.items is not None or decoded.diagnostics


@given(st.binary(max_size=200))
@settings(max_examples=150)
def test_any_bytes_yield_items_or_diagnostics(source: bytes) -> None:
    check(decode(source), source)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=300)
def test_any_pieces_of_yaml_yield_items_or_diagnostics(pieces: list[bytes]) -> None:
    for source in (b"".join(pieces), HEAD + b"".join(pieces)):
        check(decode(source), source)


@given(st.integers(0, len(EXAMPLE)), st.integers(0, 30), st.sampled_from(PIECES))
@settings(max_examples=60)
def test_any_slip_in_an_article_yields_items_or_diagnostics(at: int, length: int, instead: bytes) -> None:
    source = EXAMPLE[:at] + instead + EXAMPLE[at + length :]
    check(decode(source), source)
