"""Where in a source a fault is looked at."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.load.syntax.messages import explain, following, line_of


@given(
    st.lists(st.sampled_from(["", "a: ä", "x" * 1_500, "字" * 700]), min_size=1, max_size=30),
    st.integers(1, 35),
)
def test_a_line_is_found_by_its_number_however_many_there_are(lines: list[str], number: int) -> None:
    found = line_of("\n".join(lines).encode(), number)
    assert found == (lines[number - 1] if number <= len(lines) else "")


def test_what_follows_begins_after_spaces_line_breaks_and_signs() -> None:
    def after(source: str, line: int, column: int) -> tuple[int, int]:
        mark: Any = SimpleNamespace(line=line - 1, column=column - 1)
        return following(source.encode(), mark)

    assert after("a: b", 1, 2) == (1, 4)
    assert after("字ä:\n\n  - -x", 1, 3) == (3, 5)
    assert after("a:" + " " * 20_000 + "b", 1, 2) == (1, 2)
    assert after("a:\n\n", 1, 3) == (3, 1)
    assert after("x" * 20_000 + ": y", 1, 20_001) == (1, 20_001)


def test_what_no_parser_said_before_is_told_in_its_words_where_the_value_opens() -> None:
    begun, found = (yaml.Mark("", 0, line, 4, None, 0) for line in (0, 2))
    error = yaml.MarkedYAMLError("while scanning a quoted scalar", begun, "found unexpected words", found)
    assert explain(error, b"a: 'b\n\n  words") == (
        (3, 5), "yaml-syntax", "found unexpected words in the value that opens on line 1",
    )  # fmt: skip
